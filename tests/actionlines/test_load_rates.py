from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from actionlines.models import ExchangeRate

pytestmark = pytest.mark.django_db

HEAD = "currency,date,rate,source"
SWISS = "CHF,2025-12-31,1.26,SNB"
EURO = "EUR,2025-12-31,1.1745,ECB"


@pytest.fixture
def write(tmp_path):
    """Puts lines, or bytes, into a file rates.csv."""

    def written(*lines, end="\n"):
        file = tmp_path / "rates.csv"
        raw = lines[0] if isinstance(lines[0], bytes) else end.join(lines).encode()
        file.write_bytes(raw)
        return file

    return written


def load(file, **options):
    out = StringIO()
    call_command("load_rates", file, stdout=out, **options)
    return out.getvalue().splitlines()


def refusal(file):
    with pytest.raises(CommandError) as refused:
        call_command("load_rates", file)
    return str(refused.value)


def stored():
    rows = ExchangeRate.objects.order_by("currency", "date")
    return list(rows.values_list("currency", "date", "rate", "source"))


END_OF_2025 = date(2025, 12, 31)
BOTH = [
    ("CHF", END_OF_2025, Decimal("1.26"), "SNB"),
    ("EUR", END_OF_2025, Decimal("1.1745"), "ECB"),
]


def test_rates_are_loaded_once(write):
    file = write(HEAD, SWISS, EURO)

    assert load(file) == ["rates.csv: 2 created, 0 updated, 0 unchanged"]
    assert stored() == BOTH
    before = list(ExchangeRate.objects.values())
    assert load(file) == ["rates.csv: 0 created, 0 updated, 2 unchanged"]
    assert list(ExchangeRate.objects.values()) == before


def test_second_time_only_looks(write, django_assert_num_queries):
    file = write(HEAD, SWISS, EURO)
    load(file)
    with django_assert_num_queries(3):  # savepoint, the stored rates, release
        load(file)


def test_corrected_rate_is_updated_and_what_the_file_lacks_stays(write):
    load(write(HEAD, SWISS, EURO))
    swiss = ExchangeRate.objects.get(currency="CHF").pk

    said = load(write(HEAD, "CHF,2025-12-31,1.2601,SNB", "XOF,2025-12-31,1.79E-3,ECB"))

    assert said == ["rates.csv: 1 created, 1 updated, 0 unchanged"]
    assert stored() == [
        ("CHF", END_OF_2025, Decimal("1.2601"), "SNB"),
        BOTH[1],
        ("XOF", END_OF_2025, Decimal("0.00179"), "ECB"),
    ]
    assert ExchangeRate.objects.get(currency="CHF").pk == swiss


def test_dry_run_says_the_same_and_writes_nothing(write):
    load(write(HEAD, SWISS))
    file = write(HEAD, "CHF,2025-12-31,1.3,SNB", EURO)
    before = stored()

    said = load(file, dry_run=True)

    assert said == [
        "rates.csv: 1 created, 1 updated, 0 unchanged",
        "Dry run: nothing was written",
    ]
    assert stored() == before
    assert load(file) == said[:1]


def test_dry_run_refuses_too(write):
    file = write(HEAD, "CHF,2025-12-31,-1,SNB")
    with pytest.raises(CommandError, match="above zero"):
        call_command("load_rates", file, dry_run=True)


@pytest.mark.parametrize(
    "raw",
    [
        f"{HEAD}\n{SWISS}\n{EURO}".encode(),
        f"{HEAD}\r\n{SWISS}\r\n{EURO}\r\n".encode(),
        f"{HEAD}\r{SWISS}\r{EURO}\r".encode(),
        f"{HEAD}\n{SWISS}\n{EURO}\n".encode("utf-8-sig"),
        f'{HEAD}\n"CHF","2025-12-31","1.26","SNB"\n{EURO}\n'.encode(),
        f"\n{HEAD},,\n\n{SWISS},,\n,,,\n{EURO},\n\n".encode(),
        b" Rate ,SOURCE,Currency,date\n 1.26, SNB ,CHF,2025-12-31\n"
        b"1.1745,ECB,EUR,2025-12-31",
    ],
    ids=["plain", "CRLF", "CR", "BOM", "quotes", "empty cells", "another order"],
)
def test_any_spreadsheet_may_have_saved_it(write, raw):
    assert load(write(raw)) == ["rates.csv: 2 created, 0 updated, 0 unchanged"]
    assert stored() == BOTH


def test_semicolons_are_read_and_told(write):
    lines = [line.replace(",", ";") for line in (HEAD, SWISS, EURO)]

    said = load(write(*lines))

    assert said == [
        "rates.csv: semicolons were read as commas",
        "rates.csv: 2 created, 0 updated, 0 unchanged",
    ]
    assert stored() == BOTH


def test_source_may_have_commas_quotes_lines_and_any_script(write):
    source = 'Банк России, "курс"\n2025'
    quoted = source.replace('"', '""')

    load(write(HEAD, f'RUB,2025-12-31,0.0127,"{quoted}"', EURO))

    assert ExchangeRate.objects.get(currency="RUB").source == source


def test_rate_of_today_is_no_rate_of_the_future(write):
    today = timezone.localdate()
    load(write(HEAD, f"CHF,{today},1.26,SNB"))
    assert [row.date for row in ExchangeRate.objects.all()] == [today]


SOON = timezone.localdate() + timedelta(days=2)  # wherever it is midnight
FAULTS = {
    "negative": ("CHF,2025-12-31,-1.26,SNB", "“rate” “-1.26”: it must be above zero."),
    "zero": ("CHF,2025-12-31,0.00,SNB", "“rate” “0.00”: it must be above zero."),
    "not finite": (
        "CHF,2025-12-31,inf,SNB",
        "“rate” “inf”: write a number such as 1.08.",
    ),
    "not a number": (
        "CHF,2025-12-31,NaN,SNB",
        "“rate” “NaN”: write a number such as 1.08.",
    ),
    "decimal comma": (
        'CHF,2025-12-31,"1,26",SNB',
        "“rate” “1,26”: write a number such as 1.08.",
    ),
    "underscore": (
        "CHF,2025-12-31,1_2,SNB",
        "“rate” “1_2”: write a number such as 1.08.",
    ),
    "Arabic digits": (
        "CHF,2025-12-31,١٢,SNB",
        "“rate” “١٢”: write a number such as 1.08.",
    ),
    "no rate": ("CHF,2025-12-31,,SNB", "“rate” “”: write a number such as 1.08."),
    "too exact": (
        "CHF,2025-12-31,1.2600000001,SNB",
        "“rate” “1.2600000001”: Ensure that there are no more than 9 decimal places.",
    ),
    "too large": (
        "CHF,2025-12-31,1e400,SNB",
        "“rate” “1e400”: Ensure that there are no more than 18 digits in total.",
    ),
    "beyond all numbers": (
        f"CHF,2025-12-31,1e{'9' * 30},SNB",
        f"“rate” “1e{'9' * 30}”: “1e{'9' * 30}” value must be a decimal number.",
    ),
    "no source": ("CHF,2025-12-31,1.26,", "“source” “”: This field cannot be blank."),
    "US dollar": (
        "USD,2025-12-31,1,ECB",
        "“currency” “USD”: rates are in US dollars; leave these out.",
    ),
    "unknown currency": (
        "CHG,2025-12-31,1.26,SNB",
        "“currency” “CHG”: ISO 4217 knows no such currency.",
    ),
    "no currency at all": (
        "XXX,2025-12-31,1.26,SNB",
        "“currency” “XXX”: ISO 4217 knows no such currency.",
    ),
    "small letters": (
        "chf,2025-12-31,1.26,SNB",
        "“currency” “chf”: ISO 4217 knows no such currency.",
    ),
    "Cyrillic letter": (
        "\N{CYRILLIC CAPITAL LETTER ES}HF,2025-12-31,1.26,SNB",
        "“currency” “\N{CYRILLIC CAPITAL LETTER ES}HF”:"
        " ISO 4217 knows no such currency.",
    ),
    "long currency": (
        "FRANC,2025-12-31,1.26,SNB",
        "“currency” “FRANC”: Ensure this value has at most 3 characters (it has 5).",
    ),
    "future": (
        f"CHF,{SOON},1.26,SNB",
        f"“date” “{SOON}”: this day is still to come.",
    ),
    "no such day": (
        "CHF,2025-02-30,1.26,SNB",
        "“date” “2025-02-30”: “2025-02-30” value has the correct format (YYYY-MM-DD)"
        " but it is an invalid date.",
    ),
    "day first": (
        "CHF,31.12.2025,1.26,SNB",
        "“date” “31.12.2025”: “31.12.2025” value has an invalid date format. It must"
        " be in YYYY-MM-DD format.",
    ),
    "too many cells": (
        "CHF,2025-12-31,1.26,SNB, Bern",
        "5 cells stand under 4 columns.",
    ),
    "too few cells": ("CHF,2025-12-31", "2 cells stand under 4 columns."),
    "twice the same": (EURO, "row 2 has the same key."),
    "twice with another rate": (
        "EUR,2025-12-31,1.2,ECB",
        "row 2 has the same key.",
    ),
}


@pytest.mark.parametrize(("line", "reason"), FAULTS.values(), ids=FAULTS)
def test_faulty_row_is_refused_with_its_place_and_nothing_changes(write, line, reason):
    load(write(HEAD, SWISS))
    before = list(ExchangeRate.objects.values())
    file = write(HEAD, EURO, "", line, "CHF,2025-12-31,2,SNB")

    said = refusal(file)

    currency, day = line.split(",")[:2]
    assert said == f"rates.csv, row 4 ({currency} {day}): {reason}"
    assert list(ExchangeRate.objects.values()) == before


UTF_16 = f"{HEAD}\n{SWISS}\n".encode("utf-16")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "rates.csv: the column “currency” is missing. Name"),
        (b"\n\n", "rates.csv: the column “currency” is missing. Name"),
        (HEAD.encode(), "rates.csv: there are no rows below the header."),
        (f"{HEAD}\n,,,\n".encode(), "rates.csv: there are no rows below the header."),
        (SWISS.encode(), "rates.csv: the column “chf” is unknown. Name currency, date"),
        (
            b"currency,date,rate\nCHF,2025-12-31,1.26",
            "rates.csv: the column “source” is missing. Name currency, date, rate",
        ),
        (
            b"currency,date,rate,source,rate\nCHF,2025-12-31,1.26,SNB,1.3",
            "rates.csv: the column “rate” is there twice.",
        ),
        (
            b"currency,,date,rate,source\nCHF,,2025-12-31,1.26,SNB",
            "rates.csv: the column “” is unknown. Name currency, date, rate, source.",
        ),
        (
            f"{HEAD}\n{SWISS}\nEUR,2025-12-31,1.17,Crédit".encode("cp1252"),
            "rates.csv, row 3: this is not UTF-8. Save the file as CSV UTF-8.",
        ),
        (UTF_16, "rates.csv, row 1: this is not UTF-8. Save the file as CSV UTF-8."),
        (
            f"{HEAD}\nCHF,2025-12-31,1.26,S\0NB".encode(),
            "rates.csv: this is no text. Save the file as CSV.",
        ),
        (
            f'{HEAD}\nCHF,2025-12-31,1.26,"SNB'.encode(),
            "rates.csv: not readable: unexpected end of data.",
        ),
        (
            f'{HEAD}\nCHF,2025-12-31,1.26,"SNB"x'.encode(),
            "rates.csv: not readable: ',' expected after '\"'.",
        ),
        (
            f"{HEAD}\nCHF,2025-12-31,1.26,{'x' * 140_000}".encode(),
            "rates.csv: not readable: field larger than field limit (131072).",
        ),
    ],
)
def test_file_of_the_wrong_shape_is_refused(write, raw, sentence):
    assert refusal(write(raw)).startswith(sentence)
    assert stored() == []


def test_file_that_cannot_be_read_is_a_sentence(tmp_path):
    assert refusal(tmp_path / "none.csv") == "none.csv: No such file or directory."
    assert refusal(tmp_path).endswith(": Is a directory.")
