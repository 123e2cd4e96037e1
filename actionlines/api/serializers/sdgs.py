"""The Sustainable Development Goals, and which action lines serve them."""

from actionlines.api.serializers.sourced import (
    NAMED,
    SOURCED,
    FactSerializer,
    NamedSerializer,
)
from actionlines.models import ActionLine, Sdg, SdgLink, SdgTarget
from wsis_portal.api.documents import CodeField
from wsis_portal.api.words import WordsField


class LinkOfSdg(FactSerializer[SdgLink]):
    """An action line that serves this goal, by these targets of the goal."""

    action_line = CodeField[ActionLine](read_only=True)
    targets = CodeField[SdgTarget](many=True, read_only=True)

    class Meta:
        model = SdgLink
        fields = ["action_line", "targets", *SOURCED]


class SdgSerializer(NamedSerializer[Sdg]):
    """One of the 17 Sustainable Development Goals."""

    class Meta:
        model = Sdg
        fields = ["number", "title", *NAMED]


class SdgDetail(SdgSerializer):
    titles = WordsField("title")
    action_lines = LinkOfSdg(source="links", many=True)

    class Meta(SdgSerializer.Meta):
        fields = ["number", "title", "titles", *NAMED, "action_lines"]
