"""Files of many records, as partners send them."""

import csv
import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stocktaking.bulk import receiving, sending
from stocktaking.bulk.faults import told
from stocktaking.models import Upload
from tests.factories import ActionLineFactory, CountryFactory, SdgFactory

TERMS = "2026-11"


def seed():
    CountryFactory(code="NP", name="Nepal")
    CountryFactory(code="UY", name="Uruguay")
    for code in ("C1", "C3", "C7-EHEALTH"):
        ActionLineFactory(code=code)
    SdgFactory(number=3)


def row(number=1, **changes):
    """A row without a fault."""
    return {
        "id": f"A-{number}",
        "title": f"Village radio {number}",
        "language": "en",
        "summary": "Farmers hear prices.",
        "organisation": "Radio Trust",
        "activity_type": "project",
        "stage": "ongoing",
        "level": "national",
        "country": "Nepal",
        "year_start": "2024",
        "year_end": "2026",
        "action_lines": "C1; C7-EHEALTH",
        "sdgs": "3",
    } | changes


def pledge(number=1, **changes):
    """A row without a fault, of a commitment."""
    said = row(number, title=f"Radio for school {number}", timescale="five-years")
    said |= {"fulfilment": "announced", "amount": "125000.50", "currency": "USD"}
    del said["stage"]
    return said | changes


def table(rows):
    header = list(dict.fromkeys(name for one in rows for name in one))
    return [header, *([one.get(name) for name in header] for one in rows)]


def as_csv(rows, separator=",", codec="utf-8"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(table(rows))
    return text.getvalue().encode(codec)


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for cells in table(rows):
        book.active.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def file_of(content, name="projects.csv"):
    return SimpleUploadedFile(name, content)


def sent(
    content,
    owner,
    name="projects.csv",
    organisation=None,
    language="en",
    register="project",
):
    """The upload, read and judged as without a worker."""
    upload = receiving.receive(
        file_of(content, name),
        owner=owner,
        organisation=organisation,
        language=language,
        register=register,
    )
    return Upload.objects.get(pk=upload.pk)


def hand_in(upload):
    sending.begin(upload, TERMS)
    return Upload.objects.get(pk=upload.pk)


def queued(job, upload, status="READY"):
    """As a worker's queue has it."""
    return DBTaskResult.objects.create(
        task_path=job.module_path,
        args_kwargs={"args": [upload.pk], "kwargs": {}},
        status=status,
        backend_name="default",
        run_after=timezone.now(),
    )


def rows_of(upload):
    return list(upload.rows.order_by("number"))


def verdicts(upload):
    return [one.verdict for one in rows_of(upload)]


def faults_of(upload):
    """Row, key and code of each."""
    return [
        (one.number, key, problem.code)
        for one in rows_of(upload)
        for key, found in told(one.problems).items()
        for problem in found
    ]
