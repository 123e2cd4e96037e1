"""A file arrives: it is kept in pieces until the worker has read it."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from stocktaking.bulk.reading import read
from stocktaking.models import Organisation, Upload, UploadPart
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.queue import enqueue

LARGEST = 18 * 2**20  # bytes; with its form it stays below what the guard lets in
PIECE = 256 * 2**10
MOST_OPEN = 20  # uploads of a person that are not handed in yet

SENTENCES |= {
    "upload-too-large": _("The file is larger than %(limit)d MB. Send it in parts."),
    "too-many-uploads": _(
        "%(limit)d of your files are not handed in yet. Discard one of them first."
    ),
}


class TooLarge(Refusal):
    status = 413


def receive(
    file: UploadedFile[bytes],
    *,
    owner: User,
    organisation: Organisation | None,
    language: str,
    register: str,
) -> Upload:
    """Keep FILE with records of REGISTER, and have it read. Raises Refusal.

    There may be several containers, and none has a disk that the others see.
    """
    if (file.size or 0) > LARGEST:
        raise TooLarge("upload-too-large", limit=LARGEST // 2**20)
    if Upload.objects.open_of(owner).count() >= MOST_OPEN:
        raise Refusal("too-many-uploads", limit=MOST_OPEN)
    with transaction.atomic():
        upload = Upload.objects.create(
            owner=owner,
            organisation=organisation,
            name=(file.name or "")[-200:],
            size=file.size or 0,
            language=language,
            register=register,
        )
        for number, data in enumerate(file.chunks(PIECE)):
            UploadPart.objects.create(upload=upload, number=number, data=data)
        enqueue(read, upload.pk)
    return upload
