"""A person who is forgotten leaves no file, and no trace in the files of others."""

import pytest

from stocktaking.forgetting import forget
from stocktaking.models import OwnNumber, Upload, UploadRow
from tests.factories import SubmissionFactory, UserFactory
from tests.stocktaking.forgetting.world import EMAIL, tables_that_name_the_person

pytestmark = pytest.mark.django_db


def upload_of(owner, *cells):
    upload = Upload.objects.create(owner=owner, name="a.csv", size=1, language="en")
    upload.parts.create(number=0, data=b"x")
    UploadRow.objects.create(upload=upload, number=2, cells=[*cells])
    return upload


def test_own_files_and_numbers_go(person):
    upload = upload_of(person, EMAIL)
    item = SubmissionFactory(submitter=person, upload=upload)
    number = {"register": "project", "value": "A-1", "submission": item}
    OwnNumber.objects.create(person=person, **number)

    forget(person)

    assert (Upload.objects.count(), OwnNumber.objects.count()) == (0, 0)
    assert tables_that_name_the_person() == set()


def test_address_in_the_file_of_somebody_else_is_replaced(person):
    upload = upload_of(UserFactory(), "Radio", EMAIL)

    forget(person)

    assert upload.rows.get().cells == ["Radio", "[…]"]
