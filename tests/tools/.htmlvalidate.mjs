export default {
  root: true,
  // What the HTML standard and WCAG demand; not matters of taste.
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Material's base template says autocomplete="off" of the switches of its menu and its search, so that Firefox
    // forgets them; the standard allows it only on fields of text.
    "valid-autocomplete": "off",
  },
};
