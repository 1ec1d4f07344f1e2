/* What a card says. A number's comes from the file of its figure, which stands beside the figure's page
   (figures/rivers/ -> figures/rivers.json) and is worded by the generator; a citation's is its own note. */

const FORMAT = 1;
const MOST = 3; // sources told of; the figure's home has all

const files = new Map(); // address -> the file, or its loading

/* An element with these children; strings are text, whatever they look like. */
export function element(name, look, ...children) {
  const node = document.createElement(name);
  if (look) node.className = look;
  node.append(...children.filter(Boolean));
  return node;
}

const line = (look, ...children) => element("p", look, ...children);
const ended = (text) => (/[.!?”]$/.test(text) ? text : `${text}.`);

/* The children of the card that opens on `link`. Rejects when what it needs can't be had. */
export async function content(link) {
  const number = link.matches(".footnote-ref") ? numberBefore(link) : link;
  if (number === link) return about(number, await reading(number));
  if (number) {
    const found = await reading(number).catch(() => null);
    if (found && isNoteOf(link, found.reading)) return about(number, found);
  }
  return note(link);
}

/* The number that a citation stands behind: nothing but other citations is between them. */
function numberBefore(citation) {
  let node = citation.closest("sup").previousSibling;
  while (node && node.nodeName === "SUP") node = node.previousSibling;
  return node && node.nodeName === "A" && node.querySelector("data.figure") ? node : null;
}

function isNoteOf(citation, { sources }) {
  const label = decodeURIComponent(citation.hash).replace(/^#fn:/, "");
  return label.startsWith("computed-") || sources.includes(label);
}

function note(citation) {
  const own = document.getElementById(decodeURIComponent(citation.hash.slice(1)));
  const copy = element("div", "number-card__note", ...Array.from(own.cloneNode(true).childNodes));
  for (const back of copy.querySelectorAll(".footnote-backref")) back.remove();
  keepPlace(copy, citation.closest("sup").nextElementSibling);
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  copy.id = "number-card-summary";
  return [copy];
}

/* A note tells all places of its source; the letter behind the mark says which one is meant. */
function keepPlace(note, letter) {
  if (!letter?.matches(".place")) return;
  for (const place of note.querySelectorAll(".noted")) {
    if (place.firstChild.textContent.split(", ").includes(letter.textContent)) place.firstChild.remove();
    else place.remove();
  }
}

/* The figure of a number, the reading that the number is of, and what else stands in the file. */
async function reading(number) {
  const home = new URL(number.href);
  const address = home.origin + home.pathname.replace(/(\/|\.html)$/, ".json");
  const file = await load(address);
  const figure = file.figures[decodeURIComponent(home.hash.slice(1))];
  const { period = "" } = number.querySelector("data").dataset;
  const found = figure.readings.find((each) => (each.period || "") === period);
  if (!found) throw new Error(`no reading for ${period}`);
  const url = (path) => new URL(path, address).href;
  return { figure, reading: found, sources: file.sources, url, grades: file.grades && url(file.grades) };
}

function load(address) {
  if (!files.has(address)) files.set(address, fetched(address).catch((error) => {
    files.delete(address); // so that the next try is one
    throw error;
  }));
  return files.get(address);
}

async function fetched(address) {
  const response = await fetch(address);
  const file = response.ok ? await response.json() : {};
  if (file.format !== FORMAT) throw new Error(`${address} can’t be read`);
  return file;
}

/* A number's card */

function about(number, found) {
  const { dataset, classList } = number.querySelector("data");
  const rejected = classList.contains("rejected");
  const all = found.reading.observations || [];
  const alike = all.filter((o) => (o.status === "rejected") === rejected);
  const asked = alike.filter((o) => !dataset.source || o.source === dataset.source);
  const apart = asked.length < alike.length || (rejected && found.reading.grade !== "rejected");
  const sorted = [...asked.sort(preferredFirst), ...all.filter((o) => !asked.includes(o))];
  const marks = Array.from(number.querySelectorAll(".mark"), (mark) => mark.textContent);
  return [
    summary(found, marks, apart ? valueOf(asked, number) : found.reading.value),
    evidence(found.reading, apart, found.grades),
    ...working(found.reading),
    ...(found.reading.corrections || []).map((text) => line("", text)),
    found.reading.working ? sourceList(found) : observationList(found, voicesFirst(sorted, found.sources)),
  ];
}

const ownFirst = (a, b) => Boolean(a.origin) - Boolean(b.origin);
const preferredFirst = (a, b) => (b.status === "preferred") - (a.status === "preferred") || ownFirst(a, b);

/* After the first, those that give the ends of the range. Then one observation of each origin before the others of any:
   what it says itself, else who retells it, and of these the one farthest from the first; those first that differ most
   from it. */
function voicesFirst([first, ...rest], sources) {
  if (!first) return [];
  const gives = (end) => (o) => o.gives?.includes(end);
  const ends = ["low", "high"].filter((end) => !gives(end)(first));
  const givers = new Set(ends.map((end) => rest.toSorted(ownFirst).find(gives(end))).filter(Boolean));
  const voice = (o) => sources[o.origin || o.source].publisher + (o.status || "");
  const apart = (o) => (o.status === first.status ? distance(first.number, o.number) : -1);
  const farFirst = (one, other) => apart(other) - apart(one);
  const voices = new Map([[voice(first), first], ...Array.from(givers, (o) => [voice(o), o])]);
  for (const o of rest.toSorted((one, other) => ownFirst(one, other) || farFirst(one, other))) {
    if (!voices.has(voice(o))) voices.set(voice(o), o);
  }
  const others = Array.from(voices.values()).filter((o) => o !== first && !givers.has(o)).sort(farFirst);
  return [...new Set([first, ...Array.from(givers).sort(farFirst), ...others, ...rest])];
}

/* How far the middles of two numbers or ranges (12000, 12000/15000, 25/..) lie apart. */
function distance(one, other) {
  const [a, b] = [one, other].map(function (text) {
    const ends = text.split("/").map(Number).filter(Number.isFinite);
    return ends.reduce((sum, end) => sum + end, 0) / ends.length;
  });
  return Math.abs(a - b);
}

function valueOf(observations, number) {
  return observations.length === 1 ? observations[0].value : number.querySelector("data").textContent;
}

function summary({ figure, reading, url }, marks, value) {
  const box = element("div", "",
    line("number-card__label", anchor(figure.label, url(figure.home))),
    line("number-card__value", element("span", marks.includes("rejected") ? "number-card__struck" : "", value),
      ...marks.map((mark) => element("small", "mark", ` ${mark}`)),
      reading.when && element("span", "number-card__when", ` ${reading.when}`)),
  );
  box.id = "number-card-summary";
  return box;
}

function evidence({ value, grade, grounds, counts, observations = [] }, apart, grades) {
  const chosen = observations.some((o) => o.status === "preferred") ? ", by the source preferred" : "";
  const whole = apart ? `The figure as a whole${chosen}: ${value}; ` : "Evidence: ";
  return line("", whole, element("strong", "", grades ? anchor(grade, grades) : grade), `, ${counts}; ${grounds}.`);
}

function working({ working: how }) {
  if (!how) return [];
  return [line("", "Computed here: ", how.formula), line("number-card__numbers", "= ", how.numbers)];
}

function sourceList({ figure, reading, sources, url }) {
  const items = reading.sources.map((id) => element("li", "", ...named(sources[id], url)));
  return list(items, figure, url);
}

function observationList({ figure, sources, url }, observations) {
  const several = observations.length > 1;
  return list(observations.map((o) => observation(o, sources, url, several)), figure, url);
}

function list(items, figure, url) {
  const more = items.length - MOST;
  const rest = more > 0 && element("li", "", anchor(`and ${more} more`, url(figure.home)));
  return element("ul", "number-card__sources", ...items.slice(0, MOST), rest);
}

function observation(o, sources, url, several) {
  const source = sources[o.source];
  const value = element("span", o.status === "rejected" ? "number-card__struck" : "", o.value);
  const title = source.url && /^https?:/.test(source.url) ? anchor(source.title, source.url) : source.title;
  return element("li", "",
    line("", ...(several ? [element("strong", "", value), `${end(o)}: `] : []), ...named(source, url)),
    line("", ...words(o, source.language), `${o.locator}${o.column ? `, column ${o.column}` : ""} of `, title),
    o.rounded && line("", "The same number, rounded."),
    o.converted && line("", ended(`Converted: ${o.converted}`)),
    o.reason && line("", element("strong", "", o.status === "rejected" ? "Rejected: " : "Preferred: "), o.reason),
    o.note && line("", o.note),
    o.origin && line("", element("strong", "", "Retold"), " from ", ...named(sources[o.origin], url)),
  );
}

/* Which end of the range the observation gives, where different ones give them. */
function end({ gives = [] }) {
  return gives.length === 1 ? ` (the ${gives[0]} end)` : "";
}

/* The words of the source, in its language, which lead to where they stand on its page. */
function words({ as_stated: text, words_at: address }, language) {
  if (!text) return [];
  const stated = element("span", "", address ? anchor(text, address) : text);
  if (language) stated.lang = language;
  return ["“", stated, "”, "];
}

function named({ name, home, kind, standing, read }, url) {
  return [anchor(name, url(home)), ` (${kind}, ${standing}; ${read})`];
}

function anchor(text, href) {
  const link = element("a", "", text);
  link.href = href;
  return link;
}
