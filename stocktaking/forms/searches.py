"""What a person types to keep a search, or to call it something else."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.models import SavedSearch


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    class Meta:
        model = SavedSearch
        fields = ["name", "by_mail"]
        labels = {
            "name": _("Name of the search"),
            "by_mail": _("Write to me when something new is found"),
        }
        help_texts = {
            "by_mail": _(
                "At most once a week, one message for all your searches. Each message"
                " has a link that ends them."
            ),
        }

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        mine = SavedSearch.objects.filter(person=self.instance.person_id, name=name)
        if mine.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("You have a search of this name."))
        return name

    def save(self, commit: bool = True) -> Any:
        """Whoever is told again is told of what comes from now on."""
        search = self.instance
        if "by_mail" in self.changed_data:
            search.told_from = search.looked_at = timezone.now()
        return super().save(commit)
