"""Arabic."""

TEXTS = {
    "libraries": ("ar", "المكتبات العامة في القرى", "كتب للجميع."),
    "library": ("ar", "مكتبة متنقلة", "حافلة على الطريق."),
    "office": ("ar", "مكتب البريد", "رسائل وطرود."),
    "internet": ("ar", "شبكة الإنترنت للمدارس", "يتصل التلاميذ."),
    "learning": ("ar", "التَّعْلِيم الإلكتروني", "دروس مسائية."),
    "information": ("ar", "مُجْتَمَع المعلومات", "قمة عالمية."),
    "content": ("ar", "محتوى رقـــمي", "قصص محلية."),
    "teachers": ("ar", "تدريب المعلمين وتطوير المناهج", "ورش عمل."),
    "women": ("ar", "تمكين المرأة", "مشروع صغير."),
    "hospital": ("ar", "مستشفى ذكي", "أطباء عن بعد."),
    "plan": ("ar", "خطة ٢٠٠٥", "وزارة الاتصالات."),
}
SEARCHES = [
    ("without the article", "مكتبات", {"libraries", "library", "office"}, {"internet"}),
    ("with and", "والمكتبات العامة", {"libraries"}, {"library"}),
    ("another ending", "مكتبه متنقله", {"library"}, {"libraries"}),
    ("alef without hamza", "الانترنت", {"internet"}, {"learning"}),
    ("without article and hamza", "انترنت", {"internet"}, {"content"}),
    ("hamza where it stands", "إنترنت", {"internet"}, {"content"}),
    ("no vowel marks typed", "التعليم", {"learning"}, {"teachers"}),
    ("vowel marks typed", "مُجتمَع", {"information"}, {"women"}),
    ("lengthened letters", "رقمي", {"content"}, {"plan"}),
    ("feminine", "الرقمية", {"content"}, {"plan"}),
    ("lengthened in the question", "تـــدريب", {"teachers"}, {"learning"}),
    ("after and", "تطوير", {"teachers"}, {"women"}),
    ("ya for alef maqsura", "مستشفي", {"hospital"}, {"women"}),
    ("alef maqsura and article", "المستشفى", {"hospital"}, {"women"}),
    ("European digits", "2005", {"plan"}, {"women"}),
    ("Arabic digits", "٢٠٠٥", {"plan"}, {"women"}),
    ("ministry and its and", "الوزارة", {"plan"}, {"library"}),
    ("phrase", "«مجتمع المعلومات»", {"information"}, {"learning"}),
    ("phrase in another order", '"المعلومات مجتمع"', set(), {"information"}),
    ("or in Arabic", "مستشفى أو خطة", {"hospital", "plan"}, {"women"}),
    ("minus", "مكتبة -متنقلة", {"libraries", "office"}, {"library"}),
    ("presentation forms", "\ufedb\ufe98\ufe90", {"libraries"}, {"library"}),
]
TYPOS = [
    ("letter too many", "المتنقللة", "متنقلة", {"library"}),
    ("letters that changed places", "المعلوامت", "المعلومات", {"information"}),
]
