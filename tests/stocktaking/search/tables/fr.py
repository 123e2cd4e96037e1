"""French."""

TEXTS = {
    "girls": ("fr", "\u00c9ducation num\u00e9rique", "Pour les jeunes filles."),
    "schools": ("fr", "\u00c9coles connect\u00e9es \u00e0 Internet", "En montagne."),
    "first": (
        "fr",
        "Premi\u00e8re biblioth\u00e8que mobile",
        "Un bus plein de livres.",
    ),
    "research": (
        "fr",
        "R\u00e9seaux nationaux",
        "La recherche relie les laboratoires.",
    ),
    "summer": (
        "fr",
        "Universit\u00e9 d\u2019\u00e9t\u00e9",
        "Un accueil au bord du lac.",
    ),
    "heart": ("fr", "Au c\u0153ur du village", "Une place pour tous."),
    "island": (
        "fr",
        "L\u2019\u00e9cole de l\u2019\u00eele",
        "Un c\u00e2ble sous la mer.",
    ),
    "fishing": (
        "fr",
        "P\u00eache et prix du march\u00e9",
        "Les p\u00eacheurs appellent.",
    ),
    "society": ("fr", "Soci\u00e9t\u00e9 civile", "Elle est \u00e0 la table."),
}
SEARCHES = [
    ("bare letters", "education numerique", {"girls"}, {"schools"}),
    ("many for one", "\u00e9ducations", {"girls"}, {"schools"}),
    ("capitals without accents", "EDUCATION", {"girls"}, {"summer"}),
    ("participle", "connect\u00e9", {"schools"}, {"research"}),
    ("participle without accents", "connectees", {"schools"}, {"research"}),
    ("man for woman", "premier", {"first"}, {"fishing"}),
    ("without accents", "premiere bibliotheque", {"first"}, {"schools"}),
    ("plural in aux", "r\u00e9seau national", {"research"}, {"first"}),
    ("after an apostrophe", "ile", {"island"}, {"schools"}),
    ("with its article", "l'\u00e9cole", {"island", "schools"}, {"girls"}),
    (
        "phrase in guillemets",
        "\u00ab \u00e9cole de l'\u00eele \u00bb",
        {"island"},
        {"schools"},
    ),
    ("stop words with an accent", '"acces a internet"', set(), {"schools"}),
    ("phrase over such a word", '"connectees a internet"', {"schools"}, {"island"}),
    ("letters that are joined", "coeur", {"heart"}, {"society"}),
    ("joined where they are not", "c\u0153ur", {"heart"}, {"society"}),
    ("or in French", "cable OU march\u00e9", {"island", "fishing"}, {"heart"}),
    ("minus", "\u00e9cole -\u00eele", {"schools"}, {"island"}),
]
TYPOS = [
    ("letter too many", "biblioth\u00e8eque", "biblioth\u00e8que", {"first"}),
    ("wrong letter, no accents", "reseoux", "r\u00e9seaux", {"research"}),
]
