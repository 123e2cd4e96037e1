from stocktaking.importing.reading.line import LINE, Line
from stocktaking.importing.reading.sources import Source, recognised

__all__ = ["LINE", "Line", "Source", "recognised"]
