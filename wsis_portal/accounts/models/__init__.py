from wsis_portal.accounts.models.api_key import ApiKey
from wsis_portal.accounts.models.user import User, UserManager

__all__ = ["ApiKey", "User", "UserManager"]
