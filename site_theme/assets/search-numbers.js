/* The numbers of a text, each with the step to which it is rounded: "1.8 million" is 1800000, to the next 100000. Zeros at
   the end may come from rounding too, which is the `coarse` step: 1000 for "56,000". */

import { folded } from "./texts.js";

const SHORT = { mn: 6, mio: 6, mln: 6, bn: 9, mrd: 9, tn: 12 }; // beside what browsers know of languages
const POWERS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];

/* A function that gives the numbers of a text in that language: each with its value, the step, how it is shown, and where
   it starts. As in English where the browser does not know it. */
export function numberReader(language) {
  const name = isKnown(language) ? language : "en";
  const decimal = partOf(new Intl.NumberFormat(name), 1.5, "decimal");
  const powers = new Map([...Object.entries(SHORT), ...powersOf("en"), ...powersOf(name)]);
  const pattern = patternOf(decimal);
  return (text) => [...text.matchAll(pattern)].map((match) => read(match, powers)).filter(Boolean);
}

function isKnown(language) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

const partOf = (format, number, type) =>
  format.formatToParts(number).filter((part) => part.type === type).map((part) => part.value).join("");

/* What a language calls a thousand, a million and so on, long and short, for one and for more. */
function powersOf(language) {
  return ["short", "long"].flatMap((compactDisplay) => {
    const format = new Intl.NumberFormat(`${language}-u-nu-latn`, { notation: "compact", compactDisplay });
    return POWERS.flatMap((power) => [1, 2, 5].map((count) => {
      const shown = Number(partOf(format, count * 10 ** power, "integer"));
      return [folded(partOf(format, count * 10 ** power, "compact")), power - Math.round(Math.log10(shown / count))];
    })).filter(([name]) => name);
  });
}

/* Digits, in groups of three or not; what follows the decimal sign, or one that others write for it; before a word. That
   all groups have the same sign is not asked: WebKit 2.50 misreads such a reference. */
function patternOf(decimal) {
  const group = decimal === "," ? "." : ",";
  const grouped = `\\d{1,3}(?:[${group}’'\u00a0\u2009\u202f]\\d{3})+(?!\\d)`;
  return new RegExp(`(\\p{L}?)(${grouped}|\\d+)(?:[.,](\\d+))?(?=(\\s?)(\\p{L}+)|)`, "gu");
}

/* None where a letter stands before plain digits, as in the name of a thing. A single letter after a space is a unit. */
function read(match, powers) {
  const [all, before, digits, decimals = "", gap = "", word = ""] = match;
  const power = gap && word.length < 2 ? undefined : powers.get(folded(word));
  const whole = digits.replace(/\D/g, "");
  if (before && whole === digits && !decimals && power === undefined) return null;
  const value = Number(`${whole}.${decimals || 0}e${power ?? 0}`);
  const step = 10 ** ((power ?? 0) - decimals.length);
  const coarse = decimals ? step : step * 10 ** /0*$/.exec(whole)[0].length;
  const shown = all.slice(before.length) + (power === undefined ? "" : gap + word);
  return { value, step, coarse, shown, start: match.index + before.length };
}
