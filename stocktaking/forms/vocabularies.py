"""Choices that the reference data give, in the reader's language."""

from actionlines.models import ActionLine, Country, Sdg, Target
from stocktaking.forms.fields import NONE, Choices
from stocktaking.models import Collection


def countries() -> Choices:
    return list(Country.objects.values_list("code", "name"))


def countries_or_none() -> Choices:
    return [NONE, *countries()]


def lines() -> Choices:
    return [(line.code, str(line)) for line in ActionLine.objects.all()]


def targets() -> Choices:
    return [(target.letter, str(target)) for target in Target.objects.all()]


def sdgs() -> Choices:
    return [(sdg.number, str(sdg)) for sdg in Sdg.objects.all()]


def collections() -> Choices:
    return [(one.code, one.name) for one in Collection.objects.all()]
