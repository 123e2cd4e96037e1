"""Spanish."""

TEXTS = {
    "radio": ("es", "Educaci\u00f3n rural", "Las radios ense\u00f1an a leer."),
    "courses": ("es", "Formaciones y conexiones", "Cada escuela tiene una."),
    "ni\u00f1os": ("es", "Ni\u00f1os y j\u00f3venes", "Programan juegos."),
    "english": ("es", "Cursos de ingl\u00e9s", "El inter\u00e9s es grande."),
    "englishmen": ("es", "Turistas ingleses", "Sus intereses son otros."),
    "fish": ("es", "Tecnolog\u00edas para la pesca", "El a\u00f1o de la red."),
    "books": ("es", "Bibliotecas m\u00f3viles", "Los buses llegan."),
    "nation": ("es", "Plan de la naci\u00f3n", "M\u00e1s informaci\u00f3n y planes."),
}
SEARCHES = [
    ("bare letters", "educacion", {"radio"}, {"courses"}),
    ("many for one", "educaciones", {"radio"}, {"nation"}),
    ("one for many, bare", "conexion", {"courses"}, {"radio"}),
    ("one for many", "formaci\u00f3n", {"courses"}, {"nation"}),
    ("without a tilde", "ninos", {"ni\u00f1os"}, {"nation"}),
    ("one of the young", "joven", {"ni\u00f1os"}, {"books"}),
    ("accent of the singular", "ingl\u00e9s", {"english", "englishmen"}, {"fish"}),
    ("singular without its accent", "interes", {"english", "englishmen"}, {"fish"}),
    ("technology", "tecnologia", {"fish"}, {"books"}),
    ("stop word with an accent", "m\u00e1s informaci\u00f3n", {"nation"}, {"courses"}),
    ("stop word without it", "mas redes", {"fish"}, {"nation"}),
    ("phrase", "\u201cla pesca\u201d", {"fish"}, {"books"}),
    ("minus", "ingleses -turistas", {"english"}, {"englishmen"}),
]
TYPOS = [
    ("letter left out", "bibliotcas", "bibliotecas", {"books"}),
    ("no accents", "tecnolojias", "tecnolog\u00edas", {"fish"}),
]
