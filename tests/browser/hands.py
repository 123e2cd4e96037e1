"""Ways of working with a page: by keyboard alone, and where no script runs."""

MOST_STOPS = 500


class Keyboard:
    """Tab, letters, the space bar and Enter; nothing is clicked."""

    script = True

    def __init__(self, page):
        self.page, self.keys = page, page.keyboard

    def reach(self, control):
        """From where the focus is, as somebody without a mouse gets there."""
        place = control.element_handle()
        for _stop in range(MOST_STOPS):
            if place.evaluate("one => one === document.activeElement"):
                return
            self.keys.press("Tab")
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
