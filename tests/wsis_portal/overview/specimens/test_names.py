import pytest

from wsis_portal.overview.specimens.names import SYLLABLES, coined


def test_name_is_the_same_in_each_script():
    names = [coined(4, code, 3) for code in ("en", "fr", "ru", "ar", "zh")]
    assert names == ["Mimasu", "Mimasu", "Мимасу", "ميماسو", "米马苏"]


@pytest.mark.parametrize("language", ["en", "ru", "ar", "zh"])
def test_no_name_comes_twice(language):
    number = len(SYLLABLES) ** 3
    assert len({coined(n, language, 3) for n in range(number)}) == number
