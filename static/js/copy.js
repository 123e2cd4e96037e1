/* Buttons that copy a text which stands beside them. Without it, one click marks it. */
"use strict";

async function copy({ currentTarget: button }) {
  const text = document.getElementById(button.dataset.copy);
  const said = button.nextElementSibling;
  said.textContent = ""; // or nobody would hear it twice
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = button.dataset.copied;
  } catch {
    window.getSelection().selectAllChildren(text); // to be copied by hand
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard; // on an address without https there is none
  button.addEventListener("click", copy);
}
