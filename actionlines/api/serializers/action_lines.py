"""The action lines, and the agencies that facilitate them."""

from actionlines.api.serializers.sourced import (
    NAMED,
    SOURCED,
    FactSerializer,
    NamedSerializer,
)
from actionlines.models import (
    ActionLine,
    Agency,
    Facilitation,
    Sdg,
    SdgLink,
    SdgTarget,
    TitleVariant,
    UngisTerm,
)
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import PageField, WordsField

HISTORY = ["role", "listing", "valid_from", "valid_to", *SOURCED]


class VariantSerializer(FactSerializer[TitleVariant]):
    """Another wording under which the line is known."""

    class Meta:
        model = TitleVariant
        fields = ["title", *SOURCED]


class FacilitationOfLine(FactSerializer[Facilitation]):
    """Who did what for this line, on which of the lists; they are never merged."""

    agency = CodeField[Agency](read_only=True)

    class Meta:
        model = Facilitation
        fields = ["agency", *HISTORY]


class FacilitationOfAgency(FactSerializer[Facilitation]):
    """What this agency did for which line, on which of the lists."""

    action_line = CodeField[ActionLine](read_only=True)

    class Meta:
        model = Facilitation
        fields = ["action_line", *HISTORY]


class UngisTermSerializer(FactSerializer[UngisTerm]):
    """A seat in the chair of the UN Group on the Information Society, and when."""

    class Meta:
        model = UngisTerm
        fields = ["seat", "valid_from", "valid_to", *SOURCED]


class LinkOfLine(FactSerializer[SdgLink]):
    """A goal that this line serves, by these targets of the goal."""

    sdg = CodeField[Sdg]("number", read_only=True)
    targets = CodeField[SdgTarget](many=True, read_only=True)

    class Meta:
        model = SdgLink
        fields = ["sdg", "targets", *SOURCED]


class ActionLineSerializer(NamedSerializer[ActionLine]):
    """One of the 19 action lines; a sub-line of C7 names C7 as its parent."""

    parent = CodeField[ActionLine](  # type: ignore[assignment]  # only nested serializers have a parent
        read_only=True, allow_null=True
    )
    url = PageField()

    class Meta:
        model = ActionLine
        fields = ["code", "url", "parent", "title", "short_title", *NAMED]


class ActionLineDetail(ActionLineSerializer):
    titles = WordsField("title")
    short_titles = WordsField("short_title")
    sub_lines = CodeField[ActionLine](many=True, read_only=True)
    variants = VariantSerializer(many=True)
    facilitations = FacilitationOfLine(many=True)
    sdgs = LinkOfLine(source="sdg_links", many=True)

    class Meta(ActionLineSerializer.Meta):
        fields = [
            *ActionLineSerializer.Meta.fields,
            "titles",
            "short_titles",
            "sub_lines",
            "variants",
            "facilitations",
            "sdgs",
        ]


class AgencySerializer(NamedSerializer[Agency]):
    """A body of the United Nations family."""

    class Meta:
        model = Agency
        fields = ["code", "acronym", "name", *NAMED]


class AgencyDetail(AgencySerializer):
    acronyms = WordsField("acronym")
    names = WordsField("name")
    facilitations = FacilitationOfAgency(many=True)
    ungis_terms = UngisTermSerializer(many=True)

    class Meta(AgencySerializer.Meta):
        fields = [
            *AgencySerializer.Meta.fields,
            "acronyms",
            "names",
            "facilitations",
            "ungis_terms",
        ]
