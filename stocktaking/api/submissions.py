"""One's own submissions, for programs with a key: as the pages of /my/ show them."""

from typing import Any, ClassVar, cast

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import translation
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from stocktaking.api.filtersets import SubmissionFilter
from stocktaking.choices import Actor, Reason
from stocktaking.models import Submission, SubmissionEvent
from stocktaking.workflow import contact_reader
from wsis_portal.accounts.models import User
from wsis_portal.api.viewsets import PersonalViewSet
from wsis_portal.api.words import PageField

WORDS = {"type": "object", "additionalProperties": {"type": "string"}}
ANYTHING = {"type": "object", "additionalProperties": True}
DOCUMENT = {
    "type": "object",
    "properties": {"format": {"type": "integer"}, "public": ANYTHING, "private": WORDS},
    "required": ["format", "public", "private"],
}


@extend_schema_field({"type": ["string", "null"], "format": "uri"})
class RecordField(serializers.Field[Any, Any, str | None, Any]):
    """The page of what it became or was merged into, without a language in it."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Submission) -> str | None:
        with translation.override(settings.LANGUAGE_CODE):
            path = value.record_url
        return self.context["request"].build_absolute_uri(path) if path else None


@extend_schema_field(DOCUMENT)
class DocumentField(serializers.Field[Any, Any, dict[str, Any], Any]):
    """In today's format. The contact is for those who may read it on the page."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Submission) -> dict[str, Any]:
        reader = self.context["request"].user
        private = value.private if contact_reader(value, reader) else {}
        return {**value.opened, "private": private}


class StepSerializer(serializers.ModelSerializer[SubmissionEvent]):
    """One step: what happened, and what was said with it. Not by whom."""

    reason = serializers.ChoiceField(
        choices=Reason.choices, allow_blank=True, read_only=True
    )
    words = serializers.CharField(read_only=True)
    comments = serializers.DictField(
        child=serializers.CharField(),
        read_only=True,
        help_text="Words on single fields of the document, by the name of the field.",
    )

    class Meta:
        model = SubmissionEvent
        fields = ["at", "action", "before", "after", "reason", "words", "comments"]
        read_only_fields = fields


class SubmissionSerializer(serializers.ModelSerializer[Submission]):
    """Where a submission stands."""

    title = serializers.CharField(
        read_only=True, help_text="Of the original text, as typed so far."
    )
    url = PageField()
    record_url = RecordField()
    acts_next = serializers.ChoiceField(
        source="turn.who",
        choices=Actor.choices,
        allow_null=True,
        read_only=True,
        help_text="Null where it is decided.",
    )
    acts_next_text = serializers.CharField(
        source="turn.words",
        read_only=True,
        help_text="The same in words, in the language of `lang`.",
    )

    class Meta:
        model = Submission
        fields = [
            "id",
            "register",
            "kind",
            "state",
            "acts_next",
            "acts_next_text",
            "title",
            "reference",
            "merged_into",
            "url",
            "record_url",
            "submitted_at",
            "updated_at",
        ]
        read_only_fields = fields


class SubmissionDetail(SubmissionSerializer):
    """With its document and all that happened, in order."""

    document = DocumentField()
    thread = StepSerializer(source="events", many=True, read_only=True)

    class Meta(SubmissionSerializer.Meta):
        fields = [*SubmissionSerializer.Meta.fields, "document", "thread"]
        read_only_fields = fields


class SubmissionViewSet(PersonalViewSet[Submission]):
    """Your own submissions, drafts included, and those shared with you. Needs a key.

    Newest first. One by its id, with its document and what was said about it.
    """

    queryset = Submission.objects.all()
    serializer_class = SubmissionSerializer
    detail_class = SubmissionDetail
    detail_rows: ClassVar[tuple[Any, ...]] = (
        Prefetch(
            "events", SubmissionEvent.objects.for_authors().select_related("note")
        ),
    )
    filterset_class = SubmissionFilter
    lookup_field = "id"
    lookup_value_regex = "[0-9]+"

    def get_queryset(self) -> QuerySet[Submission]:
        """What whoever has the key may read under /my/, moderators too."""
        rows = Submission.objects.of_author(cast(User, self.request.user))
        return rows.order_by("-updated_at", "-pk")
