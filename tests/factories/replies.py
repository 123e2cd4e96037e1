"""What moderators say often."""

from factory.django import DjangoModelFactory

from stocktaking.models import CannedReply


class CannedReplyFactory(DjangoModelFactory):
    class Meta:
        model = CannedReply

    action = "refuse"
    title_en = "Hello"
    words_en = "Hello {name}"
