"""Languages without a stemmer of their own: words are found as they are."""

TEXTS = {
    "radio pt": ("pt", "R\u00e1dio comunit\u00e1ria", "A voz do bairro."),
    "swahili": ("sw", "Wakulima wa kijiji", "Farmers is no Swahili."),
    "german": (
        "de",
        "Stra\u00dfenkarte f\u00fcr D\u00f6rfer",
        "Ein \u00c4lterer zeichnet.",
    ),
    "turkish": ("tr", "\u0130stanbul k\u00fct\u00fcphanesi", "\u0130yi bir yer."),
    "vietnamese": ("vi", "\u0110\u00e0o t\u1ea1o ngh\u1ec1", "L\u1edbp h\u1ecdc."),
    "hindi": (
        "hi",
        "\u0930\u0947\u0921\u093f\u092f\u094b \u0918\u0930",
        "\u0915\u093f\u0938\u093e\u0928",
    ),
    "ukrainian": ("uk", "Сільська бібліотека", "Книги."),
}
SEARCHES = [
    ("accents", "radio comunitaria", {"radio pt"}, {"archive"}),
    ("capital accents", "COMUNIT\u00c1RIA", {"radio pt"}, {"archive"}),
    ("whole words", "wakulima", {"swahili"}, {"prices"}),
    ("no English endings", "farmer kijiji", set(), {"swahili"}),
    ("sharp s", "strassenkarte dorfer", {"german"}, set()),
    ("dotted capital", "istanbul", {"turkish"}, set()),
    ("Vietnamese", "dao tao", {"vietnamese"}, set()),
    ("Hindi", "\u0930\u0947\u0921\u093f\u092f\u094b", {"hindi"}, {"archive"}),
    ("Ukrainian", "бібліотека", {"ukrainian"}, {"villages"}),
    ("punctuation alone", "& | ! ( ) :*", set(), {"saints"}),
    ("minus alone", "-radio", set(), {"banking"}),
    ("nothing but stop words", "the of", set(), {"children"}),
    ("quote that is not closed", '"wakulima', {"swahili"}, set()),
    ("what SQL would mind", "'; DROP TABLE x; --", set(), {"swahili"}),
]
TYPOS = []
