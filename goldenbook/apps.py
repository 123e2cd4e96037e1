from dataclasses import replace

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoldenbookConfig(AppConfig):
    name = "goldenbook"
    verbose_name = _("Golden Book")

    def ready(self) -> None:
        from goldenbook import importing, publishing  # noqa: PLC0415  (models ready)
        from stocktaking import registers  # noqa: PLC0415

        registers.add(
            replace(
                publishing.COMMITMENTS,
                from_row=importing.commitment,
                claims=importing.COLLECTIONS,
            )
        )
        registers.add(publishing.PROGRESS_REPORTS)
