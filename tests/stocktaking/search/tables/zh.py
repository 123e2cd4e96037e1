"""Chinese."""

TEXTS = {
    "training": ("zh", "农村妇女计算机培训", "学员获得证书。"),
    "summit": ("zh", "信息社会世界峰会", "各国政府出席。"),
    "5g": ("zh", "5G网络建设", "山区也有信号。"),
    "library": ("zh", "公共图书馆开放日", "市民借书。"),
    "books": ("zh", "图书与馆藏", "目录已经上网。"),
    "broadcast": ("zh", "社区广播", "老人爱听。"),
    "tea": ("zh", "茶农市场", "汉语课程\uff0c字典。"),
    "medicine": ("zh", "教育\uff0c医疗", "电话咨询 WHO 专家。"),
}
TEXTS = {f"zh {name}": text for name, text in TEXTS.items()}
TEXTS["tea"] = TEXTS.pop("zh tea")
SEARCHES = [
    ("word in a longer one", "计算机", {"zh training"}, {"zh summit"}),
    ("word at the beginning", "农村", {"zh training"}, {"tea"}),
    ("word at the end", "峰会", {"zh summit"}, {"zh books"}),
    ("three characters, not two and one", "图书馆", {"zh library"}, {"zh books"}),
    ("two characters of both", "图书", {"zh library", "zh books"}, {"zh training"}),
    ("one character", "茶", {"tea"}, {"zh library"}),
    ("last character alone", "播", {"zh broadcast"}, {"zh summit"}),
    ("two words", "妇女 培训", {"zh training"}, {"zh summit"}),
    ("not over a comma", "育医", set(), {"zh medicine"}),
    ("phrase in corner brackets", "「世界峰会」", {"zh summit"}, {"zh training"}),
    ("Latin word in Chinese", "5G", {"zh 5g"}, {"zh summit"}),
    ("word with a number before", "5G网络", {"zh 5g"}, {"zh summit"}),
    ("wide letters", "\uff15\uff27", {"zh 5g"}, {"zh summit"}),
    ("acronym in Chinese", "WHO 专家", {"zh medicine"}, {"guidelines"}),
    ("or in Chinese", "广播 或 峰会", {"zh broadcast", "zh summit"}, {"tea"}),
    ("minus", "图书 -馆藏", {"zh library"}, {"zh books"}),
    ("wide minus", "图书 \uff0d馆藏", {"zh library"}, {"zh books"}),
]
TYPOS = [("nothing is guessed", "计算鸡", None, set())]
