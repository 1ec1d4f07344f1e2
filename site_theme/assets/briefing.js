/* Loads what a page needs, when it needs it. Each module stands beside this file and exports `update()`, which runs
   on every page: after loading, and after each click that Material answers without loading. */

// What a page must hold for a module to be loaded.
const MODULES = [
  [".chart[data-chart]", "./charts.js"],
  ["main.chart-alone", "./frame.js"],
  ["details.cite", "./copy.js"],
  ["a > data.figure, .footnote-ref", "./cards.js"],
  [".outdated-edition", "./editions.js"],
  [".register", "./register.js"],
  [".md-typeset__scrollwrap", "./tables.js"],
];

const loaded = new Map(); // path -> the module, or its loading

async function update() {
  for (const [selector, path] of MODULES) {
    if (!loaded.has(path) && document.querySelector(selector)) loaded.set(path, import(path));
  }
  for (const module of loaded.values()) (await module).update();
}

/* Search is loaded when the reader asks for it. Where it can't be, its button is the link that it is without scripts. */
function search(event, link = document.querySelector("a.search-open")) {
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  import("./search.js").then((module) => module.open(), () => location.assign(link.href));
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a.search-open");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) search(event, link);
});

addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (held ? event.key === "k" : event.key === "/" && !typing) search(event);
});

if (window.document$ && window.document$.subscribe) window.document$.subscribe(update);
else update();
