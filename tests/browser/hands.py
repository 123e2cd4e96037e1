"""Ways of working with a page: by keyboard alone, and where no script runs."""

MOST_STOPS = 500
AT_A_TIME = 8
CATCH = """one => {
    const stay = event => {
        if (event.key === "Tab" && document.activeElement === one)
            event.preventDefault();
    };
    addEventListener("keydown", stay, true);
    return () => removeEventListener("keydown", stay, true);
}"""
"""Tab goes no further than this control: the key may be held down until it is there."""


class Keyboard:
    """Tab, letters, the space bar and Enter; nothing is clicked."""

    script = True

    def __init__(self, page):
        self.page, self.keys = page, page.keyboard

    def reach(self, control):
        """From where the focus is, as somebody without a mouse gets there."""
        place = control.element_handle()
        let_go = place.evaluate_handle(CATCH)
        for _some in range(0, MOST_STOPS, AT_A_TIME):
            if place.evaluate("one => one === document.activeElement"):
                let_go.evaluate("let_go => let_go()")
                return
            for _stop in range(AT_A_TIME):
                self.keys.down("Tab")
            self.keys.up("Tab")
        raise AssertionError(f"No Tab leads to {control}.")

    def write(self, control, words):
        self.reach(control)
        self.keys.press("Control+a")
        self.keys.type(words)

    def choose(self, control, label):
        """In a list, by its first letters."""
        self.reach(control)
        self.keys.type(label)
        assert label in control.evaluate("one => one.selectedOptions[0].label")

    def tick(self, control):
        self.reach(control)
        self.keys.press("Space")
        assert control.is_checked()

    def press(self, control):
        self.reach(control)
        with self.page.expect_event("framenavigated"):
            self.keys.press("Enter")
        self.page.wait_for_load_state()


class WithoutScript:
    """A browser that runs no script."""

    script = False

    def __init__(self, page):
        self.page = page

    def write(self, control, words):
        control.fill(words)

    def choose(self, control, label):
        control.select_option(label=label)

    def tick(self, control):
        control.check()

    def press(self, control):
        control.click()
        self.page.wait_for_load_state()
