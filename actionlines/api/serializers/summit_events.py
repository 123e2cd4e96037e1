"""The chronology of the Summit."""

from actionlines.api.serializers.sourced import NAMED, NamedSerializer
from actionlines.models import Country, SummitEvent
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import WordsField


class SummitEventSerializer(NamedSerializer[SummitEvent]):
    """Dates are as exact as the source: 2003-12-10, 2003-12 or 2003."""

    country = CodeField[Country](read_only=True, allow_null=True)

    class Meta:
        model = SummitEvent
        fields = [
            "slug",
            "phase",
            "kind",
            "title",
            "starts_on",
            "ends_on",
            "place",
            "country",
            *NAMED,
        ]


class SummitEventDetail(SummitEventSerializer):
    titles = WordsField("title")

    class Meta(SummitEventSerializer.Meta):
        fields = [*SummitEventSerializer.Meta.fields, "titles"]
