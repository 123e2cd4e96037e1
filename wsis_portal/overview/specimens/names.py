"""Coined names, the same one in each script: of what is made, and of nothing else."""

from functools import lru_cache

SYLLABLES = [consonant + vowel for consonant in "bdfklmnrstzh" for vowel in "aiu"]
LETTERS = {
    "ar": dict(zip("bdfklmnrstzhaiu", "بدفكلمنرستزهايو", strict=True)),
    "ru": dict(zip("bdfklmnrstzhaiu", "бдфклмнрстзхаиу", strict=True)),
}
CHARACTERS = "巴比布达迪杜法菲富卡基库拉利卢马米穆纳尼努兰里鲁萨西苏塔蒂图扎齐祖哈希胡"
STRIDE = 1_000_003  # shares no factor with the number of names: none comes twice


@lru_cache(maxsize=1000)
def coined(number: int, language: str, syllables: int = 4) -> str:
    """Numbers below 36 to the power of SYLLABLES have names of their own."""
    place = number * STRIDE % len(SYLLABLES) ** syllables
    digits = []
    for _syllable in range(syllables):
        place, digit = divmod(place, len(SYLLABLES))
        digits.append(digit)
    if language == "zh":
        return "".join(CHARACTERS[digit] for digit in digits)
    latin = "".join(SYLLABLES[digit] for digit in digits)
    letters = LETTERS.get(language)
    if letters:
        latin = "".join(letters[letter] for letter in latin)
    return latin.capitalize()
