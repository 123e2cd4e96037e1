"""Two titles, as they are compared: the table says from where on they are one."""

import pytest

from stocktaking.words.likeness import (
    ALMOST_SAME,
    OF_ONE_COUNTRY,
    OF_ONE_ORGANISATION,
    Title,
    alike,
)

NEVER, OF_ONE, IN_ONE, ANYWHERE = 0, 1, 2, 3
"""Not alike; alike in one organisation; in one country too; whoever reports it."""
PAIRS = [
    ("Village radio", "village  RADIO!", ANYWHERE),
    ("Village radio 2024", "Village radio 2025", ANYWHERE),
    ("TASMU 2023", "Tasmu", ANYWHERE),
    ("Info-Sarkar", "Info Sarkar", ANYWHERE),
    ("2024", "2025", OF_ONE),
    ("National ICT strategy", "National ICT Strategy of Kenya", IN_ONE),
    ("National ICT strategy", "National ICT policy", NEVER),
    ("Vilage radio", "Village radio", IN_ONE),
    ("Radio for villages", "Village radio", IN_ONE),
    ("Community network of Zenzeleni", "Zenzeleni community networks", IN_ONE),
    ("Village radios", "The village radio project", OF_ONE),
    ("E-health", "E-health for all", OF_ONE),
    ("Training of teachers in Mombasa", "Training of teachers in Kisumu", NEVER),
    ("Digital skills for women", "Digital skills for girls", NEVER),
    ("Telecentre of Bamako", "Telecentre of Kayes", NEVER),
    ("Smart villages", "Smart cities", NEVER),
    ("Info-Sarkar phase 2", "Info-Sarkar phase 3", IN_ONE),
    ("Stratégie nationale du numérique", "Strategie Nationale du Numerique", ANYWHERE),
    ("École numérique de Dakar", "École numérique de Thiès", NEVER),
    ("Educación digital para niñas", "Educacion digital, niñas", IN_ONE),
    ("إذاعة القرية", "إذاعة القرية 2024", ANYWHERE),
    ("إذاعة القرية", "إذاعة القرية ٢٠٢٤", ANYWHERE),
    ("إِذَاعَةُ الْقَرْيَةِ", "إذاعة القرية", ANYWHERE),
    ("الإذاعة القروية", "إذاعة القرية", OF_ONE),
    ("إذاعة القرية", "إذاعة المدينة", NEVER),
    ("乡村广播项目", "2024年乡村广播项目", ANYWHERE),
    ("乡村广播项目", "乡村广播", OF_ONE),
    ("乡村广播项目", "农村医疗项目", NEVER),
    ("Сельское радио", "СЕЛЬСКОЕ РАДИО 2024", ANYWHERE),
    ("Цифровая школа в Казани", "Цифровая школа в Самаре", NEVER),
    ("Электронная школа Казани", "Электронные школы Казани", IN_ONE),
    ("", "", NEVER),
    ("!!", "??", NEVER),
]
LEAST = {OF_ONE: OF_ONE_ORGANISATION, IN_ONE: OF_ONE_COUNTRY, ANYWHERE: ALMOST_SAME}


@pytest.mark.parametrize(("one", "other", "far"), PAIRS)
def test_titles_are_alike_as_far_as_the_table_says(one, other, far):
    one, other = Title.of(one), Title.of(other)

    found = [where for where, least in LEAST.items() if alike(one, other, least)]

    assert found == [where for where in LEAST if where <= far]
    assert found == [
        where for where, least in LEAST.items() if alike(other, one, least)
    ]
