"""Forgetting a person: what is theirs alone is erased, what is public stays."""

from stocktaking.forgetting.run import Forgotten, forget, person_of, rehearse

__all__ = ["Forgotten", "forget", "person_of", "rehearse"]
