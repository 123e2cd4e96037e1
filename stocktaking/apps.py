from dataclasses import replace
from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StocktakingConfig(AppConfig):
    name = "stocktaking"
    verbose_name = _("Stocktaking")

    def ready(self) -> None:
        from actionlines.signals import (  # noqa: PLC0415
            reference_loaded,
            reference_loading,
        )
        from stocktaking import (  # noqa: PLC0415  (models ready)
            error_reports,
            publishing,
            registers,
            seeding,
        )
        from stocktaking.bulk import clearing, projects  # noqa: PLC0415
        from stocktaking.deciding import old_ones  # noqa: PLC0415
        from stocktaking.filtersets import ProjectFilter  # noqa: PLC0415
        from stocktaking.forms import ProjectForm  # noqa: PLC0415
        from stocktaking.importing import mapping  # noqa: PLC0415
        from stocktaking.indexing.run import (  # noqa: PLC0415
            after_loading,
            before_loading,
        )
        from stocktaking.membership import (  # noqa: PLC0415
            old_ones as old_invitations,
        )
        from stocktaking.saved_searches import letters  # noqa: PLC0415
        from stocktaking.upkeep import old_drafts, reminders  # noqa: PLC0415
        from wsis_portal.jobs.schedule import Planned, add  # noqa: PLC0415

        day = timedelta(days=1)
        add(Planned("reminders", reminders.remind, day))
        add(Planned("old drafts", old_drafts.tend, day))
        add(Planned("saved searches", letters.look, day))
        add(Planned("old files", clearing.clear, day))
        add(Planned("old decisions about many", old_ones.clear, day))
        add(Planned("settled reports of errors", error_reports.clear, day))
        add(Planned("old invitations", old_invitations.clear, day))
        reference_loading.connect(before_loading)
        reference_loaded.connect(after_loading)
        reference_loaded.connect(seeding.seed_replies)
        registers.add(
            replace(
                publishing.PROJECTS,
                form=ProjectForm,
                from_row=mapping.project,
                sheet=projects.PROJECTS,
                filters=ProjectFilter,
                catalogue="stocktaking:project-list",
            )
        )
