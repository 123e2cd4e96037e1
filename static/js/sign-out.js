/* Whoever signs out leaves no words in this browser, and loses none without being asked. */
"use strict";

const { person, unsaved: question } = document.querySelector("[data-person]").dataset;
const doors = document.querySelectorAll('form[action$="/accounts/logout/"]');

/* Of this person: who shares the computer has words of their own. */
function unsaved() {
  const own = `answers:${person}/`;
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(own));
  } catch {
    return []; // a browser that keeps nothing
  }
}

function leave(event) {
  const names = unsaved();
  if (names.length && !window.confirm(question)) event.preventDefault();
  else names.forEach((name) => localStorage.removeItem(name));
}

for (const door of doors) door.addEventListener("submit", leave);
