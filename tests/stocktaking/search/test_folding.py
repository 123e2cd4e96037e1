"""The functions of the database: one form of a word, however it is typed."""

# ruff: noqa: RUF001  # letters that look alike are what is tried

import json

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def asked(call, *values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("rural radio", "rural radio"),
        ("Radio/TV,e-mail", "Radio TV e mail"),
        ("l\u2019\u00eele", "l \u00eele"),
        ("tele\u00adphone", "telephone"),
        ("за\u0301мок", "замок"),
        ("\uff37\uff33\uff29\uff33", "WSIS"),
        ("رقـــمي", "رقمي"),
        ("مُحَمَّد", "محمد"),
        ("教育，医疗", "教育 医疗"),
        ("a\tb\nc", "a b c"),
        ("", ""),
    ],
)
def test_words_are_freed_of_what_is_not_read(typed, plain):
    assert asked("wsis_plain(%s)", typed) == plain


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("с1", "c1"),
        ("4g с7", "4g c7"),
        ("интеpнет", "интернет"),
        ("сектор место", "сектор место"),
        ("internet", "internet"),
        ("5-й km", "5-й km"),
        ("2х", "2x"),
        ("яz", "яz"),
    ],
)
def test_word_of_two_alphabets_becomes_one_of_one(typed, folded):
    assert asked("wsis_one_script(%s)", typed) == folded


@pytest.mark.parametrize(
    "words",
    [
        "مكتبة المكتبة مكتبات المكتبات والمكتبات مكتبه بالمكتبة",
        "رقمي الرقمي رقمية الرقمية رقميه",
        "إنترنت انترنت الإنترنت الانترنت والإنترنت",
        "وزارة الوزارة وزارات والوزارة",
        "معلومات المعلومات معلومة المعلوماتية",
        "قرى القرى للقرى",
    ],
)
def test_arabic_words_of_one_stem_become_one(words):
    assert len(set(asked("wsis_arabic(%s)", words).split())) == 1


@pytest.mark.parametrize("words", ["وطن", "مكتب", "التي", "في"])
def test_short_arabic_words_are_not_cut_to_nothing(words):
    assert len(asked("wsis_arabic(%s)", words)) >= 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "connect\u00e9 connect\u00e9e connect\u00e9s connect\u00e9es connectees",
        ),
        ("fr", "premier premi\u00e8re premi\u00e8res premiers premieres"),
        ("fr", "r\u00e9gulier r\u00e9guli\u00e8re r\u00e9guli\u00e8rement"),
        ("fr", "radio radios"),
        ("es", "educaci\u00f3n educaciones educacion"),
        ("es", "inter\u00e9s intereses interes"),
        ("es", "joven j\u00f3venes jovenes"),
        ("en", "connect connected connecting connections"),
        ("ru", "библиотека библиотеки библиотекой БИБЛИОТЕК"),
        ("zh", "network networks"),
    ],
)
def test_forms_of_a_word_are_one_lexeme(language, words):
    assert asked("length(wsis_words(%s, %s))", language, words) == 1


def test_other_languages_keep_their_words_whole():
    assert asked("length(wsis_words('sw', 'kitabu vitabu kitabuni'))") == 3


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("农村妇女", "农村 村妇 妇女 女"),
        ("茶", "茶"),
        ("5G网络 and 茶", "网络 络 茶"),
        ("no Han", ""),
    ],
)
def test_runs_of_han_become_pairs(text, pairs):
    assert asked("wsis_pairs(%s)", text) == pairs


@pytest.mark.parametrize(
    ("language", "typed", "query"),
    [
        ("en", "the radios", "'radio'"),
        ("en", "the", ""),
        ("en", "WHO", "'who'"),
        ("en", "ЕСА", "'ес' | 'eca'"),
        ("fr", "rural radios", "'rural' <-> 'radio'"),
        ("en", "世界峰会", "'世界' <-> '界峰' <-> '峰会'"),
        ("en", "第5章", "'5' & '第':* & '章':*"),
        ("en", "!!", ""),
    ],
)
def test_words_of_a_question_become_a_query(language, typed, query):
    assert asked("wsis_query(%s, %s)::text", language, typed) == query


def alternative(wanted, unwanted=""):
    return {
        "wanted": wanted.split(),
        "aloud": wanted.upper().split(),
        "unwanted": unwanted.split(),
    }


@pytest.mark.parametrize(
    ("alternatives", "query"),
    [
        ([("rural radios", "tv of")], "'rural' & 'radio' & !'tv'"),
        ([("radio", "tv film")], "'radio' & !'tv' & !'film'"),
        ([("radio", "the")], "'radio'"),
        ([("radio", ""), ("tv", "film")], "'radio' | 'tv' & !'film'"),
        ([("the", "tv")], "'the' & !'tv'"),
        ([("of the radio", "")], "'radio'"),
        ([("!", "tv"), ("radio", "")], "'radio'"),
        ([("!", "tv")], ""),
        ([], ""),
    ],
)
def test_question_becomes_one_query(alternatives, query):
    question = json.dumps([alternative(*one) for one in alternatives])
    assert asked("wsis_question('en', %s)::text", question) == query


def test_each_part_of_a_text_has_its_weight():
    vector = asked("wsis_vector('en', 'one', 'two', 'three', 'four', 'five')::text")
    assert vector == "'five':5 'four':4 'one':1A 'three':3C 'two':2B"
