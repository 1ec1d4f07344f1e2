/* A table that is wider than its box can be scrolled by keyboard too, and is announced with the heading it stands
   under. */

const BOXES = ".md-typeset__scrollwrap";
const widths = new ResizeObserver((entries) => entries.forEach((entry) => adapt(entry.target)));

function adapt(box) {
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    return;
  }
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", nameOf(box));
}

/* The heading, with a number from the second table under it on: no two regions have one name. */
function nameOf(box) {
  const heading = headingOf(box);
  const place = [...document.querySelectorAll(BOXES)].filter((other) => headingOf(other) === heading).indexOf(box);
  return textOf(heading) + (place ? ` (${place + 1})` : "");
}

/* The last heading before the box. */
function headingOf(box) {
  const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3)")];
  return headings.findLast((each) => each.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function textOf(heading) {
  const copy = heading?.cloneNode(true);
  copy?.querySelector(".headerlink")?.remove();
  return copy?.textContent.trim() || document.title;
}

export function update() {
  document.querySelectorAll(BOXES).forEach((box) => widths.observe(box));
}
