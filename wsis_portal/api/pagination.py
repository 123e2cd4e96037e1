"""Numbered pages with an exact count, the same for a QuerySet and for a search."""

from typing import Any

from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param
from rest_framework.views import APIView

from wsis_portal.pages import LARGEST, USUAL, Page, check_page


class PagePagination(PageNumberPagination):
    page_size = USUAL
    page_size_query_param = "page_size"
    max_page_size = LARGEST
    page_query_description = "The number of the page, from 1."
    page_size_query_description = "Rows on a page; more than 200 are cut to 200."
    request: Request

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any]:
        self.request, self.asked = request, Page.of(request.query_params)
        self.total = queryset.count()
        check_page(self.asked, self.total)
        return list(queryset[self.asked.slice])

    def get_paginated_response(self, data: Any) -> Response:
        return paged(self.request, self.asked, self.total, data)


def paged(request: Request, page: Page, total: int, rows: Any) -> Response:
    """One page of TOTAL rows in the shape of PagePagination."""
    check_page(page, total)
    here, number = request.build_absolute_uri(), page.number
    last = number * page.size >= total
    after = None if last else replace_query_param(here, "page", number + 1)
    earlier = replace_query_param(here, "page", number - 1)
    first = remove_query_param(here, "page")
    before = {1: None, 2: first}.get(number, earlier)
    body = {"count": total, "next": after, "previous": before, "results": rows}
    return Response(body)
