"""A file of 300 records in six languages, 12 of them faulty, in every format."""

# ruff: noqa: RUF001  (the letters of six languages look like each other)

import codecs
import csv
import io
import json
from datetime import date
from typing import NamedTuple

import openpyxl

from stocktaking.importing.reading.columns import table
from tests.factories import CountryFactory, TargetFactory
from tests.stocktaking.importing.files import seed

EACH = 50
LONG = 40  # times a sentence stands in a description
KEYS = ["id", "language", "title", "fact_note", "description", "organisation"]
KEYS += ["organisation_type", "country", "activity_type", "level", "area", "stage"]
KEYS += ["action_lines", "targets", "sdgs", "partners", "languages", "url"]
KEYS += ["year_start", "year_end", "budget_value", "currency", "collection", "source"]
KEYS += ["title:fr"]
LISTS = {"country", "action_lines", "targets", "sdgs", "partners", "languages", "url"}
MADE_OF_WHOLE = {"sdgs"}


class Words(NamedTuple):
    country: str
    stakeholder: str
    activity: str
    level: str
    area: str
    stage: str
    funding: str
    organisation: str
    title: str
    summary: str
    sentence: str


WORDS = {
    "en": Words(
        *("Kenya", "Civil society", "Training", "National"),
        *("Applications and services", "Ongoing", "Funding", "Village Radio Trust"),
        "Village radio no. {n}: news, prices and weather",
        'Farmers hear "their" prices,\nand the weather; every morning.',
        "The station speaks the language of the valley, and asks what is missing. ",
    ),
    "fr": Words(
        *("Sénégal", "Société civile", "Formation", "National"),
        *("Applications et services", "En cours", "Financement", "Réseau Télécentres"),
        "Télécentre n° {n} : l’école, le marché et la santé",
        "Les élèves « écrivent » ici,\nleurs parents aussi ; chaque après-midi.",
        "Le télécentre ouvre tôt, ferme tard, et forme des enseignants. ",
    ),
    "es": Words(
        *("Perú", "Sociedad civil", "Formación", "Nacional"),
        *("Aplicaciones y servicios", "En curso", "Financiación", "Red Andina"),
        "Telecentro n.º {n}: niños, niñas y maestros",
        '¿Quién enseña? "Todos",\ndicen en la sierra; y aprenden juntos.',
        "La red une pueblos de montaña, con energía solar y radio. ",
    ),
    "ar": Words(
        *("مصر", "المجتمع المدني", "تدريب", "وطني"),
        *("التطبيقات والخدمات", "جارٍ", "التمويل", "مؤسسة القرية الرقمية"),
        "مركز القرية رقم {n}، للتعليم والصحة",
        'يتعلم الأطفال "هنا"،\nويأتي المزارعون؛ كل صباح.',
        "يفتح المركز أبوابه كل يوم، ويدرب المعلمين والممرضات. ",
    ),
    "zh": Words(
        *("中国", "民间团体", "培训", "国家"),
        *("应用和服务", "进行中", "出资", "乡村信息协会"),
        "第{n}号乡村信息站：学校、市场和诊所",
        "孩子们在这里“学习”，\n农民也来；每天早上。",
        "信息站每天开放，培训教师和护士，并记录村民的问题。",
    ),
    "ru": Words(
        *("Казахстан", "Гражданское общество", "Обучение", "Национальный"),
        *("Приложения и услуги", "Осуществляется", "Финансирование", "Сельская связь"),
        "Сельский узел № {n}: школа, рынок и поликлиника",
        "Дети «учатся» здесь,\nприходят и взрослые; каждое утро.",
        "Узел открыт весь день, учит учителей и отвечает на вопросы. ",
    ),
}
COUNTRIES = {
    "KE": ("Kenya", "KEN", "404", {}),
    "SN": ("Senegal", "SEN", "686", {"fr": "Sénégal"}),
    "PE": ("Peru", "PER", "604", {"es": "Perú"}),
    "EG": ("Egypt", "EGY", "818", {"ar": "مصر"}),
    "CN": ("China", "CHN", "156", {"zh_hans": "中国"}),
    "KZ": ("Kazakhstan", "KAZ", "398", {"ru": "Казахстан"}),
}
FAULTS = {  # place in the file: key, value, and the code of the refusal
    7: ("country", ["Atlantis"], "unknown-word"),
    33: ("action_lines", ["C1", "C12"], "unknown-word"),
    58: ("organisation_type", "guild", "unknown-word"),
    81: ("title", None, "required"),
    107: ("source", None, "required"),
    133: ("year_start", 20140, "partial-date"),
    158: ("year_end", "2013-05-31", "period"),
    184: ("url", ["telecentro"], "invalid"),
    209: ("currency", None, "currency-missing"),
    233: ("id", "record-1", "id-twice"),
    259: ("sdgs", [9, 99], "unknown-value"),
    288: ("fact_note", "Never\0stored", "not-storable"),
}


def prepare():
    """What the database must know."""
    seed()
    for code, (name, alpha3, m49, names) in COUNTRIES.items():
        known = {f"name_{language}": word for language, word in names.items()}
        CountryFactory(code=code, alpha3=alpha3, m49=m49, name_en=name, **known)
    TargetFactory(letter="b", number=2)


def records():
    """300 rows by key, all of them good; a key that is left out is not recorded."""
    rows = []
    for n in range(6 * EACH):
        language = list(WORDS)[n % 6]
        words = WORDS[language]
        row = {
            "id": f"record-{n + 1}",
            "language": language,
            "title": words.title.format(n=n + 1),
            "fact_note": words.summary,
            "description": (words.sentence * (LONG if n % 10 == 0 else 1)).strip(),
            "organisation": words.organisation,
            "organisation_type": words.stakeholder,
            "country": [words.country] if n % 7 else [words.country, "NP"],
            "activity_type": words.activity,
            "level": words.level,
            "area": words.area,
            "stage": words.stage,
            "action_lines": ["C1", "C7-EHEALTH"] if n % 2 else ["\u04211"],
            "targets": ["b"],
            "sdgs": [3, 9] if n % 3 else [9],
            "partners": [f"{words.funding}: Bank of {n % 5}", "Plain partner"],
            "languages": [language, "sw"],
            "url": [f"https://radio.example/{n + 1}"],
            "year_start": 2014,
            "year_end": "2016-05-31",
            "budget_value": 1234.5 + n,
            "currency": "USD",
            "collection": "stocktaking",
            "source": "+ Report of 2016",
        }
        if language == "en":
            row["title:fr"] = f"Radio du village {n + 1}"
        rows.append(row)
    return rows


def faulty(rows):
    rows = [dict(row) for row in rows]
    for place, (key, value, _code) in FAULTS.items():
        rows[place][key] = value
    return rows


def header(key, language):
    name, colon, code = key.partition(":")
    word = table()["columns"][name][language][0]
    return f"{word}{colon}{code}"


def text(key, value, comma):
    """The cell of a CSV file."""
    if value is None:
        return ""
    if key == "budget_value":
        return f"{value:,.1f}".replace(",", " ").replace(".", comma)
    return "; ".join(map(str, value)) if key in LISTS else str(value)


def json_lines(rows):
    """The file, and the line of each row: an empty line stands after every tenth."""
    lines, places = [], []
    for n, row in enumerate(rows):
        places.append(len(lines) + 1)
        lines.append(json.dumps(row, ensure_ascii=False))
        lines += [""] if n % 10 == 9 else []
    return "\n".join(lines).encode(), places


def separated(rows, language, separator, codec, mark=b"", comma="."):
    """As above; a record has as many lines as its cells."""
    file, places = io.StringIO(newline=""), []
    table = csv.writer(file, delimiter=separator)
    table.writerow([header(key, language) for key in KEYS])
    for n, row in enumerate(rows):
        places.append(lines_of(file.getvalue()) + 1)
        table.writerow([text(key, row.get(key), comma) for key in KEYS])
        file.write("\r\n" if n % 10 == 9 else "")
    return mark + file.getvalue().encode(codec), places


def lines_of(text):
    return len(text.replace("\r\n", "\n").replace("\n", "\r").split("\r")) - 1


def workbook(rows, language):
    """As above; an empty row stands after every tenth, and another sheet before."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Proyectos")
    sheet.append([header(key, language) for key in KEYS])
    places, number = [], 1
    for n, row in enumerate(rows):
        number += 1
        places.append(number)
        for column, key in enumerate(KEYS, start=1):
            sheet.cell(number, column).value = stored(key, row.get(key))
        number += n % 10 == 9
    file = io.BytesIO()
    book.save(file)
    return file.getvalue(), places


def stored(key, value):
    if key == "year_end" and value:
        return date.fromisoformat(value)
    if key in LISTS and value is not None:
        return value[0] if len(value) == 1 else "\n".join(map(str, value))
    return value.replace("\0", "_x0000_") if isinstance(value, str) else value


class JsonLines:
    write = staticmethod(json_lines)

    @staticmethod
    def corrected(raw, good):
        rows = [json.loads(line) for line in raw.decode().splitlines()]
        mended = [
            {**row, key: value} for row, (key, value) in zip(rows, good, strict=True)
        ]
        return "\n".join(map(json.dumps, mended)).encode()


class Csv(NamedTuple):
    language: str
    separator: str = ","
    codec: str = "utf-8"
    mark: bytes = b""
    comma: str = "."

    def write(self, rows):
        return separated(rows, *self)

    def corrected(self, raw, good):
        assert raw.startswith(self.mark)
        text_ = raw.removeprefix(self.mark).decode(self.codec)
        first, *rows = csv.reader(
            io.StringIO(text_, newline=""), delimiter=self.separator
        )
        assert first == [*(header(key, self.language) for key in KEYS), "Reason"]
        for row, (key, value) in zip(rows, good, strict=True):
            row[KEYS.index(key)] = text(key, value, self.comma)
        file = io.StringIO(newline="")
        table_ = csv.writer(file, delimiter=self.separator)
        table_.writerows([first, *rows])
        return self.mark + file.getvalue().encode(self.codec)


class Xlsx(NamedTuple):
    language: str

    def write(self, rows):
        return workbook(rows, self.language)

    def corrected(self, raw, good):
        book = openpyxl.load_workbook(io.BytesIO(raw))
        first, *rows = book.active.iter_rows()
        titles = [header(key, self.language) for key in KEYS]
        assert [cell.value for cell in first] == [*titles, "Reason"]
        for row, (key, value) in zip(rows, good, strict=True):
            row[KEYS.index(key)].value = stored(key, value)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()


FORMATS = {
    "JSON Lines": JsonLines,
    "CSV": Csv("en"),
    "CSV with a mark": Csv("ru", mark=codecs.BOM_UTF8),
    "CSV with semicolons": Csv("fr", ";", comma=","),
    "CSV in UTF-16": Csv("ar", "\t", "utf-16-le", codecs.BOM_UTF16_LE),
    "XLSX": Xlsx("es"),
}
