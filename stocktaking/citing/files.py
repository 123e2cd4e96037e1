"""A citation as BibTeX, RIS and CSL-JSON: what programs for references read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from stocktaking.citing.citation import PUBLISHER, Citation

TEX = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "&%$#_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Braces by name: BibTeX counts them even after a backslash."""


def bibtex(citation: Citation) -> str:
    """In two pairs of braces nothing is taken apart or put into small letters."""
    revised, version = citation.revised_on.isoformat(), citation.version
    fields = {
        "author": citation.author and f"{{{tex(citation.author)}}}",
        "title": f"{{{tex(citation.title)}}}",
        "year": str(citation.published_on.year),
        "howpublished": PUBLISHER,
        "type": citation.kind,
        "number": citation.reference,
        "version": str(version),
        "note": f"{citation.reference}, version {version} of {revised}",
        "language": citation.language,
        "url": citation.url,
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{citation.reference},\n{''.join(lines)}}}\n"


def tex(text: str) -> str:
    return text.translate(TEX)


def ris(citation: Citation) -> str:
    """Lines end as the format has it, with both characters.

    It has no sign for an author who is no person: programs read a comma in the name of
    an organisation as one before a given name. The other forms say it.
    """
    tags = [
        ("TY", "ELEC"),
        ("ID", citation.reference),
        ("AU", citation.author),
        ("TI", citation.title),
        ("T2", PUBLISHER),
        ("PB", PUBLISHER),
        ("PY", str(citation.published_on.year)),
        ("DA", f"{citation.published_on:%Y/%m/%d}"),
        ("ET", f"Version {citation.version}, {citation.revised_on.isoformat()}"),
        ("M3", citation.kind),
        ("AN", citation.reference),
        ("LA", citation.language),
        ("UR", citation.url),
    ]
    lines = [f"{tag}  - {value}\r\n" for tag, value in tags if value]
    return f"{''.join(lines)}ER  - \r\n"


def csl_json(citation: Citation) -> str:
    item = {
        "id": citation.reference,
        "type": "entry",
        "title": citation.title,
        "author": [{"literal": citation.author}] if citation.author else None,
        "issued": {"date-parts": [parts(citation.published_on)]},
        "container-title": PUBLISHER,
        "publisher": PUBLISHER,
        "genre": citation.kind,
        "number": citation.reference,
        "version": f"{citation.version}, {citation.revised_on.isoformat()}",
        "language": citation.language,
        "URL": citation.url,
    }
    known = {name: value for name, value in item.items() if value}
    return f"{json.dumps([known], ensure_ascii=False, indent=2)}\n"


def parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


@dataclass(frozen=True)
class CitationFile:
    name: str
    media_type: str
    write: Callable[[Citation], str]


FILES: Mapping[str, CitationFile] = {
    "bib": CitationFile("BibTeX", "application/x-bibtex", bibtex),
    "ris": CitationFile("RIS", "application/x-research-info-systems", ris),
    "json": CitationFile(
        "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json
    ),
}
"""By the end of the file's name."""
