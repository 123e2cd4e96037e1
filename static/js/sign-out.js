/* Whoever signs out leaves no words in this browser, and loses none without being asked. */
"use strict";

const signOut = document.querySelector("[data-unsaved]");

/* Of this person: who shares the computer has words of their own. */
function unsaved() {
  const own = `answers:${signOut.dataset.person}/`;
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(own));
  } catch {
    return []; // a browser that keeps nothing
  }
}

signOut.addEventListener("submit", (event) => {
  const names = unsaved();
  if (names.length && !window.confirm(signOut.dataset.unsaved)) event.preventDefault();
  else names.forEach((name) => localStorage.removeItem(name));
});
