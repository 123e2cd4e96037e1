// What html-validate checks on every page. Switched off is what is taste.
export default {
  root: true,
  extends: [
    "html-validate:recommended",
    "html-validate:document",
    "html-validate:browser",
  ],
  rules: {
    // Both are HTML; Django's pages and ours differ.
    "doctype-style": "off",
    "prefer-button": "off",
    "prefer-tbody": "off",
    // A label around its control that names it as well helps older speech software.
    "no-redundant-for": "off",
    // A list may have a name, too.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // The boxes of one question share a name; so do the buttons of a form.
    "form-dup-name": [
      "error",
      { shared: ["radio", "checkbox", "button", "reset", "submit"] },
    ],
    // Nothing comes from elsewhere, and what is ours has its hash in its name.
    "require-sri": ["error", { target: "crossorigin" }],
    // The title of a record is as long as its author wrote it.
    "long-title": "off",
  },
};
