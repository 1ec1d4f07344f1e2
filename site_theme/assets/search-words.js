/* The words and numbers of a text, as search compares them: what a reader types need not be spelled as it is written. */

import { folded } from "./texts.js";

// Scripts that put no space between words: each pair of signs that stand together is a word.
const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
const UNSPACED = new RegExp(`([${SCRIPTS.map((name) => `\\p{Script=${name}}`).join("")}]+)`, "u");

/* Without capitals, accents and signs, but for those of currencies, which come last. */
export function wordsOf(text) {
  const words = folded(text).split(" ").filter(Boolean);
  return [...(UNSPACED.test(text) ? words.flatMap(parts) : words), ...(text.match(/\p{Sc}/gu) ?? [])];
}

const parts = (word) => word.split(UNSPACED).filter(Boolean).flatMap((run) => (UNSPACED.test(run) ? pairs([...run]) : run));
const pairs = (signs) => (signs.length > 2 ? signs.slice(1).map((sign, place) => signs[place] + sign) : signs.join(""));

// One after the other: what endings change, and what British and American spelling tell apart.
const ALIKE = [
  [/(?<=..)ies$/, "y"],
  [/(?<=[^sui])s$/, ""],
  [/c(?=[eiy])|z/g, "s"], // licence, organize
  [/(?<=[a-z]{3})(?:ed|ing)$/, ""],
  [/(?<=[bcdgtv])re$/, "er"], // centre
  [/ogue$/, "og"], // catalogue
  [/(?<=..)our/, "or"], // colour
  [/ph/g, "f"], // sulphur
  [/(?<=...)e$/, ""],
  [/([a-z])\1/g, "$1"], // labelled, programme
];

/* The form in which words meet that differ by an ending or by spelling alone; others are as they are. */
export function stemOf(word) {
  return /^[a-z]{4,}$/.test(word) ? ALIKE.reduce((text, [from, to]) => text.replace(from, to), word) : word;
}

/* Whether one word becomes the other by so many slips: a letter too many, too few, another, or two that changed places. */
export function isNear(word, other, most) {
  if (Math.abs(word.length - other.length) > most) return false;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= word.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = word[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
      const turned = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (turned) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return false;
    [before, last] = [last, row];
  }
  return last[other.length] <= most;
}

