from stocktaking.choices import RegisterName
from stocktaking.forms.document import DocumentForm
from stocktaking.forms.project import ProjectForm
from stocktaking.forms.steps import StepForm

FORMS: dict[str, type[DocumentForm]] = {RegisterName.PROJECT: ProjectForm}
"""By register: the form that draws its document."""

__all__ = ["FORMS", "DocumentForm", "ProjectForm", "StepForm"]
