"""How the text of a file is found to be encoded."""

import codecs
import io

import pytest

from stocktaking.importing.reading.encodings import encoding_of
from wsis_portal.errors import Refusal

FRENCH = "id;titre;résumé\n1;Réseau de télécentres;Formation à l\u2019usage du réseau\n"
RUSSIAN = "id;название\n1;Сельское радио для фермеров и учителей\n"
ARABIC = "id;العنوان\n1;شبكة مراكز الاتصالات للمدارس الريفية\n"
CHINESE = "id;标题\n1;农村学校信息通信中心网络\n"
ENGLISH = "id;title\n1;Village radio\n"


def found(raw):
    encoding = encoding_of(io.BytesIO(raw))
    return encoding.codec, str(encoding.said)


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, ARABIC, CHINESE])
@pytest.mark.parametrize(
    ("mark", "codec", "said"),
    [
        (b"", "utf-8", "UTF-8"),
        (codecs.BOM_UTF8, "utf-8", "UTF-8 with a mark"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
        (b"", "utf-16-le", "UTF-16 without a mark"),
        (b"", "utf-16-be", "UTF-16 without a mark"),
    ],
)
def test_unicode_is_known_with_and_without_mark(text, mark, codec, said):
    assert found(mark + text.encode(codec)) == (codec, said)


@pytest.mark.parametrize(
    ("text", "codec", "said"),
    [
        (FRENCH, "cp1252", "Windows-1252"),
        ("title\nAño 2015\n", "cp1252", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (ARABIC, "cp1256", "Windows-1256"),
        (CHINESE, "gb18030", "GB18030"),
    ],
)
def test_old_encoding_is_told_by_its_letters(text, codec, said):
    assert found(text.encode(codec)) == (codec, said)


def test_letters_may_come_late_in_a_long_file():
    assert found((ENGLISH * 5000 + FRENCH).encode("cp1252"))[0] == "cp1252"


def test_one_bad_byte_does_not_make_a_file_another_encoding():
    raw = FRENCH.encode() + "2;Café;\n".encode("cp1252")

    assert found(raw)[0] == "utf-8"


def test_zero_bytes_alone_are_not_utf_16():
    assert found(ENGLISH.encode() + b"2;Radio\0\0\0;\n" + ENGLISH.encode() * 5) == (
        "utf-8",
        "UTF-8",
    )


def test_bytes_that_are_no_letters_are_refused():
    with pytest.raises(Refusal) as refusal:
        encoding_of(io.BytesIO(bytes([0x81, 0x8D, 0x90, 0x9D, 0xFF, 0x80]) * 9))
    assert refusal.value.problem.code == "encoding-unknown"
