"""How a record is cited: one description of it, and the forms that programs read."""

from stocktaking.citing.apa import Apa, apa
from stocktaking.citing.citation import Citation
from stocktaking.citing.files import FILES, CitationFile

__all__ = ["FILES", "Apa", "Citation", "CitationFile", "apa"]
