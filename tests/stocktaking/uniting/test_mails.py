"""Who is told that two organisations were merged, or why they were not."""

import pytest
from django.utils import translation

from stocktaking.models import OrganisationMerger
from stocktaking.uniting import later, merge_organisations
from stocktaking.workflow import StepRefused
from tests.factories import OrganisationFactory, SecretariatFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return OrganisationFactory(name="Radio Trust"), OrganisationFactory(name="Radio")


@pytest.fixture
def run(two, django_capture_on_commit_callbacks):
    """Merge the second into the first, and run what was queued."""
    references = [one.reference for one in two]

    def run_it(how, *args, **more):
        with django_capture_on_commit_callbacks(execute=True):
            return how(*references, *args, **more)

    return run_it


def test_members_of_both_are_told_once_in_their_language(two, run, mailoutbox):
    stays, goes = two
    both = UserFactory(language="fr")
    for organisation in two:
        organisation.members.add(both)
    goes.members.add(one := UserFactory(), UserFactory(is_active=False))
    UserFactory()  # of neither

    run(merge_organisations, actor=SecretariatFactory())

    assert {mail.to[0]: mail.subject for mail in mailoutbox} == {
        both.email: "Radio fait désormais partie de Radio Trust",
        one.email: "Radio is part of Radio Trust now",
    }
    assert len(mailoutbox) == 2
    assert goes.reference in mailoutbox[0].body
    assert stays.reference in mailoutbox[0].body


def test_who_asked_the_worker_is_told_that_it_is_done(run, mailoutbox):
    actor = SecretariatFactory()

    run(later.merge.func, actor.pk)

    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (
        [actor.email],
        "Radio is part of Radio Trust now",
    )


def test_who_asked_the_worker_is_told_why_it_cannot_be_done(two, run, mailoutbox):
    actor = SecretariatFactory(language="fr")
    two[0].members.add(actor)  # meanwhile

    run(later.merge.func, actor.pk)

    (mail,) = mailoutbox
    with translation.override("fr"):
        said = str(StepRefused("own-organisation"))
    assert mail.to == [actor.email]
    assert said in mail.body
    assert not OrganisationMerger.objects.exists()
