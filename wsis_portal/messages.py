"""Messages of templates for Babel, so that no gettext of the system is needed."""

from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_templates(file: IO[bytes], names: Any, comments: Any, options: Any) -> Any:
    """What Babel finds in the Python that Django makes of a template.

    Babel minds indentation, which means nothing there.
    """
    made = templatize(file.read().decode())
    flat = "\n".join(line.lstrip() for line in made.split("\n"))
    return extract_python(BytesIO(flat.encode()), names, comments, options)
