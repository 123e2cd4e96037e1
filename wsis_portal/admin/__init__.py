from wsis_portal.admin.jobs import JobAdmin, ScheduledJobAdmin
from wsis_portal.admin.kinds import MOST_WORDS, ViewOnlyAdmin

__all__ = ["MOST_WORDS", "JobAdmin", "ScheduledJobAdmin", "ViewOnlyAdmin"]
