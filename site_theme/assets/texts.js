/* What register and search share: elements that are made of texts, and texts as they are compared. */

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/* The words of a text without capitals, accents, signs and the commas of numbers, so that what is typed need not be
   exact: "US$120,000 (2024)" is "us 120000 2024". */
export function folded(text) {
  const whole = text.replace(/(\d)[,’'\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, "$1");
  const plain = whole.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}.]+|(?<!\d)\.|\.(?!\d)/gu, " ").trim();
}
