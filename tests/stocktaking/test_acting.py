"""Who acts next, for every state there is."""

import pytest

from stocktaking.acting import turn_of
from stocktaking.choices import State

NEXT = {
    ("draft", False): ("submitter", "Not handed in yet."),
    ("returned", False): ("submitter", "The secretariat asks for changes."),
    ("submitted", False): (
        "secretariat",
        "The secretariat acts next: somebody will take it up.",
    ),
    ("in-review", False): ("reviewer", "A reviewer is reading it."),
    ("published", False): (None, ""),
    ("refused", False): (
        "submitter",
        "Refused. You may appeal once; somebody else decides then.",
    ),
    ("refused", True): (None, "Refused after an appeal."),
    ("merged", False): (None, ""),
    ("discarded", False): (None, ""),
}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("appealed", [False, True])
def test_each_state_says_who_acts_next(state, appealed):
    turn = turn_of(state, appealed=appealed)

    expected = NEXT.get((state, appealed)) or NEXT[state, False]
    assert (turn.who, str(turn.words)) == expected
