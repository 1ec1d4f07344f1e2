/* The search of the site: a dialog over two lists of entries, which are fetched when it opens for the first time.
   generator/exports/search.py says what an entry is. Nothing that the reader types leaves the browser. */

import { element, folded } from "./texts.js";

const ROOT = new URL("..", import.meta.url);
const FILES = ["search/records.json", "search/pages.json"];
const MOST = 30; // results shown
const LONGEST = 200; // characters of a query
const AROUND = 60; // characters of a text shown before what was found
const SHOWN = 180; // and in all
const PAUSE = 60; // ms after a keystroke
const WEIGHTS = { name: 3, id: 3, text: 2, named: 1 }; // of a word that is found there
const FIRST = { Figure: 1.5, Source: 1.2 }; // kinds that go before others found as well

let entries = [];
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
  loading = loading || Promise.all(FILES.map(load)).catch(fail);
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

async function load(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  const found = await answer.json();
  const sources = new Map(found.filter((each) => each.kind === "Source").map((each) => [idOf(each), each]));
  entries = entries.concat(found.map((each) => prepared(each, sources)));
  show();
}

function fail() {
  loading = null; // the next time may do better
  failed = true;
  entries = [];
  show();
}

const idOf = (entry) => entry.at.split("#")[1] || "";

function prepared(entry, sources) {
  const named = (entry.sources || []).map((id) => [id, sources.get(id)?.title, sources.get(id)?.text].join(" "));
  const parts = {
    name: entry.title,
    id: idOf(entry),
    text: [entry.text, entry.also, entry.part_of].join(" "),
    named: named.join(" "),
  };
  const words = Object.entries(parts).map(([part, text]) => [part, ` ${folded(text)} `]);
  return { ...entry, words: Object.fromEntries(words) };
}

/* How well a word is found in a text: whole, at the beginning of a word, within one, or not. A number is not found in a
   longer one, and a letter or two not within a word, unless they may be a word of Chinese. */
function found(text, word) {
  if (text.includes(` ${word} `)) return 3;
  const start = text.indexOf(` ${word}`);
  if (/^\d/.test(word)) return start >= 0 && /[^\d.]/.test(text[start + word.length + 1]) ? 2 : 0;
  if (start >= 0) return 2;
  return (word.length > 2 || /[^\w.]/.test(word)) && text.includes(word) ? 1 : 0;
}

/* Every word must be found somewhere; 0 when one is not. */
function score(entry, query, words) {
  const own = entry.words;
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...Object.entries(WEIGHTS).map(([part, weight]) => weight * found(own[part], word)));
    if (!best) return 0;
    sum += best;
  }
  const whole = ` ${query} `;
  if (own.id === whole || own.name === whole) sum += 100;
  else if (words.length > 1 && (own.name + own.text).includes(whole)) sum += 10;
  return sum * (FIRST[entry.kind] || 1);
}

function show() {
  const query = folded(input().value);
  const words = [...new Set(query.split(" ").filter(Boolean))];
  const ranked = words.length
    ? entries.map((entry) => [score(entry, query, words), entry]).filter(([points]) => points)
    : [];
  ranked.sort((a, b) => b[0] - a[0]);
  const results = ranked.slice(0, MOST).map(([, entry]) => result(entry, words));
  dialog.querySelector("ol").replaceChildren(...results);
  if (failed) say("Search could not be loaded. The register lists every figure.");
  else if (!words.length) say("");
  else if (!entries.length) say("Loading …");
  else if (ranked.length > MOST) say(`The first ${MOST} of ${ranked.length} results`);
  else say(ranked.length === 1 ? "1 result" : `${ranked.length || "No"} results`);
}

function say(text) {
  const status = dialog.querySelector("[role=status]");
  if (status.textContent !== text) status.textContent = text;
}

function result(entry, words) {
  const pattern = patternOf(words);
  const kind = entry.part_of ? `${entry.kind}: ${entry.part_of}` : entry.kind;
  return element("li", {}, element(
    "a",
    { href: new URL(entry.at, ROOT) },
    element("small", { textContent: kind }),
    element("strong", {}, ...marked(entry.title, pattern)),
    element("span", {}, ...marked(excerpt(entry.text || "", pattern), pattern)),
  ));
}

/* The words as they may stand in a text: with accents, and with commas in numbers. */
function patternOf(words) {
  const letter = (sign) => (/\d/.test(sign) ? `${sign}(?:[,’'\\s](?=\\d))?` : `${sign.replace(".", "\\.")}\\p{M}*`);
  return new RegExp(words.map((word) => [...word].map(letter).join("")).join("|"), "giu");
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
