from stocktaking.forms.project import ProjectForm
from stocktaking.forms.steps import StepForm

__all__ = ["ProjectForm", "StepForm"]
