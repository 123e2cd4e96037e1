"""Reference data: files in git write it, the admin shows it. Rates are kept here."""

from django.contrib import admin

from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    ExchangeRate,
    Facilitation,
    Indicator,
    Observation,
    Region,
    Sdg,
    SummitEvent,
    Target,
    UngisTerm,
)
from wsis_portal.admin import ViewOnlyAdmin


@admin.register(ActionLine)
class ActionLineAdmin(ViewOnlyAdmin[ActionLine]):
    list_display = ["code", "title", "verified"]
    list_filter = ["verified"]
    search_fields = ["code", "title_en"]


@admin.register(Agency)
class AgencyAdmin(ViewOnlyAdmin[Agency]):
    list_display = ["code", "name", "verified"]
    list_filter = ["verified"]
    search_fields = ["code", "name_en"]


@admin.register(Country)
class CountryAdmin(ViewOnlyAdmin[Country]):
    list_display = ["code", "alpha3", "m49", "name", "verified"]
    list_filter = ["verified"]
    search_fields = ["code", "alpha3", "name_en", "name_fr", "name_es"]


@admin.register(Region)
class RegionAdmin(ViewOnlyAdmin[Region]):
    list_display = ["code", "scheme", "name", "verified"]
    list_filter = ["scheme"]
    search_fields = ["code", "name_en"]


@admin.register(Facilitation)
class FacilitationAdmin(ViewOnlyAdmin[Facilitation]):
    list_display = ["action_line", "agency", "role", "listing", "valid_from"]
    list_filter = ["listing", "role"]
    list_select_related = ["action_line", "agency"]
    search_fields = ["action_line__code", "agency__code"]


@admin.register(UngisTerm)
class UngisTermAdmin(ViewOnlyAdmin[UngisTerm]):
    list_display = ["agency", "seat", "valid_from", "valid_to", "verified"]
    list_select_related = ["agency"]
    list_filter = ["seat", "verified"]
    search_fields = ["agency__code"]


@admin.register(Target)
class TargetAdmin(ViewOnlyAdmin[Target]):
    list_display = ["letter", "title", "verdict", "verified"]
    list_filter = ["verdict", "verified"]
    search_fields = ["letter", "title_en"]


@admin.register(Indicator)
class IndicatorAdmin(ViewOnlyAdmin[Indicator]):
    list_display = ["code", "title", "unit", "verified"]
    list_select_related = ["target"]
    list_filter = ["target", "verified"]
    search_fields = ["code", "title"]


@admin.register(Observation)
class ObservationAdmin(ViewOnlyAdmin[Observation]):
    list_display = ["indicator", "year", "country", "region", "value", "verified"]
    list_filter = ["year"]
    list_select_related = ["indicator", "country", "region"]
    search_fields = ["indicator__code", "indicator__title"]


@admin.register(Sdg)
class SdgAdmin(ViewOnlyAdmin[Sdg]):
    list_display = ["number", "title", "verified"]
    list_filter = ["verified"]
    search_fields = ["number", "title_en"]


@admin.register(SummitEvent)
class SummitEventAdmin(ViewOnlyAdmin[SummitEvent]):
    list_display = ["starts_on", "title", "phase", "place", "verified"]
    list_filter = ["phase", "kind"]
    search_fields = ["title_en", "place"]


@admin.register(ExchangeRate)
class ExchangeRateAdmin(admin.ModelAdmin[ExchangeRate]):
    list_display = ["currency", "date", "rate", "source"]
    list_filter = ["currency"]
    date_hierarchy = "date"
    search_fields = ["currency", "source"]
