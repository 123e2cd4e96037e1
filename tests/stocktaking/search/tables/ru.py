"""Russian. Letters that look alike are what is tried here."""

# ruff: noqa: RUF001

TEXTS = {
    "villages": ("ru", "Сельские библиотеки", "Книги для детей."),
    "tree": ("ru", "Ёлка для всех", "Всё про праздник."),
    "sector": ("ru", "Развитие сектора связи", "Операторы строят сети."),
    "place": ("ru", "Место встречи", "Клуб над рекой."),
    "class": ("ru", "Интернет-класс", "Ученики пишут письма."),
    "latin p": ("ru", "Инте\u0070нет для школ", "Учителя рады."),
    "stress": ("ru", "Гла\u0301вная доро\u0301га", "Датчики считают машины."),
    "districts": ("ru", "Районы без света", "Солнце помогает."),
    "eca russian": ("ru", "Обзор \u0415\u0421\u0410", "Бумага про регион."),
    "nurses": ("ru", "Медсёстры на линии", "Врач отвечает by phone."),
}
SEARCHES = [
    ("one for many", "библиотека", {"villages"}, {"districts"}),
    ("another case", "библиотеками", {"villages"}, {"districts"}),
    ("capitals", "БИБЛИОТЕКИ", {"villages"}, {"districts"}),
    ("ye for yo", "елка", {"tree"}, {"place"}),
    ("yo for ye", "ёлка", {"tree"}, {"place"}),
    ("yo within the word", "медсестра", {"nurses"}, {"place"}),
    ("many with ye", "медсестры", {"nurses"}, {"place"}),
    ("word of look-alikes", "сектор", {"sector"}, {"place"}),
    ("another one", "места", {"place"}, {"sector"}),
    (
        "Latin letter in the text",
        "интернет",
        {"class", "latin p"},
        {"sector"},
    ),
    (
        "Latin letter in the question",
        "инте\u0070нета",
        {"class", "latin p"},
        {"sector"},
    ),
    ("stress marks in the text", "главная дорога", {"stress"}, {"place"}),
    ("stress mark in the question", "райо\u0301н", {"districts"}, {"place"}),
    ("short i is a letter", "раион", set(), {"districts"}),
    ("English word in Russian", "phones", {"nurses"}, {"eca russian"}),
    ("phrase in low quotes", "\u201eсектора связи\u201c", {"sector"}, {"place"}),
    ("or in Russian", "ёлка ИЛИ клуб", {"tree", "place"}, {"sector"}),
    ("minus", "интернет -школы", {"class"}, {"latin p"}),
]
TYPOS = [
    ("wrong vowel", "библеотеки", "библиотеки", {"villages"}),
    ("letter left out", "развите сектора", "развитие сектора", {"sector"}),
]
