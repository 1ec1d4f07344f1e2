/* A table that is wider than its box can be scrolled by keyboard too, and is announced with the heading it stands
   under. */

const widths = new ResizeObserver((entries) => entries.forEach((entry) => adapt(entry.target)));

function adapt(box) {
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    return;
  }
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", headingOf(box));
}

/* The text of the last heading before the box. */
function headingOf(box) {
  const above = [...document.querySelectorAll(".md-content :is(h1, h2, h3)")].filter(
    (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const heading = above.at(-1)?.cloneNode(true);
  heading?.querySelector(".headerlink")?.remove();
  return heading?.textContent.trim() || document.title;
}

export function update() {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => widths.observe(box));
}
