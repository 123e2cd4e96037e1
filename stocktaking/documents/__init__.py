from stocktaking.documents.fields import EarlierField, OrganisationField
from stocktaking.documents.judging import clean, needed_private, problems
from stocktaking.documents.project import ProjectDocument
from stocktaking.documents.record import RecordDocument
from stocktaking.documents.rows import PRIVATE, PrivateDocument

__all__ = [
    "PRIVATE",
    "EarlierField",
    "OrganisationField",
    "PrivateDocument",
    "ProjectDocument",
    "RecordDocument",
    "clean",
    "needed_private",
    "problems",
]
