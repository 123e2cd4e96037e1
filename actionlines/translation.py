"""Which words of the vocabularies stand in six columns, one a language."""

from modeltranslation.translator import TranslationOptions, register

from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Region,
    Sdg,
    SummitEvent,
    Target,
)


@register(ActionLine)
class ActionLineTranslation(TranslationOptions):
    fields = ("title", "short_title")


@register(Agency)
class AgencyTranslation(TranslationOptions):
    fields = ("acronym", "name")


@register(Country)
class CountryTranslation(TranslationOptions):
    fields = ("name", "rank")


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name",)


@register(Sdg)
class SdgTranslation(TranslationOptions):
    fields = ("title",)


@register(SummitEvent)
class SummitEventTranslation(TranslationOptions):
    fields = ("title",)


@register(Target)
class TargetTranslation(TranslationOptions):
    fields = ("title",)
