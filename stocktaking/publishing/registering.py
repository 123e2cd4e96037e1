"""A register with the one publisher, and the register of projects."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking import documents
from stocktaking.documents import ProjectDocument
from stocktaking.publishing.records import Judge, publish
from stocktaking.registers import Register


def register(name: str, letter: str, judge: Judge, **lists: Any) -> Register:
    return Register(
        name,
        letter,
        judge,
        clean=partial(documents.clean, judge),
        problems=partial(documents.problems, judge),
        publish=partial(publish, judge),
        **lists,
    )


PROJECTS = register(
    "project",
    "P",
    ProjectDocument,
    at_once=frozenset({"stage", "ends_on", "confirmed_on"}),
    page="stocktaking:project",
    template="stocktaking/project.html",
    expected={("stage",): _("Stage"), ("budget",): _("Budget")},
)
