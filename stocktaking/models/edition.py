from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName
from stocktaking.querysets import EditionQuerySet


class Edition(models.Model):
    """The number of a register as it is, higher with each change of what is found.

    What was counted in an edition stays true for as long as that is its number.
    """

    register = models.CharField(
        _("register"), max_length=20, choices=RegisterName, primary_key=True
    )
    number = models.PositiveBigIntegerField(_("number"), default=1)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.register} {self.number}"
