/* The search of the site: a dialog over two lists of entries, which are fetched when it opens for the first time.
   exports/search_index.py says what an entry is. Nothing that the reader types leaves the browser. */

import { SearchIndex } from "./search-index.js";
import { element } from "./texts.js";

const ROOT = new URL("..", import.meta.url);
const FILES = ["search/records.json", "search/pages.json"];
const MOST = 30; // results shown
const LONGEST = 200; // characters of a query
const AROUND = 60; // characters of a text shown before what was found
const SHOWN = 180; // and in all
const PAUSE = 60; // ms after a keystroke

let index = new SearchIndex();
let dialog = null;
let loading = null;
let failed = false;
let timer = 0;

const input = () => dialog.querySelector("input");

export function open() {
  dialog = dialog || makeDialog();
  if (!dialog.open) dialog.showModal();
  input().select();
  failed = false;
  loading = loading || load().catch(fail);
}

function makeDialog() {
  const field = element("input", {
    type: "search", autocomplete: "off", spellcheck: false, maxLength: LONGEST, ariaLabel: "Search",
    placeholder: "Name, value, source or id",
  });
  const close = element("button", { type: "button", className: "search-close", textContent: "Close" });
  const made = element(
    "dialog",
    { className: "search", ariaLabel: "Search" },
    element("form", { role: "search" }, field, close),
    element("p", { role: "status" }),
    element("ol"),
  );
  made.addEventListener("submit", follow);
  made.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, PAUSE); });
  made.addEventListener("keydown", move);
  made.addEventListener("click", ({ target }) => {
    if (target === made || target === close || target.closest("a")) made.close();
  });
  document.body.append(made);
  return made;
}

/* Enter follows the first result. */
function follow(event) {
  event.preventDefault();
  clearTimeout(timer);
  show();
  dialog.querySelector("ol a")?.click();
}

/* The arrows go from the field through the results and back; Escape closes, where a browser would only empty the field. */
function move(event) {
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const stops = [input(), ...dialog.querySelectorAll("ol a")];
  const at = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
}

/* Both lists at once, and taken in one after the other: what has an id is found while the pages are still on their way. */
async function load() {
  index = new SearchIndex();
  const lists = FILES.map(fetched);
  lists.forEach((list) => list.catch(() => {})); // what fails while another is waited for is told when its turn comes
  for (const list of lists) {
    await index.add(await list);
    show();
  }
}

async function fetched(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

function fail() {
  loading = null; // the next time may do better
  failed = true;
  index = new SearchIndex();
  show();
}

function show() {
  const asked = input().value.trim();
  const { results, count, words, complete } = index.find(asked, MOST);
  const pattern = patternOf([...words, ...asked.split(/[ -~]+/)]); // and words of scripts without spaces, whole
  dialog.querySelector("ol").replaceChildren(...results.map((entry) => result(entry, pattern)));
  if (failed) say("Search could not be loaded. The register lists every figure.");
  else if (!asked) say("");
  else if (!index.entries.length) say("Loading …");
  else say((complete || !count ? "" : "Nothing has all of these words. ") + counted(count));
}

function counted(count) {
  if (count > MOST) return `The first ${MOST} of ${count} results`;
  return count === 1 ? "1 result" : `${count || "No"} results`;
}

function say(text) {
  const status = dialog.querySelector("[role=status]");
  if (status.textContent !== text) status.textContent = text;
}

function result(entry, pattern) {
  const kind = entry.part_of ? `${entry.kind}: ${entry.part_of}` : entry.kind;
  return element("li", {}, element(
    "a",
    { href: new URL(entry.at, ROOT) },
    element("small", { textContent: kind }),
    element("strong", {}, ...marked(entry.title, pattern)),
    element("span", {}, ...marked(excerpt(told(entry, pattern), pattern), pattern)),
  ));
}

/* What an entry says; words of a source where only they have what was found. */
function told({ text = "", quoted = {} }, pattern) {
  const quotes = Object.values(quoted).map((words) => `“${words}”`);
  return [text, ...quotes].find((each) => each.search(pattern) >= 0) ?? text;
}

/* The words as they may stand in a text: with accents, with commas in numbers, the longest first. A letter or two, and
   numbers, are marked only where they begin a word. */
function patternOf(words) {
  const sign = (each) => {
    if (/\d/.test(each)) return `${each}(?:[,’'\\s](?=\\d))?`;
    return /\s/.test(each) ? "\\s" : `${each.replace(/[$.*+?^()[\]{}|\\/]/, "\\$&")}\\p{M}*`;
  };
  const start = (word) => (/^(?:\w{1,2}$|\d)/.test(word) ? "(?<![\\p{L}\\p{N}])" : "");
  const end = (word) => (/\d$/.test(word) ? "(?!\\d)" : "");
  const sorted = words.filter((word) => /[\p{L}\p{N}]/u.test(word)).sort((a, b) => b.length - a.length);
  const alternatives = sorted.map((word) => start(word) + [...word].map(sign).join("") + end(word));
  return new RegExp(alternatives.join("|") || "(?!)", "giu");
}

function excerpt(text, pattern) {
  const start = Math.max(0, text.search(pattern) - AROUND);
  const cut = text.slice(start ? text.lastIndexOf(" ", start) + 1 : 0);
  return (start ? "… " : "") + (cut.length > SHOWN ? `${cut.slice(0, SHOWN)} …` : cut);
}

function* marked(text, pattern) {
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    yield text.slice(done, match.index);
    yield element("mark", { textContent: match[0] });
    done = match.index + match[0].length;
  }
  yield text.slice(done);
}
