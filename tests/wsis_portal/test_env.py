import pytest
from django.core.exceptions import ImproperlyConfigured

from wsis_portal import env


def test_file_gives_the_value_and_wins(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("KEY", "from the environment")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))

    assert env.text("KEY") == "from the file"


@pytest.mark.parametrize("content", [None, "", " \n", b"\xff\xfe\xff"])
def test_file_that_gives_nothing_is_named(monkeypatch, tmp_path, content):
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.setenv("KEY_FILE", str(path))

    with pytest.raises(ImproperlyConfigured, match=f"KEY_FILE names {path}, which"):
        env.text("KEY", "default")


def test_missing_value_names_both_ways_to_set_it(monkeypatch):
    monkeypatch.delenv("KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"^Set KEY or KEY_FILE\.$"):
        env.text("KEY")


def test_empty_secret_is_a_missing_one(monkeypatch):
    monkeypatch.setenv("KEY", "")

    with pytest.raises(ImproperlyConfigured, match=r"^Set KEY or KEY_FILE\.$"):
        env.secret("KEY")


@pytest.mark.parametrize(
    ("value", "meaning"),
    [("true", True), ("1", True), ("Yes", True), ("FALSE", False), ("0", False)],
)
def test_flag_reads_the_usual_words(monkeypatch, value, meaning):
    monkeypatch.setenv("FLAG", value)

    assert env.flag("FLAG", default=not meaning) is meaning


@pytest.mark.parametrize("value", ["", "maybe", "2"])
def test_flag_refuses_other_words(monkeypatch, value):
    monkeypatch.setenv("FLAG", value)

    with pytest.raises(ImproperlyConfigured, match=r"^FLAG must be true or false"):
        env.flag("FLAG")


@pytest.mark.parametrize("value", ["", "-1", "1.5", "²", "many"])
def test_number_refuses_what_is_none(monkeypatch, value):
    monkeypatch.setenv("PORT", value)

    with pytest.raises(ImproperlyConfigured, match=r"^PORT must be a whole number"):
        env.number("PORT", 8000)


def test_number_reads_digits_or_the_default(monkeypatch):
    monkeypatch.setenv("PORT", " 9000 ")
    monkeypatch.delenv("WORKERS", raising=False)

    assert (env.number("PORT", 8000), env.number("WORKERS", 2)) == (9000, 2)


def test_words_are_cut_at_commas(monkeypatch):
    monkeypatch.setenv("HOSTS", "one.example, two.example,,")

    assert env.words("HOSTS") == ["one.example", "two.example"]
