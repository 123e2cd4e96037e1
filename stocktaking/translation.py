"""Which words of ours stand in six columns, one a language."""

from modeltranslation.translator import TranslationOptions, register

from stocktaking.models import CannedReply


@register(CannedReply)
class CannedReplyTranslation(TranslationOptions):
    fields = ("title", "words")
    required_languages = ("en",)
