"""Small corrections by whoever reviews: a section of the document at a time."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from stocktaking import registers, workflow
from stocktaking.admin.together import TogetherAdmin
from stocktaking.choices import Action
from stocktaking.documents import PRIVATE
from stocktaking.forms import DocumentForm, seen_of
from stocktaking.forms.sections import Section
from stocktaking.merging import Prints, flat, merge, parted
from stocktaking.models import Submission
from stocktaking.workflow import Given
from wsis_portal import interrupted
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import language_keeps_words, login_keeps_words
from wsis_portal.requests import UserRequest


class CorrectingAdmin(TogetherAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = language_keeps_words(self.admin_site.admin_view(self.correct_view))
        correct = login_keeps_words(view)
        name = "stocktaking_submission_correct"
        return [
            path("<int:pk>/correct/", correct, {"slug": ""}, name=name),
            path("<int:pk>/correct/<slug:slug>/", correct, name=name),
            *super().get_urls(),
        ]

    def correct_view(self, request: UserRequest, pk: int, slug: str) -> HttpResponse:
        """The first section where none is named. The step judges and records."""
        item = get_object_or_404(self.get_queryset(request), pk=pk)
        drawn, sections = registers.get(item.register).drawn, sections_of(item)
        section = next((one for one in sections if one.slug == slug), None)
        if slug and not section:
            raise Http404
        if Action.CORRECT not in workflow.possible_actions(item, request.user):
            refusal = workflow.not_possible(item, Action.CORRECT, request.user)
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:stocktaking_submission_change", item.pk)
        sent = request.POST if request.method == "POST" else None
        words = interrupted.kept(request) if sent is None else None
        form = drawn(item, section or sections[0], with_row(sent or words))
        if words:
            form.is_valid()
        came = sent or words
        seen = seen_of(came) if came else form.seen()
        if sent is None or "save" in sent:
            return self.correcting(request, form, seen)
        if self.is_corrected(request, form, seen):
            interrupted.forget(request)
            return redirect("admin:stocktaking_submission_change", item.pk)
        return self.correcting(request, form, seen)

    def is_corrected(
        self, request: UserRequest, form: DocumentForm, seen: Prints
    ) -> bool:
        """Else the form says why not: as in a draft, what both changed is compared."""
        item = form.item
        if not form.is_valid():
            return False
        items = form.judge.items
        merged = merge(seen, form.typed(), flat(item.opened), items=items)
        if merged.conflicts:
            form.compare(merged.conflicts, merged.values)
            return False
        public = parted(merged.values, PRIVATE)["public"]
        given = Given(public=public, version=item.document_version)
        try:
            workflow.take_step(item, Action.CORRECT, actor=request.user, given=given)
        except Refusal as refusal:
            form.refuse(refusal)
            return False
        words = _("Corrected. Whoever wrote it sees what you changed.")
        self.message_user(request, words, messages.SUCCESS)
        return True

    def correcting(
        self, request: UserRequest, form: DocumentForm, seen: Prints
    ) -> HttpResponse:
        context = {
            "submission": form.item,
            "form": form,
            "sections": sections_of(form.item),
            "seen": json.dumps(form.decided(seen)),
            "unsent": bool(interrupted.kept(request)) and request.method != "POST",
        }
        page = "admin/stocktaking/submission/correct.html"
        status = 422 if form.faults else 200
        return TemplateResponse(request, page, context, status=status)


def sections_of(item: Submission) -> list[Section]:
    """Those that ask for what will be public; a contact is nobody else's to mend."""
    every = registers.get(item.register).drawn.sections
    return [one for one in every if not any(map(one.asks, PRIVATE))]


def with_row(sent: QueryDict | None) -> QueryDict | None:
    """With an empty row more in the list whose button was pressed."""
    name = f"{sent['save']}-TOTAL_FORMS" if sent and "save" in sent else ""
    number = sent.get(name, "") if sent else ""
    if sent is None or not (number.isdecimal() and len(number) < 4):
        return sent
    more = sent.copy()
    more[name] = str(int(number) + 1)
    return more
