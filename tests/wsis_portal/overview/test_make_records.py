from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actionlines.models import ActionLine
from goldenbook.models import Commitment
from stocktaking.models import Collection, Project, Submission, SubmissionEvent
from tests.factories import SubmissionFactory, UserFactory, change_of, record
from wsis_portal.accounts.models import User
from wsis_portal.overview.specimens.run import made_before, others_there

pytestmark = pytest.mark.django_db
REFUSED = (
    "There are records here that this command did not make, and what it makes stays:"
    " --with-real adds to them all the same."
)


def run(number, **options):
    """What is said, or the refusal."""
    out = StringIO()
    try:
        call_command("make_records", number, stdout=out, **options)
    except CommandError as refusal:
        return str(refusal)
    return out.getvalue()


def amounts():
    models = (Project, Commitment, Submission, SubmissionEvent)
    return [model.objects.count() for model in models]


def words():
    """Of each submission the texts and links, in the order in which they came."""
    publics = [item.public for item in Submission.objects.order_by("pk")]
    return [(public["texts"], public.get("links")) for public in publics]


def test_records_are_made_and_marked(loaded):

    assert run(50) == "50 made, 0 were there\n"

    assert Project.objects.count() + Commitment.objects.count() == 50
    for model in (Project, Commitment):
        made = model.objects.filter(collections__code="specimens")
        assert made.count() == model.objects.count()
        assert {row.source for row in made} == {"Made by make_records, not a fact."}
    name = Collection.objects.get(code="specimens").name
    assert name == "Specimens: made by make_records, not facts"


def test_nobody_can_sign_in_as_one_of_the_people(loaded):
    run(1)
    people = User.objects.all()
    assert not any(user.is_active or user.has_usable_password() for user in people)
    assert not any(user.user_permissions.exists() for user in people)
    assert people.exists()


def test_run_that_was_cut_short_goes_on_where_it_was(loaded):
    run(40)
    before = words()

    assert run(60) == "20 made, 40 were there\n"

    assert words()[: len(before)] == before
    assert made_before() == (1, 60)
    assert run(60) == "0 made, 60 were there\n"
    assert run(30) == "0 made, 60 were there\n"


def test_other_seed_needs_a_database_of_its_own(loaded):
    run(40)
    before = amounts()

    assert run(60, seed=2) == (
        "There are 40 records of seed 1: --seed 1 goes on from there;"
        " another seed needs a database of its own."
    )
    assert amounts() == before


@pytest.mark.parametrize("make", [record, SubmissionFactory])
def test_database_with_real_records_is_refused_unless_told_so(loaded, make):
    make()
    before = amounts()

    assert run(3) == REFUSED

    assert amounts() == before
    assert run(3, with_real=True) == "3 made, 0 were there\n"
    assert run(4, with_real=True) == "1 made, 3 were there\n"


def test_change_of_a_made_record_is_no_real_record(loaded):
    run(3)
    change_of(Project.objects.first(), submitter=UserFactory())

    assert not others_there()


def test_without_reference_data_nothing_is_made():
    ActionLine.objects.exclude(parent=None).delete()
    ActionLine.objects.all().delete()

    assert run(3) == "Load the reference data first: load_reference."
    assert amounts() == [0, 0, 0, 0]
