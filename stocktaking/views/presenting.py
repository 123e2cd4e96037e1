"""What the page of a record offers beside its facts: ways to cite and to share it."""

from typing import Any

from django.urls import reverse

from stocktaking.addresses import permanent_address
from stocktaking.citing import FILES, Citation, apa
from stocktaking.linked_data import Node, Way, linked_data
from stocktaking.registers import Register
from wsis_portal.public_pages import site


def presented(row: Any, register: Register, own: Node, up: Way) -> dict[str, Any]:
    """For the template, of ROW after for_pages(); no query. OWN is what its register
    says of it in linked data, UP the page above its own.
    """
    return {
        "address": permanent_address(row),
        "citation": apa(Citation.of(row)),
        "citation_files": [*citation_files(row.reference, register)],
        "linked_data": linked_data(row, own, up),
        "picture": f"{site()}{reverse(f'{register.page}-card', args=[row.reference])}",
    }


def citation_files(reference: str, register: Register) -> list[tuple[str, str]]:
    """What people call each form, and its address."""
    page = f"{register.page}-citation"
    return [
        (file.name, reverse(page, args=[reference, form]))
        for form, file in FILES.items()
    ]
