"""Charts and maps of a page, to be taken away as files of their own.

A template draws its chart between {% picture %} and {% endpicture %}. At the same
address with `?picture=NAME.svg` the page answers with that drawing alone: the same
question, the same figures, and no chart has a view of its own.
"""

from wsis_portal.pictures.asking import pictured

__all__ = ["pictured"]
