/* Makes the charts of a page answer to the reader.

   A box `<div class="chart" data-chart="id">` holds a picture of the chart. When a reader shows interest in it (rests
   the mouse on it or presses the button below it; a finger that scrolls over it asks for nothing), what draws it is
   loaded, and the chart stands in the place of the picture. A chart without a picture is drawn when it comes near the
   screen. Its letters are as large as those of the page: it is drawn for the usual ones, and enlarged. Nothing moves,
   whatever a reader's settings say about motion. */

const NEAR = "300px";
const REST = 200; // milliseconds on a chart after which the mouse did not just pass over it
const COPIED = 2000; // milliseconds for which a button says so
const USUAL = 20; // pixels of the root's letters for which charts are drawn: those of the theme where nothing is chosen
const LOADING = "Loading the chart …";
const FAILED = "This chart can’t answer here. The table below it holds the same data.";
const FORMULA = /^[=+\-@]/; // what a spreadsheet would run

const charts = new Map(); // box -> { plot, status, button, wanted, size }

const darkness = matchMedia("(prefers-color-scheme: dark)");

function scheme() {
  const chosen = document.body.dataset.mdColorScheme;
  return (chosen ? chosen === "slate" : darkness.matches) ? "dark" : "light";
}

/* A picture has the scheme of what it stands in by itself, but not in WebKit: there the end of its address says it.
   The query is for WebKit too, which else shows again what it has painted for the address before. */
function tint(box) {
  const dark = scheme() === "dark";
  for (const picture of box.querySelectorAll("img")) {
    const address = new URL(picture.src);
    if ((address.hash === "#dark") === dark) continue;
    address.search = dark ? "?dark" : "";
    address.hash = dark ? "#dark" : "";
    picture.src = address.href;
  }
}

/* Drawing */

function enlargement() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL;
}

function sizeOf(box) {
  return Math.floor(box.clientWidth) + " " + enlargement();
}

async function draw(box) {
  const chart = charts.get(box);
  const width = Math.floor(box.clientWidth / enlargement());
  if (!chart || !chart.wanted || !width) return;
  chart.size = sizeOf(box);
  chart.plot.style.transform = `scale(${enlargement()})`;
  if (!("drawn" in box.dataset)) chart.status.textContent = LOADING;
  try {
    const { drawInto } = await import("./chart-drawing.js");
    const isWanted = () => charts.get(box) === chart && chart.wanted;
    await drawInto(box, chart.plot, { width, scheme: scheme(), isWanted });
    if (!isWanted()) return;
    box.dataset.drawn = "";
    chart.status.textContent = "";
  } catch (error) {
    console.error(error);
    if (!("drawn" in box.dataset)) chart.status.textContent = FAILED;
  }
}

function want(box, wanted) {
  const chart = charts.get(box);
  if (!chart || chart.wanted === wanted) return;
  chart.wanted = wanted;
  if (chart.button) chart.button.setAttribute("aria-pressed", wanted);
  if (wanted) return draw(box);
  if (window.Plotly) window.Plotly.purge(chart.plot);
  chart.plot.replaceChildren();
  chart.status.textContent = "";
  delete box.dataset.drawn;
}

function redrawAll() {
  charts.forEach(function (_, box) {
    tint(box);
    draw(box);
  });
}

const nearness = new IntersectionObserver(
  function (entries) {
    for (const entry of entries.filter((e) => e.isIntersecting)) {
      nearness.unobserve(entry.target);
      want(entry.target, true);
    }
  },
  { rootMargin: NEAR },
);

const sizes = new ResizeObserver(function (entries) {
  requestAnimationFrame(function () {
    for (const { target } of entries) {
      if (charts.has(target) && charts.get(target).size !== sizeOf(target)) draw(target);
    }
  });
});

/* Taking along */

function plain(cell) {
  const text = cell.textContent.trim().replace(/\s+/g, " ");
  return FORMULA.test(text) ? "'" + text : text;
}

function tableText(table) {
  return Array.from(table.rows, (row) => Array.from(row.cells, plain).join("\t")).join("\n");
}

/* A button after `place` that copies what `text` gives. */
function offerCopy(place, label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chart-copy";
  button.textContent = label;
  button.addEventListener("click", async function () {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch (error) {
      button.textContent = "Copying is not allowed here";
    }
    setTimeout(() => (button.textContent = label), COPIED);
  });
  button.setAttribute("aria-live", "polite");
  place.after(button);
}

/* Pages */

function adopt(box) {
  if (charts.has(box)) return;
  const plot = document.createElement("div");
  plot.className = "chart-plot";
  plot.style.fontVariantNumeric = "tabular-nums";
  const status = document.createElement("p"); // there before it says something, or it would not be read out
  status.className = "chart-message";
  status.setAttribute("role", "status");
  const picture = box.querySelector("img");
  const figure = box.closest("figure") || box;
  const button = figure.querySelector(".chart-explore");
  tint(box);
  box.append(plot, status);
  charts.set(box, { plot, status, button, wanted: false, size: "" });
  sizes.observe(box);
  if (picture) listen(box, button);
  else nearness.observe(box);
  offerCopies(figure);
}

function listen(box, button) {
  let resting;
  box.addEventListener("pointerenter", function (event) {
    const saving = navigator.connection && navigator.connection.saveData;
    if (event.pointerType === "mouse" && !saving) resting = setTimeout(() => want(box, true), REST);
  });
  box.addEventListener("pointerleave", () => clearTimeout(resting));
  if (!button) return;
  button.addEventListener("click", () => want(box, button.getAttribute("aria-pressed") !== "true"));
  button.parentElement.dataset.ready = "";
}

/* What is the same in all rows stands above them; it goes below, where spreadsheets look for no names of columns. */
function dataText(table) {
  const above = table.closest("details").querySelector("p");
  return [tableText(table), above && above.textContent].filter(Boolean).join("\n\n");
}

function offerCopies(figure) {
  const table = figure.querySelector(".chart-table table");
  if (table) offerCopy(table.closest("details").querySelector("summary"), "Copy the table", () => dataText(table));
  for (const frame of figure.querySelectorAll(".chart-frame")) offerCopy(frame, "Copy", () => frame.textContent);
}

function release(box) {
  want(box, false);
  nearness.unobserve(box);
  sizes.unobserve(box);
  charts.delete(box);
}

/* Runs on every page: after loading, and after each click that Material answers without loading. */
export function update() {
  [...charts.keys()].filter((box) => !box.isConnected).forEach(release);
  document.querySelectorAll(".chart[data-chart]").forEach(adopt);
}

new MutationObserver(redrawAll).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
darkness.addEventListener("change", redrawAll);
