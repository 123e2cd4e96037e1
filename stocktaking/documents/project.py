"""The document of a project: what the API shows is what every door hands in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Profile
from stocktaking.documents.record import FIELDS, NEEDED, RecordDocument
from stocktaking.documents.rows import AwardDocument
from stocktaking.models import Project
from stocktaking.validators import check_amounts
from wsis_portal.errors import Problems


class ProjectDocument(RecordDocument[Project]):
    awards = AwardDocument(many=True, default=list, label=_("Awards"))
    needed = {
        Profile.NEW: [*NEEDED, "stage", "starts_on"],
        Profile.HISTORIC: ["texts", "source"],
    }
    items = {
        **RecordDocument.items,
        "awards": ("scheme", "year", "category", "level"),
    }

    class Meta:
        model = Project
        fields = [*FIELDS, "stage", "budget", "currency", "awards"]
        read_only_fields = ["reference"]

    def broken_rules(self, data: Any, profile: str) -> Problems:
        return {
            **super().broken_rules(data, profile),
            **check_amounts(data, "budget"),
        }
