/* Draws a chart in the place of its picture: loaded by charts.js when a reader asks for the first one.

   Plotly, look.json and the chart's specification are loaded from this script's own folder. Colours are named by role
   in the specification and get their values here; a style sheet may set --chart-0 to --chart-7, --chart-text,
   --chart-muted, --chart-grid and --chart-paper. */

const LIBRARY = new URL("plotly.min.js", import.meta.url).href;
const ROLE = /^@(series([0-7])|text|muted|grid|paper)(?:\/(0|1|0?\.\d+))?$/;
const OPTIONS = { displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, typesetMath: false };

const loaded = new Map(); // address -> what was loaded from it, or its loading

/* Loading */

function once(address, load) {
  if (!loaded.has(address)) {
    const loading = load(address);
    loading.catch(() => loaded.delete(address)); // the next chart tries again
    loaded.set(address, loading);
  }
  return loaded.get(address);
}

function json(path) {
  return once(new URL(path, import.meta.url).href, async function (address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error("can't load " + address);
    return answer.json();
  });
}

function loadPlotly() {
  return once(LIBRARY, (address) => new Promise(function (resolve, reject) {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly in " + address)));
    script.onerror = () => reject(new Error("can't load " + address));
    document.head.append(script);
  }));
}

/* Colours */

function channels(colour) {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = colour; // the canvas reads every way of writing a colour
  context.fillRect(0, 0, 1, 1);
  return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
}

function palette(box, look, scheme) {
  const own = look.colours[scheme];
  const style = getComputedStyle(box);
  const value = (name, fallback) => style.getPropertyValue("--chart-" + name).trim() || fallback;
  const colours = { series: own.series.map((colour, number) => value(number, colour)) };
  for (const role of ["text", "muted", "grid", "paper"]) colours[role] = value(role, own[role]);
  return colours;
}

function resolved(name, colours) {
  const match = ROLE.exec(name);
  if (!match) return name;
  const colour = match[2] ? colours.series[match[2]] : colours[match[1]];
  return match[3] ? "rgba(" + channels(colour).concat(match[3]).join(",") + ")" : colour;
}

/* A copy of a part of the specification with its colours filled in. Only values under a key such as `color` or
   `bgcolor` are colours: a label that reads "@text" stays what it is. */
function coloured(part, colours, key) {
  if (Array.isArray(part)) return part.map((item) => coloured(item, colours, key));
  if (part && typeof part === "object") {
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, coloured(value, colours, name)]));
  }
  return typeof part === "string" && /color$/.test(key || "") ? resolved(part, colours) : part;
}

/* Drawing */

/* The chart of the box, drawn into `plot` in the colours of a scheme, if it is still wanted when all is loaded. */
export async function drawInto(box, plot, { width, scheme, isWanted }) {
  const id = encodeURIComponent(box.dataset.chart);
  const [Plotly, look, spec] = await Promise.all([loadPlotly(), json("look.json"), json(`charts/${id}.json`)]);
  if (!isWanted()) return; // the reader has gone on meanwhile
  const { data, layout } = coloured(
    { data: spec.data, layout: { ...(width < look.narrow.below ? spec.narrow : spec.wide), template: look } },
    palette(box, look, scheme),
  );
  await Plotly.react(plot, data, { ...layout, width }, OPTIONS);
}
