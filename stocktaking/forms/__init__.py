from stocktaking.forms.asked import Asked, asked_of
from stocktaking.forms.document import DocumentForm, new_writer, seen_of
from stocktaking.forms.project import ProjectForm
from stocktaking.forms.record import DATE, RecordFacts, record_sections
from stocktaking.forms.sections import Section
from stocktaking.forms.steps import StepForm

__all__ = [
    "DATE",
    "Asked",
    "DocumentForm",
    "ProjectForm",
    "RecordFacts",
    "Section",
    "StepForm",
    "asked_of",
    "new_writer",
    "record_sections",
    "seen_of",
]
