/* Loads what a page needs, when it needs it. Each module stands beside this file and exports `update()`, which runs
   on every page: after loading, and after each click that Material answers without loading. */

// What a page must hold for a module to be loaded.
const MODULES = [
  [".chart[data-chart]", "./charts.js"],
  ["details.cite", "./copy.js"],
  ["a > data.figure, .footnote-ref", "./cards.js"],
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

if (window.document$ && window.document$.subscribe) window.document$.subscribe(update);
else update();
