// Keys of a review: a letter leads to its button. They can be switched off, and are
// not heard while somebody writes.

(() => {
  "use strict";
  const switcher = document.getElementById("keys");
  const KEPT = "review-keys";
  const WRITES = "input, select, textarea, [contenteditable]";

  let isOn = true; // for this page alone, in a browser that keeps nothing
  try {
    isOn = localStorage.getItem(KEPT) !== "off";
  } catch {}

  const choose = (on) => {
    isOn = on;
    try {
      localStorage.setItem(KEPT, on ? "on" : "off");
    } catch {}
  };

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
  switcher.checked = isOn;
  switcher.addEventListener("change", () => choose(switcher.checked));

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey;
    if (!isOn || held || event.repeat || event.target.closest(WRITES)) {
      return;
    }
    const target = document.querySelector(`[data-key="${CSS.escape(letter(event))}"]`);
    if (target) {
      event.preventDefault();
      lead(target);
    }
  });
})();
