/* Which entries one word or number of a query finds, and how well. */

import { isNear, stemOf } from "./search-words.js";

// How much it counts when a word is found as ...
const BEGINNING = 0.6;
const WITHIN = 0.3; // a part of a longer one
const SLIPPED = 0.4; // another that differs by a slip
const BESIDE = 0.95; // two words that stand beside each other
const APART = 0.3; // or not
const NUMBER = 2; // points of a number
const ROUNDED = 0.9; // a number that is rounded to the one asked for

/* A part of a query: the entries that it finds, with their points; the stems and words by which it does, and numbers,
   as each entry has them. */
const made = (word) => ({ word, found: new Map(), stems: new Set(), words: new Set([word]), numbers: new Map() });

/* The part that a word or a number makes. */
export function partOf(index, { word, number }) {
  const part = made(word);
  for (const [known, close] of matches(index, word)) addKnown(part, known, close);
  if (number) addNumbers(part, index, number.value, number.step);
  if (number && !part.found.size) addNumbers(part, index, number.value, number.coarse);
  if (!part.found.size) addSplit(part, index, word);
  if (!part.found.size) for (const known of slips(index, word)) addKnown(part, known, SLIPPED);
  return part;
}

/* The part that two words make which are known as one, too; null where they are not. */
export function partOfTwo(index, first, second) {
  const known = second && index.stems.get(stemOf(first.word + second.word));
  if (!known) return null;
  const part = made(first.word + second.word);
  addKnown(part, known, 1);
  addPhrase(part, index, [first.word, second.word]);
  const [one, two] = [partOf(index, first), partOf(index, second)];
  for (const [place, points] of one.found) {
    if (two.found.has(place)) add(part, place, APART * Math.min(points, two.found.get(place)));
  }
  return part;
}

function add(part, place, points) {
  part.found.set(place, Math.max(points, part.found.get(place) ?? 0));
}

function addKnown(part, { stem, words, places, points }, close) {
  places.forEach((place, at) => add(part, place, close * points[at]));
  part.stems.add(stem);
  if (close === 1 || close === SLIPPED) words.forEach((word) => part.words.add(word));
}

/* What is known of words that are the one asked for, or longer, and how close they are. A number is not found in a longer
   one, nor is a letter or two within a word, unless they may be a word of Chinese. */
function matches(index, word) {
  const found = new Map();
  const number = /^\d/.test(word);
  const within = !number && (word.length > 2 || /[^\w.]/.test(word));
  for (const [other, known] of index.words) {
    const at = other.indexOf(word);
    if (at === 0 && !(number && /[\d.]/.test(other[word.length]))) found.set(known, BEGINNING);
    else if (at > 0 && within && !found.has(known)) found.set(known, WITHIN);
  }
  const own = index.stems.get(stemOf(word));
  return own ? found.set(own, 1) : found;
}

/* One slip in a word of four letters, two in one of eight; none in a name with digits, which is then another. */
function slips(index, word) {
  const most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;
  for (let slip = 1; slip <= most; slip += 1) {
    const near = [...index.words].filter(([other]) => isNear(word, other, slip)).map(([, known]) => known);
    if (near.length) return new Set(near);
  }
  return [];
}

/* Two words that the briefing writes apart. */
function addSplit(part, index, word) {
  for (let cut = 1; cut < word.length; cut += 1) addPhrase(part, index, [word.slice(0, cut), word.slice(cut)]);
}

function addPhrase(part, index, words) {
  const stems = words.map(stemOf);
  const [one, two] = stems.map((stem) => index.stems.get(stem));
  if (!one || !two) return;
  const phrase = ` ${stems.join(" ")} `;
  const both = new Set(two.places);
  one.places.forEach((place, at) => {
    if (!both.has(place) || !Object.values(index.entries[place].parts).some((text) => text.includes(phrase))) return;
    add(part, place, BESIDE * one.points[at]);
    for (const { stem, words: forms } of [one, two]) {
      part.stems.add(stem);
      forms.forEach((form) => part.words.add(form));
    }
  });
}

/* The nearer a number is to the one asked for, the better, as long as it is rounded to that. */
function addNumbers(part, index, value, step) {
  for (const each of index.numbers) {
    const off = Math.abs(each.value - value) / step;
    if (off > 0.5) continue;
    add(part, each.place, NUMBER * (off ? ROUNDED - off / 2 : 1));
    part.numbers.set(each.place, [...(part.numbers.get(each.place) ?? []), each.shown]);
  }
}
