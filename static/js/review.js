// Keys of a review: a letter leads to its button. They can be switched off, and are
// not heard while somebody writes.

(() => {
  "use strict";
  const switcher = document.getElementById("keys");
  const KEPT = "review-keys";
  const WRITES = "input, select, textarea, [contenteditable]";

  const wanted = () => localStorage.getItem(KEPT) !== "off";

  // The letter on the key, whatever alphabet the keyboard writes.
  const letter = (event) => {
    const typed = event.key.toUpperCase();
    return /^[A-Z]$/.test(typed) ? typed : event.code.replace(/^Key/, "");
  };

  const lead = (target) => {
    const folded = target.closest("details");
    if (!folded) {
      target.focus();
      return;
    }
    folded.open = true;
    const first = folded.querySelector("form :is(select:not([name=reply]), textarea, input:not([type=hidden]))");
    (first ?? target).focus();
  };

  switcher.closest("[hidden]").hidden = false;
  switcher.checked = wanted();
  switcher.addEventListener("change", () => {
    localStorage.setItem(KEPT, switcher.checked ? "on" : "off");
  });

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (!wanted() || held || event.repeat || event.target.closest(WRITES)) {
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(letter(event))}"]`);
    if (target) {
      event.preventDefault();
      lead(target);
    }
  });
})();
