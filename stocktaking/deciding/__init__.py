"""One decision about many submissions: chosen, taken row by row, told of once."""

from stocktaking.deciding.beginning import begin, choose, go_on, is_given_up
from stocktaking.deciding.problems import sentences

__all__ = ["begin", "choose", "go_on", "is_given_up", "sentences"]
