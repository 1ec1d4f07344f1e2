/* Runs before the page is seen. Material's bundle needs these four names, which it otherwise defines in the page
   itself; what they store stays in the reader's browser. */

var __md_scope = new URL(document.currentScript.dataset.scope, location);

function __md_hash(text) {
  return [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  return JSON.parse(storage.getItem(scope.pathname + "." + key));
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // A browser that stores nothing forgets the choice, and all else works.
  }
}

document.documentElement.classList.replace("no-js", "js");

/* The scheme is set as soon as there is a body, so that a dark page never flashes white. */
(function () {
  const dark = document.currentScript.dataset.dark;

  function chosen() {
    try {
      return __md_get("__palette").color.scheme;
    } catch {
      return dark && matchMedia("(prefers-color-scheme: dark)").matches ? dark : null;
    }
  }

  new MutationObserver(function (_, observer) {
    if (!document.body) return;
    observer.disconnect();
    const scheme = chosen();
    if (scheme) document.body.dataset.mdColorScheme = scheme;
  }).observe(document.documentElement, { childList: true });
})();
