from dataclasses import replace

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StocktakingConfig(AppConfig):
    name = "stocktaking"
    verbose_name = _("Stocktaking")

    def ready(self) -> None:
        from actionlines.signals import reference_loaded  # noqa: PLC0415
        from stocktaking import publishing, registers  # noqa: PLC0415  (models ready)
        from stocktaking.importing import mapping  # noqa: PLC0415
        from stocktaking.indexing.run import after_loading  # noqa: PLC0415

        reference_loaded.connect(after_loading)
        registers.add(replace(publishing.PROJECTS, from_row=mapping.project))
