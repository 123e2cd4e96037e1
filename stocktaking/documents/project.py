"""The document of a project: what the API shows is what every door hands in."""

from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Profile
from stocktaking.documents.fields import EarlierField
from stocktaking.documents.record import FIELDS, NEEDED, RecordDocument
from stocktaking.documents.rows import AwardDocument
from stocktaking.models import Project
from stocktaking.validators import check_amounts


class ProjectDocument(RecordDocument[Project]):
    continues = EarlierField(queryset=Project.objects.all())
    awards = AwardDocument(many=True, default=list, label=_("Awards"))
    needed = {
        Profile.NEW: [*NEEDED, "stage", "starts_on"],
        Profile.HISTORIC: ["texts", "source"],
    }
    items = {
        **RecordDocument.items,
        "awards": ("scheme", "year", "category", "level"),
    }
    rules = (*RecordDocument.rules, (check_amounts, ("currency", "budget")))

    class Meta:
        model = Project
        fields = [*FIELDS, "stage", "budget", "currency", "awards"]
        read_only_fields = ["reference"]
