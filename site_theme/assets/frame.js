/* Tells the page that shows this one within itself how high it is, at every width. The line that embeds a chart has
   the other half (views/chart_block.py). Nothing else is told. */

function tell() {
  parent.postMessage({ chartHeight: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
}

if (parent !== window) new ResizeObserver(tell).observe(document.body);

export function update() {}
