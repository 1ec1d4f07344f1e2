/* Draws the charts of a page.

   A box `<div class="chart" data-chart="…" data-spec="…">` holds its specification for Plotly as JSON. (In a script
   element within the box it is read too, but after a click within the site Material runs every such element as
   JavaScript, and complains.) Plotly is loaded from this script's own folder, once, and only when a chart comes near
   the screen. What all charts share (fonts, margins, legend) stands here, not in every specification; colours are
   named there by role and get their values here, for the colour scheme of the page. A style sheet may set --chart-0
   to --chart-7, --chart-text, --chart-muted, --chart-grid and --chart-paper. Nothing moves, whatever a reader's
   settings say about motion. */

const LIBRARY = new URL("plotly.min.js", import.meta.url).href;
const NEAR = "300px";
const NARROW = 500;
const FAILED = "The chart can’t be shown here. The table below it holds the same data.";
const ROLE = /^@(series([0-7])|text|muted|grid|paper)(?:\/(0|1|0?\.\d+))?$/;
// Derived from Okabe and Ito's: told apart without red, green or blue vision, and 3:1 or more against the page.
const PALETTES = {
  light: {
    series: ["#0072b2", "#e16c00", "#195635", "#8b1e65", "#8f5813", "#1b9dac", "#504200", "#89786c"],
    text: "#24292f", muted: "#57606a", grid: "#dfe3e8", paper: "#ffffff",
  },
  dark: {
    series: ["#56b4e9", "#e9a328", "#50956b", "#caa1b3", "#d6ea5c", "#948cf7", "#a3b665", "#8ae3ba"],
    text: "#e6e8ec", muted: "#a9b1bd", grid: "#3b414d", paper: "#1e2129",
  },
};

const charts = new Map(); // box -> { spec, plot, near, width }
let library = null;

/* Colours */

function channels(colour) {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = colour; // the canvas reads every way of writing a colour
  context.fillRect(0, 0, 1, 1);
  return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
}

function isDark(style) {
  const scheme = document.body.dataset.mdColorScheme;
  if (scheme) return scheme === "slate";
  return channels(style.color).reduce((sum, channel) => sum + channel) > 384; // light text: a dark page
}

function palette(box) {
  const style = getComputedStyle(box);
  const fallback = isDark(style) ? PALETTES.dark : PALETTES.light;
  const own = (name, value) => style.getPropertyValue("--chart-" + name).trim() || value;
  const colours = { series: fallback.series.map((value, number) => own(number, value)) };
  for (const role of ["text", "muted", "grid", "paper"]) colours[role] = own(role, fallback[role]);
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

/* What all charts share */

function template(colours, font, narrow) {
  const size = narrow ? 11 : 13;
  const axis = {
    automargin: true, fixedrange: true, gridcolor: colours.grid, zerolinecolor: colours.muted,
    linecolor: colours.muted, title: { standoff: 10, font: { size: size } },
  };
  return {
    layout: {
      autosize: false,
      colorway: colours.series,
      dragmode: false, // a finger on a chart scrolls the page
      font: { family: font, size: size, color: colours.text },
      hoverlabel: {
        align: "left", bgcolor: colours.paper, bordercolor: colours.muted,
        font: { family: font, size: size, color: colours.text },
      },
      hovermode: "closest",
      legend: { orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom" },
      margin: { l: 12, r: 16, t: 8, b: 24 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      xaxis: axis,
      yaxis: axis,
    },
  };
}

/* The axis with as many of its named ticks as have room beside each other. */
function thinned(axis, width, size) {
  if (!axis || axis.tickmode !== "array" || axis.visible === false) return axis;
  const lines = axis.ticktext.flatMap((text) => text.split("<br>"));
  const longest = Math.max(...lines.map((line) => line.length), 1) * size * 0.6 + 10;
  const step = Math.ceil((longest * axis.tickvals.length) / Math.max(width, 1));
  const kept = (list) => list.filter((_, place) => place % step === 0);
  return Object.assign({}, axis, { tickvals: kept(axis.tickvals), ticktext: kept(axis.ticktext) });
}

function layoutOf(spec, colours, box, width) {
  const narrow = width < NARROW;
  const look = template(colours, getComputedStyle(box).fontFamily, narrow);
  const layout = Object.assign({}, coloured(spec.layout, colours), { template: look, width: width });
  const beside = spec.layout.yaxis && spec.layout.yaxis.visible === false ? 30 : 90; // names of the other axis
  layout.xaxis = thinned(layout.xaxis, width - beside, look.layout.font.size);
  return layout;
}

/* Drawing */

function loadLibrary() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  library = library || new Promise(function (resolve, reject) {
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => (window.Plotly ? resolve(window.Plotly) : reject(new Error("no Plotly in " + LIBRARY)));
    script.onerror = function () {
      library = null; // the next chart tries again
      reject(new Error("can't load " + LIBRARY));
    };
    document.head.append(script);
  });
  return library;
}

async function draw(box) {
  const chart = charts.get(box);
  const width = Math.floor(box.clientWidth);
  if (!chart || !chart.near || !width) return;
  chart.width = width;
  try {
    const Plotly = await loadLibrary();
    if (charts.get(box) !== chart || !box.isConnected) return; // the reader has gone to another page meanwhile
    const colours = palette(box);
    const layout = layoutOf(chart.spec, colours, box, chart.width);
    await Plotly.react(chart.plot, coloured(chart.spec.data, colours), layout, {
      displayModeBar: false, displaylogo: false, responsive: false, scrollZoom: false, typesetMath: false,
    });
    chart.drawn = true;
  } catch (error) {
    console.error(error);
    if (!chart.drawn) chart.plot.textContent = FAILED;
  }
}

function redrawAll() {
  charts.forEach((_, box) => draw(box));
}

const nearness = new IntersectionObserver(
  function (entries) {
    for (const entry of entries.filter((e) => e.isIntersecting)) {
      nearness.unobserve(entry.target);
      const chart = charts.get(entry.target);
      if (chart) chart.near = true;
      draw(entry.target);
    }
  },
  { rootMargin: NEAR },
);

const sizes = new ResizeObserver(function (entries) {
  requestAnimationFrame(function () {
    for (const entry of entries) {
      const chart = charts.get(entry.target);
      if (chart && chart.width !== Math.floor(entry.target.clientWidth)) draw(entry.target);
    }
  });
});

/* Pages */

function specOf(box) {
  const script = box.querySelector("script");
  return box.dataset.spec || (script && script.textContent);
}

function adopt(box) {
  if (charts.has(box)) return;
  const plot = document.createElement("div");
  plot.className = "chart-plot";
  plot.style.fontVariantNumeric = "tabular-nums";
  box.append(plot);
  try {
    charts.set(box, { spec: JSON.parse(specOf(box)), plot: plot, near: false, width: 0 });
  } catch (error) {
    console.error(error);
    plot.textContent = FAILED;
    return;
  }
  nearness.observe(box);
  sizes.observe(box);
}

function release(box) {
  nearness.unobserve(box);
  sizes.unobserve(box);
  if (window.Plotly) window.Plotly.purge(charts.get(box).plot);
  charts.delete(box);
}

/* Runs on every page: after loading, and after each click that Material answers without loading. */
export function update() {
  [...charts.keys()].filter((box) => !box.isConnected).forEach(release);
  document.querySelectorAll(".chart[data-chart]").forEach(adopt);
}

new MutationObserver(redrawAll).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
