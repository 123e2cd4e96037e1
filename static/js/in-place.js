/* Beside a catalogue: what is found takes the place of what was found, without a new page.
   Without any of this, its links and its form load the page that is asked for. */
"use strict";

const found = document.querySelector("#found");
const form = found.closest("form");
const told = document.querySelector("#told");
const away = document.querySelector("#away");
const ANSWER = {
  source: found,
  target: "#results",
  select: "#results",
  swap: "outerHTML",
  selectOOB: "#filters:innerHTML,#q,#suggested,#suggestions,#figures,#years,#languages",
};
let here = location.search; // the question whose answer is shown
let said = here; // what the form has said
let asked = here; // the last question, answered or not
let used = null; // what has the focus as an answer is drawn, and how far down it stood
let height = 0;

function ask(question) {
  asked = question;
  htmx.trigger(found, "htmx:abort"); // nobody waits for the one before
  htmx.ajax("GET", location.pathname + question, ANSWER).catch(() => {}); // said by events
}

/* What is new or gone from one question to the next becomes so in the one that was asked
   last: clicks that are faster than the answers add up. */
function change(from, to) {
  const [before, after, now] = [from, to, asked].map(parts);
  const gone = before.filter((one) => !after.includes(one));
  const kept = now.filter((one) => !gone.includes(one) && !one.startsWith("page="));
  const added = after.filter((one) => !before.includes(one) && !kept.includes(one));
  const all = [...kept, ...added].join("&");
  ask(all && `?${all}`);
}

function parts(question) {
  return `${new URLSearchParams(question)}`.split("&").filter(Boolean);
}

/* --- What was clicked or typed */

function follow(event) {
  const link = event.target.closest("a");
  const address = link?.getAttribute("href") ?? "";
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!address.startsWith("?") || elsewhere) return;
  event.preventDefault();
  link.focus({ preventScroll: true }); // some browsers leave it where it was
  change(here, new URL(address, location).search);
}

function hear() {
  if (used) return; // a field that goes away says that it was changed
  const before = said;
  said = [...new FormData(form)].filter(([, value]) => value);
  change(before, said);
}

/* --- What is answered. All but results is a page of its own: a refusal, a fault */

function judge({ detail }) {
  if (detail.shouldSwap && detail.serverResponse.includes('id="results"')) {
    used = document.activeElement;
    height = used.getBoundingClientRect().top;
  } else {
    detail.shouldSwap = false;
    asked = said = here; // for who comes back from there
    location.assign(detail.pathInfo.finalRequestPath);
  }
}

/* A list that was unfolded stays so. */
function unfold({ target, detail }) {
  for (const open of target.querySelectorAll("details[open]")) {
    detail.fragment.querySelector(`#${open.id}`)?.setAttribute("open", "");
  }
}

function show({ target }) {
  if (target.id !== "results") return;
  const isNew = location.search !== asked;
  if (isNew) history.pushState(null, "", location.pathname + asked);
  here = said = asked;
  away.hidden = true;
  const heading = target.querySelector("#results-heading");
  told.textContent = heading.textContent;
  lead(heading, isNew);
  used = null;
}

/* The focus is on the control that was used, if it is still there, and that stays where it
   is; or on the heading. Half a word stays in its field. */
function lead(heading, isNew) {
  const now = document.activeElement;
  if (now !== document.body && !away.contains(now)) {
    if (used.value !== used.defaultValue) now.value = used.value;
    window.scrollBy(0, now.getBoundingClientRect().top - height);
  } else if (used !== document.body) {
    heading.focus({ preventScroll: true });
    const isAbove = heading.getBoundingClientRect().top < 0;
    if (isNew && isAbove) heading.scrollIntoView();
  }
}

function fail() {
  away.querySelector("a").setAttribute("href", asked || "?");
  away.hidden = false;
}

if (window.htmx) {
  form.classList.add("in-place");
  form.addEventListener("click", follow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    hear();
  });
  found.addEventListener("change", hear);
  found.addEventListener("htmx:beforeSwap", judge);
  found.addEventListener("htmx:oobBeforeSwap", unfold);
  found.addEventListener("htmx:afterSwap", show);
  found.addEventListener("htmx:sendError", fail);
  window.addEventListener("popstate", () => {
    if (location.search !== asked) ask(location.search);
  });
}
