import pytest
from django import forms
from django.template.loader import render_to_string
from pytest_django.asserts import assertHTMLEqual

from wsis_portal.errors import Problem
from wsis_portal.listing import Choice, Facet
from wsis_portal.pages import Page


class ReportForm(forms.Form):
    title = forms.CharField(help_text="What it is called.")
    website = forms.CharField(required=False)
    stage = forms.ChoiceField(
        choices=[("a", "Planned"), ("b", "Ongoing")], widget=forms.RadioSelect
    )


def drawn(component, **context):
    html = render_to_string(f"components/{component}.html", context)
    return " ".join(html.split())


def test_field_ties_help_and_error_to_its_control():
    html = drawn("field", field=ReportForm({})["title"])

    control = (
        '<input type="text" name="title" required aria-invalid="true"'
        ' aria-describedby="id_title_helptext id_title_error" id="id_title">'
    )
    assert control in html
    assert '<p class="help" id="id_title_helptext">What it is called.</p>' in html
    assert '<div class="err" id="id_title_error">' in html
    assert '<label for="id_title">Title </label>' in html


def test_field_that_may_be_empty_says_so():
    html = drawn("field", field=ReportForm()["website"])
    assert 'Website <span class="muted optional">(optional)</span>' in html
    assert "aria-describedby" not in html


def test_choices_are_a_group_with_a_legend():
    html = drawn("field", field=ReportForm({})["stage"])
    assert (
        '<fieldset class="field wrong" id="id_stage" aria-describedby="id_stage_error">'
        in html
    )
    assert "<legend>Stage </legend>" in html
    assert html.count('<label class="check"') == 2


def test_summary_links_each_error_to_its_control():
    html = drawn("error_summary", form=ReportForm({}))

    assert "2 answers need another look" in html
    assert '<a href="#id_title">Title: This field is required.</a>' in html
    assert '<a href="#id_stage_0">Stage: This field is required.</a>' in html


def test_form_without_errors_has_no_summary():
    form = ReportForm({"title": "x", "stage": "a"})
    assert drawn("error_summary", form=form) == ""


def test_problems_name_the_part_and_offer_the_rest():
    problems = {"stage": [Problem("unknown-value", {"value": "x"})]}

    html = drawn("problems", problems=problems, repaired="/projects/?q=radio")

    assert "<code>stage</code>: x is not known here." in html
    assert '<a href="/projects/?q=radio">' in html


def test_long_facet_folds_what_comes_after_eight():
    choices = [Choice(f"C{n}", f"Line {n}", 20 - n, 50, n == 2) for n in range(1, 11)]

    html = drawn("facet", facet=Facet("line", "Action line", choices), inside=False)

    shown, folded = html.split("<details")
    assert (shown.count("<li>"), folded.count("<li>")) == (8, 2)
    assert 'id="line-C2" name="line" value="C2" checked>' in shown


def test_pages_keep_the_question(rf):
    request = rf.get("/projects/", {"q": "radio", "page": "2"})

    html = render_to_string(
        "components/pagination.html", {"page": Page(2, 10), "total": 2112}, request
    )

    assert 'href="?q=radio&amp;page=1#results"' in html
    assert 'href="?q=radio&amp;page=3#results"' in html
    assert "11 to 20 of 2,112" in html


@pytest.mark.parametrize(
    ("given", "html"),
    [
        ({"label": "Stage", "value": ""}, ""),
        (
            {"label": "Stage", "value": "Ongoing"},
            "<div><dt>Stage</dt><dd>Ongoing</dd></div>",
        ),
        (
            {"label": "Site", "value": "Ours", "url": "/x/", "lang": "fr"},
            '<div><dt>Site</dt><dd lang="fr"><a href="/x/">Ours</a></dd></div>',
        ),
    ],
)
def test_fact_without_a_value_is_no_row(given, html):
    assertHTMLEqual(drawn("fact", **given), html)
