from dataclasses import replace

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoldenbookConfig(AppConfig):
    name = "goldenbook"
    verbose_name = _("Golden Book")

    def ready(self) -> None:
        from goldenbook import (  # noqa: PLC0415  (models ready)
            bulk,
            filtersets,
            forms,
            importing,
            publishing,
        )
        from stocktaking import registers  # noqa: PLC0415

        registers.add(
            replace(
                publishing.COMMITMENTS,
                form=forms.CommitmentForm,
                from_row=importing.commitment,
                claims=importing.COLLECTIONS,
                sheet=bulk.COMMITMENTS,
                filters=filtersets.CommitmentFilter,
                catalogue="goldenbook:commitment-list",
            )
        )
        reports = replace(publishing.PROGRESS_REPORTS, form=forms.ProgressReportForm)
        registers.add(reports)
