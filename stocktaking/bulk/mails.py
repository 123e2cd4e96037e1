"""One message about all rows of a file."""

from django.conf import settings
from django.utils import translation
from django_tasks import task

from stocktaking.choices import Verdict
from stocktaking.models import Upload
from stocktaking.notifications import in_words, mail


@task
def send(pk: int, time: str) -> None:
    """TIME is one of handing in: told twice, mail servers know it for the same."""
    upload = Upload.objects.select_related("owner").filter(pk=pk).first()
    if not (upload and upload.owner.is_active):
        return
    person, counts = upload.owner, upload.counts
    with translation.override(person.language):
        context = {
            "upload": upload,
            "person": person,
            "sent": counts.get(Verdict.SENT, 0),
            "faulty": counts.get(Verdict.FAULTY, 0),
            "url": settings.SITE_URL + upload.get_absolute_url(),
        }
        subject, body = in_words("stocktaking/mail/upload.txt", context)
    mail(subject, body, person.email, f"upload-{pk}-{time}")
