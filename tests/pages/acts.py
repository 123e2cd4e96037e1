"""Records that became one, and one that was taken down and brought back."""

from stocktaking import workflow
from tests.factories import record, text
from tests.stocktaking.test_acts import merged, restored, withdrawn


def acts_on_records(people):
    stays = record(texts=[text("Radio of the valley")])
    goes = record(texts=[text("Valley radio")])
    merged(stays, goes, words="Both are the same radio.")
    withdrawn(stays, reason="at-request")
    restored(stays, 2, words="As its organisation asked.")
    other = record(texts=[text("A third one", summary="Heard on the hills.")])
    proposed = workflow.propose_merger(
        stays.reference, other.reference, words="Twice.", actor=people["moderator"]
    )
    return {
        "acted_on": stays.reference,
        "absorbed": goes.reference,
        "proposed_merger": proposed.pk,
    }
