import pytest
from django.utils import timezone

from stocktaking.models import Collection, Project, Submission
from tests.factories import UserFactory
from tests.factories.stocktaking import RevisionFactory
from wsis_portal.overview.specimens.tables import Table, following, references

pytestmark = pytest.mark.django_db
HARD = 'tab\t line\nreturn\r back\\slash \\N "quoted", {é} 中文 \U0001f4e1'


def copied(model, **values):
    table = Table(model)
    table.add(**values)
    table.copy()
    return model.objects.get()


def stand_alone():
    return RevisionFactory(reference="WSIS-P-000001")


def test_words_come_back_as_they_were():
    assert copied(Collection, code="a", name=HARD).name == HARD


def test_documents_come_back_as_they_were():
    document = {HARD: [HARD, None, True, 1.5, {}]}
    now, person = timezone.now(), UserFactory()

    item = copied(
        Submission,
        register="project",
        document=document,
        submitter_id=person.pk,
        created_at=now,
        updated_at=now,
    )

    assert (item.document, item.created_at, item.submitter) == (document, now, person)


def test_lists_come_back_as_they_were():
    codes, revision = ['a"b', "c\\d", "e,f", "{}"], stand_alone()
    found = copied(Project, codes=codes, revision_id=revision.pk)
    assert found.codes == codes


def test_what_a_row_does_not_say_is_the_default_of_the_model():
    project = copied(Project, reference="WSIS-P-000001", revision_id=stand_alone().pk)

    found = (project.languages, project.stage, project.budget, project.organisation)
    assert found == ([], "", None, None)


def test_value_without_a_column_is_an_error():
    with pytest.raises(TypeError, match=r"Collection has no title\."):
        Table(Collection).add(code="a", title="A")


def test_rows_are_copied_once():
    table = Table(Collection)
    table.add(code="a", name="A")

    table.copy()
    table.copy()

    assert Collection.objects.count() == 1


def test_numbers_are_used_once():
    table = Table(Collection, numbered=True)
    assert len({*table.keys(3), *table.keys(2)}) == 5
    first, second = references("P", 2)
    assert int(second[-6:]) == int(first[-6:]) + 1
    assert [*following("stocktaking_reference_p", 0)] == []
