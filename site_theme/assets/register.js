/* The register can be searched, filtered and sorted. What is chosen stands in the address, so that it can be passed on.

   Rows are read once, from what stands in their cells, and after that only hidden, shown and put in order. */

import { element, folded } from "./texts.js";

const COLUMNS = ["figure", "value", "period", "grade", "sources", "topic"]; // as the generator writes them
const SORTABLE = COLUMNS.filter((name) => name !== "value"); // values of different units have no order
const PAUSE = 80; // ms after a keystroke

let register = null;

const words = (cell) => cell.textContent.trim();

/* The text of a cell without its small print, or what it is sorted by. */
const main = (cell) => [...cell.childNodes].filter((node) => node.nodeName !== "SMALL").map(words).join(" ").trim();
const key = (cell) => cell.querySelector("data")?.value ?? main(cell);

function readRow(row, place) {
  const cells = Object.fromEntries(COLUMNS.map((name, column) => [name, row.cells[column]]));
  const id = decodeURIComponent(cells.figure.querySelector("a").hash.slice(1));
  const count = Number.parseInt(cells.sources.querySelector("small")?.textContent, 10) || 0;
  return {
    row,
    place,
    text: folded(`${words(row)} ${id}`),
    topic: words(cells.topic),
    grades: words(cells.grade).split(/\s+(?:also )?/),
    sources: main(cells.sources).split("; ").filter(Boolean),
    computed: Boolean(cells.value.querySelector("data.computed")),
    keys: { figure: words(cells.figure), period: key(cells.period), grade: key(cells.grade), sources: count, topic: words(cells.topic) },
  };
}

class Register {
  constructor(box) {
    this.body = box.querySelector("tbody");
    this.rows = [...this.body.rows].map(readRow);
    this.heads = [...box.querySelectorAll("thead th")];
    this.sort = "";
    this.form = this.makeForm();
    this.status = element("p", { role: "status", className: "register-status" });
    box.prepend(this.form, this.status);
    this.heads.forEach((head, column) => this.makeSortable(head, COLUMNS[column]));
    this.restore(new URLSearchParams(location.search));
    this.show();
  }

  makeForm() {
    const grades = Object.fromEntries(this.rows.map((each) => [each.grades[0], each.keys.grade]));
    const form = element(
      "form",
      { className: "register-form", role: "search", ariaLabel: "Figures" },
      this.labelled("Search", element("input", { type: "search", name: "q", autocomplete: "off", placeholder: "Name, value, source or id" })),
      this.labelled("Topic", this.choice("topic", new Set(this.rows.map((each) => each.topic)))),
      this.labelled("Grade", this.choice("grade", this.sorted(new Set(this.rows.flatMap((each) => each.grades)), grades))),
      this.labelled("Source", this.choice("source", this.sorted(new Set(this.rows.flatMap((each) => each.sources))))),
      element("label", { className: "register-check" }, element("input", { type: "checkbox", name: "computed", value: "yes" }), " Computed here"),
      element("button", { type: "reset", className: "md-button", textContent: "Show all" }),
    );
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.order("") || this.show()));
    return form;
  }

  labelled(text, control) {
    control.id = `register-${control.name}`;
    return element("div", {}, element("label", { htmlFor: control.id, textContent: text }), control);
  }

  choice(name, values) {
    const options = [...values].map((value) => element("option", { value, textContent: value }));
    return element("select", { name }, element("option", { value: "", textContent: "All" }), ...options);
  }

  sorted(values, ranks = {}) {
    const compare = new Intl.Collator(document.documentElement.lang || undefined).compare;
    return [...values].sort((a, b) => (ranks[a] ?? 9) - (ranks[b] ?? 9) || compare(a, b));
  }

  makeSortable(head, name) {
    if (!SORTABLE.includes(name)) return;
    const button = element("button", { type: "button" }, ...head.childNodes);
    button.addEventListener("click", () => {
      this.order(this.sort === name ? `-${name}` : name);
      this.show();
    });
    head.replaceChildren(button);
  }

  /* Put the rows in the order of a column; "-grade" turns it round, "" is the order of the page. */
  order(sort) {
    this.sort = SORTABLE.includes(sort.replace(/^-/, "")) ? sort : "";
    const [name, turn] = [this.sort.replace("-", ""), this.sort.startsWith("-") ? -1 : 1];
    const compare = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
    const sorted = [...this.rows].sort(
      (a, b) => (name && turn * compare(String(a.keys[name]), String(b.keys[name]))) || a.place - b.place,
    );
    this.body.append(...sorted.map((each) => each.row));
    this.heads.forEach((head, column) => {
      if (COLUMNS[column] === name) head.ariaSort = turn < 0 ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), PAUSE);
  }

  wanted() {
    const asked = Object.fromEntries(new FormData(this.form));
    const parts = folded(asked.q.trim()).split(" ").filter(Boolean);
    return (each) =>
      parts.every((part) => each.text.includes(part)) &&
      (!asked.topic || each.topic === asked.topic) &&
      (!asked.grade || each.grades.includes(asked.grade)) &&
      (!asked.source || each.sources.includes(asked.source)) &&
      (!asked.computed || each.computed);
  }

  show() {
    const wanted = this.wanted();
    let count = 0;
    for (const each of this.rows) {
      const hidden = !wanted(each);
      if (each.row.hidden !== hidden) each.row.hidden = hidden;
      count += hidden ? 0 : 1;
    }
    const all = this.rows.length.toLocaleString(document.documentElement.lang || undefined);
    this.status.textContent = count === this.rows.length ? `All ${all} figures` : `${count || "None"} of ${all} figures`;
    this.remember();
  }

  remember() {
    const asked = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value));
    if (this.sort) asked.set("sort", this.sort);
    const query = String(asked) && `?${asked}`;
    if (query !== location.search) history.replaceState(history.state, "", location.pathname + query + location.hash);
  }

  restore(asked) {
    for (const control of this.form.elements) {
      const value = asked.get(control.name);
      if (!control.name || value === null) continue;
      if (control.type === "checkbox") control.checked = value === control.value;
      else control.value = value;
      if (control.selectedIndex === -1) control.selectedIndex = 0; // nothing is called that any more
    }
    if (asked.has("sort")) this.order(asked.get("sort"));
  }
}

export function update() {
  const box = document.querySelector(".register");
  if (box && register?.body !== box.querySelector("tbody")) register = new Register(box);
}
