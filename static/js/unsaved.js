// Words that would be lost: whoever leaves the page, or sends another form of it, is
// asked first. Forms in [data-unsent] begin empty: what stands in them was never sent.

(() => {
  "use strict";
  const FIELDS = "form[method=post] :is(textarea, input:not([type=hidden])), textarea[form]";
  let sent = null;

  const differs = (field) =>
    ["checkbox", "radio"].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;
  const isUnsent = (field) =>
    field.form.closest("[data-unsent]") ? field.value.trim() !== "" && field.type !== "checkbox" : differs(field);

  document.addEventListener("submit", (event) => {
    sent = event.target;
  });

  addEventListener("beforeunload", (event) => {
    const fields = [...document.querySelectorAll(FIELDS)];
    if (fields.some((field) => field.form !== sent && isUnsent(field))) {
      event.preventDefault();
    }
    sent = null;
  });
})();
