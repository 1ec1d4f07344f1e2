/* What search knows of all entries, and which of them a query means. Works on data alone, without a page. */

import { partOf, partOfTwo } from "./search-matches.js";
import { numberReader } from "./search-numbers.js";
import { stemOf, wordsOf } from "./search-words.js";

const PARTS = { name: 3, id: 3, text: 2, named: 1 }; // how much a word counts that is found there
const KINDS = { Figure: 1.5, Source: 1.1, Page: 0.8 }; // kinds that go before others found as well, or after
const MOST = 24; // words of a query
const BREATH = 500; // entries taken in at once
const ENOUGH = 0.6; // of what the best entry has of a query, where none has all of it
const WHOLE = 1000; // points of an entry that is called just so
const PHRASE = 1.2; // how much more it counts that the words stand together
const SAME = 1e-9; // what sums of the same numbers may differ by

// What questions are made of. They count only where there is nothing else.
const SMALL = new Set(
  `a about all an and any are as at be been by can could did do does for from get give had has have how i in into is it
  its list many me much no not of on or our s show tell than that the their there these they this those to was we were
  what when where whether which who whom whose why will with would you`.split(/\s+/),
);

export class SearchIndex {
  constructor() {
    this.numbersOf = () => []; // until it is known in which language
    this.entries = []; // each with the stems of its parts, as text between spaces
    this.stems = new Map(); // stem -> its words, and the places of entries that have it, in their order, with points
    this.words = new Map(); // word -> the same of its stem
    this.numbers = []; // of entries
  }

  /* Take in the entries of a file, with pauses in which the reader can type. Figures are also found by the names of their
     sources, sources by what figures quote. */
  async add({ language, entries }) {
    this.numbersOf = numberReader(language);
    const sources = sourcesOf(entries);
    for (const [at, each] of entries.entries()) {
      if (at % BREATH === BREATH - 1) await new Promise((resolve) => { setTimeout(resolve); });
      this.addOne(each, sources);
    }
  }

  addOne(entry, sources) {
    const quotes = [...Object.values(entry.quoted ?? {}), ...(sources.get(idOf(entry))?.own ?? [])];
    const named = (entry.sources || []).map((id) => [id, sources.get(id)?.title, sources.get(id)?.text].join(" "));
    const texts = {
      name: entry.title,
      id: idOf(entry),
      text: [entry.text, entry.also, entry.part_of, ...quotes].join(" "),
      named: named.join(" "),
    };
    const place = this.entries.length;
    const parts = Object.entries(texts).map(([part, text]) => [part, this.remembered(text, place, PARTS[part])]);
    this.entries.push({ ...entry, parts: Object.fromEntries(parts) });
    for (const { value, shown } of this.numbersOf(`${entry.title}; ${texts.text}`)) this.numbers.push({ value, shown, place });
  }

  /* The stems of a text; each word leads to the entry from now on. */
  remembered(text, place, points) {
    const stems = wordsOf(text).map((word) => {
      const known = this.words.get(word) ?? this.learnt(word);
      const last = known.places.length - 1;
      if (known.places[last] === place) known.points[last] = Math.max(points, known.points[last]);
      else known.points[known.places.push(place) - 1] = points;
      return known.stem;
    });
    return ` ${stems.join(" ")} `;
  }

  /* What is known of a word that is new: of its stem, if that is not new too. */
  learnt(word) {
    const stem = stemOf(word);
    const known = this.stems.get(stem) ?? { stem, words: [], places: [], points: [] };
    this.stems.set(stem, known);
    this.words.set(word, known);
    known.words.push(word);
    return known;
  }

  /* The first entries that a query finds, best first, of `count`; `words` are those by which they were found, and
     `complete` says whether they have all that was asked for. Where none has, those with the most of it are given. */
  find(query, first) {
    const parts = this.partsOf(query);
    const known = parts.filter((part) => part.found.size);
    const has = this.weighed(known);
    const most = [...has.values()].reduce((a, b) => Math.max(a, b), 0);
    const complete = known.length === parts.length && most > sum(known.map((part) => part.weight)) - SAME;
    const ranked = this.ranked(has, complete ? most - SAME : most * ENOUGH, known, query);
    const places = ranked.slice(0, first);
    const words = known.flatMap((part) => [...part.words, ...places.flatMap((place) => part.numbers.get(place) ?? [])]);
    return { results: places.map((place) => this.entries[place]), count: ranked.length, words: [...new Set(words)], complete };
  }

  /* The places of entries that have at least so much of a query, best first. */
  ranked(has, least, parts, query) {
    const stems = wordsOf(query).map(stemOf).join(" ");
    const enough = [...has.keys()].filter((place) => has.get(place) >= least);
    const scored = enough.map((place) => [this.score(place, parts, query, stems), place]);
    return scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, place]) => place);
  }

  /* How much of a query each entry has that has any of it. Rare words count more. */
  weighed(parts) {
    const has = new Map();
    for (const part of parts) {
      part.weight = Math.log(1 + this.entries.length / part.found.size);
      for (const place of part.found.keys()) has.set(place, (has.get(place) ?? 0) + part.weight);
    }
    return has;
  }

  /* A name counts more the more of it was asked for. */
  score(place, parts, query, stems) {
    const { at, kind, parts: own } = this.entries[place];
    const points = sum(parts.map((part) => part.weight * (part.found.get(place) ?? 0)));
    const name = own.name.trim().split(" ");
    const asked = name.filter((stem) => parts.some((part) => part.stems.has(stem))).length / name.length;
    const whole = ` ${stems} `;
    if (own.name === whole || at.endsWith(`#${query.trim()}`)) return WHOLE + points;
    const phrase = (own.name + own.text).includes(whole) ? PHRASE : 1;
    return points * phrase * (1 + asked / 2) * (KINDS[kind] ?? 1);
  }

  /* What is looked for: each word or number of a query, two words as one where they are written so, without small words. */
  partsOf(query) {
    const items = this.itemsOf(query).slice(0, MOST);
    const parts = [];
    for (let at = 0; at < items.length; at += 1) {
      const joined = partOfTwo(this, items[at], items[at + 1]);
      parts.push(joined ?? partOf(this, items[at]));
      if (joined) at += 1;
    }
    const main = parts.filter((part) => !SMALL.has(part.word));
    return main.length ? main : parts;
  }

  /* Words, and numbers with what belongs to them; digits with letters behind them are a word. */
  itemsOf(query) {
    const items = [];
    let done = 0;
    for (const number of this.numbersOf(query)) {
      const end = number.start + number.shown.length;
      if (/^\p{L}/u.test(query.slice(end))) continue;
      items.push(...wordsOf(query.slice(done, number.start)).map((word) => ({ word })));
      items.push({ word: wordsOf(number.shown).join(" "), number });
      done = end;
    }
    return [...items, ...wordsOf(query.slice(done)).map((word) => ({ word }))];
  }
}

/* The sources of a list by id, each with what its figures quote of it. */
function sourcesOf(entries) {
  const sources = new Map(entries.filter((each) => each.kind === "Source").map((each) => [idOf(each), { ...each, own: [] }]));
  const quotes = entries.flatMap((each) => Object.entries(each.quoted ?? {}));
  for (const [id, words] of quotes) sources.get(id)?.own.push(words);
  return sources;
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const idOf = (entry) => entry.at.split("#")[1] || "";
