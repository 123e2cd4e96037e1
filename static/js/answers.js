/* Beside a form whose words are saved while one types: a copy of those that have not
   arrived, words counted, long lists searched. The form works without any of it. */
"use strict";

const form = document.querySelector("[data-answers]");
const copyName = `answers:${form.dataset.answers}`;
const HIDDEN = ["csrfmiddlewaretoken", "seen", "writer", "turn"];
const PATIENCE = 10_000; // milliseconds until it is tried again
const LONGEST = 120_000; // that we wait when asked to
const inNoDraft = "unsaved" in form.dataset; // the words on this page
const undecided = "undecided" in form.dataset; // two versions: their reader decides
let pressed = null; // the button that waits until the words have arrived
let sure = false; // that the page itself is to be sent

/* --- A copy in this browser, with what its writer had seen, until the words arrive */

function typed() {
  return JSON.stringify([...new FormData(form)].filter(([name]) => !HIDDEN.includes(name)));
}

function copy() {
  try {
    return JSON.parse(localStorage.getItem(copyName));
  } catch {
    return null; // a browser that keeps nothing
  }
}

/* Who leaves two versions without deciding is asked again when coming back. */
function remember() {
  const seen = form.dataset.undecided ?? form.elements.seen.value;
  const kept = { words: typed(), seen };
  try {
    localStorage.setItem(copyName, JSON.stringify(kept));
  } catch {
    /* as above, or it is full */
  }
}

function forget() {
  try {
    localStorage.removeItem(copyName);
  } catch {
    /* as above */
  }
}

function fill(control, values) {
  if (control.type === "checkbox") control.checked = values.includes(control.value);
  else if (!["hidden", "submit", "button"].includes(control.type)) control.value = values[0] ?? "";
}

function restore() {
  const kept = copy();
  const shown = !kept || kept.words === typed();
  if (undecided || (inNoDraft && shown)) return remember();
  if (shown) return forget();
  const values = new Map();
  for (const [name, value] of JSON.parse(kept.words)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  if ([...values.keys()].some((name) => !form.elements.namedItem(name))) return send(kept);
  for (const control of form.elements) {
    if (control.name) fill(control, values.get(control.name) ?? []);
  }
  form.elements.seen.value = kept.seen;
  tell("restored", "#restored");
  save();
}

/* Rows that this page does not have: the server draws what the copy says, which stays
   until it has arrived. */
async function send(kept) {
  form.inert = true; // or what is typed now would take the place of the copy
  const whole = wholeForm(kept);
  const options = { method: "POST", headers: { "HX-Request": "true" }, body: new FormData(whole) };
  const answer = await fetch(location.pathname, options).catch(() => null);
  if (!answer || answer.status === 429 || answer.status >= 500) {
    tell("away", "#restored");
    return setTimeout(send, PATIENCE, kept);
  }
  if (answer.ok && answer.headers.get("X-Quietly")) forget();
  document.body.append(whole);
  whole.submit();
}

function wholeForm(kept) {
  const whole = document.createElement("form");
  whole.method = "post";
  const token = form.elements.csrfmiddlewaretoken.value;
  const own = [["csrfmiddlewaretoken", token], ["seen", kept.seen], ["save", "draft"]];
  for (const [name, value] of [...JSON.parse(kept.words), ...own]) {
    const control = document.createElement("input");
    Object.assign(control, { type: "hidden", name, value });
    whole.append(control);
  }
  return whole;
}

/* --- Saving. A button waits for what was typed before it was pressed */

function tell(name, place = "#saved") {
  const words = document.querySelector(`#tell-${name}`).content.cloneNode(true);
  document.querySelector(place).replaceChildren(words);
}

function save() {
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function submit(event) {
  form.elements.turn.value = Number(form.elements.turn.value) + 1;
  if (sure || !copy()) return;
  event.preventDefault();
  pressed = event.submitter;
  htmx.trigger(form, "now");
}

function ask(event) {
  if (event.target !== form) {
    event.detail.parameters = { q: event.target.value }; // a name, looked up as one types
    return;
  }
  form.elements.turn.value = Number(form.elements.turn.value) + 1;
  event.detail.parameters.set("turn", form.elements.turn.value);
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/); // of a later sign-in
  if (token) event.detail.parameters.set("csrfmiddlewaretoken", token[1]);
}

function before(event) {
  if (event.target !== form) return;
  event.detail.xhr.words = typed();
  tell("saving");
}

function answered(event) {
  if (event.target !== form) return;
  const { xhr } = event.detail;
  const seen = xhr.getResponseHeader("X-Quietly");
  if (seen) form.elements.seen.value = seen;
  if (seen && copy()?.words === xhr.words) forget();
  if (xhr.status === 401) tell("signed-out");
  const heard = seen !== null || xhr.status === 401;
  if (!heard) putOff(xhr);
  else if (pressed) {
    sure = true; // its answer is a page that says what is to be done
    form.requestSubmit(pressed);
  }
  pressed = null;
}

/* What the portal did not answer itself, or not as to this form. */
function putOff(xhr) {
  const away = !xhr.status || xhr.status >= 500;
  const known = document.querySelector(`#tell-${xhr.status}`);
  tell(away ? "away" : known ? xhr.status : "refused");
  const wait = Number(xhr.getResponseHeader("Retry-After")) * 1000 || PATIENCE;
  if (away) setTimeout(save, PATIENCE);
  if (xhr.status === 429) setTimeout(save, Math.min(wait, LONGEST));
}

/* --- Words taken along, where they cannot arrive */

async function take(event) {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const written = [...form.elements].filter((one) => /^text/.test(one.type) && one.value);
  const words = written.map((one) => `${one.labels[0]?.textContent.trim()}\n${one.value}`);
  try {
    await navigator.clipboard.writeText(words.join("\n\n"));
    button.textContent = button.dataset.copied;
  } catch {
    const shown = document.createElement("textarea"); // to be copied by hand
    Object.assign(shown, { readOnly: true, rows: 6, value: words.join("\n\n") });
    button.replaceWith(shown);
    shown.select();
  }
}

function keep() {
  form.addEventListener("input", remember);
  form.addEventListener("submit", submit);
  form.addEventListener("htmx:configRequest", ask);
  form.addEventListener("htmx:beforeRequest", before);
  form.addEventListener("htmx:afterRequest", answered);
  form.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.requestConfig.elt !== form) return;
    detail.shouldSwap = detail.xhr.getResponseHeader("X-Quietly") !== null;
  });
  form.addEventListener("click", take);
  window.addEventListener("load", restore); // htmx listens by then
}

/* --- Words counted while one types */

function count(text) {
  const said = document.getElementById(`${text.id}_words`);
  const words = text.value.match(/[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+/g) ?? [];
  const over = words.length > Number(text.dataset.words);
  said.ariaLive = over ? "polite" : "off"; // not each word is told, too many are
  said.textContent = said.dataset.said.replace("0", words.length);
  said.classList.toggle("over", over);
}

function counters() {
  for (const text of form.querySelectorAll("[data-words]")) {
    count(text);
    text.addEventListener("input", () => count(text));
  }
}

/* --- Long lists of choices, searched as one types */

function folded(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function look(list, wanted) {
  let shown = 0;
  for (const one of list.querySelectorAll("[data-choice]")) {
    const chosen = one.querySelector("input").checked;
    one.hidden = !chosen && !folded(one.textContent).includes(folded(wanted));
    shown += one.hidden ? 0 : 1;
  }
  return shown;
}

function pickers() {
  for (const finder of form.querySelectorAll("[data-finds]")) {
    const list = document.getElementById(finder.dataset.finds);
    const said = finder.querySelector("output");
    finder.hidden = false;
    finder.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    finder.addEventListener("input", (event) => {
      event.stopPropagation(); // it is no answer
      said.textContent = said.dataset.said.replace("0", look(list, event.target.value));
    });
  }
}

counters();
pickers();
form.querySelector("[aria-current]").scrollIntoView({ inline: "center", block: "nearest" });
keep();
