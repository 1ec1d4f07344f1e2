/* The card itself: one at a time, right behind its link, so that Tab goes from the link into the card and on. */

import { content, element } from "./card-content.js";
import { unavailable } from "./cards.js";

const EDGE = 8; // px that stay free at the edges of the screen
const GAP = 4; // px between a line and its card
const LEAST = 120; // px of height, whatever the screen

let card = null;
let link = null;
let title = null; // of the link, which would open a second, smaller card

const ANSWERED = {
  "aria-expanded": "true",
  "aria-controls": "number-card",
  "aria-describedby": "number-card-summary",
};

export async function show(trigger, close) {
  hide();
  link = trigger;
  title = link.getAttribute("title");
  link.removeAttribute("title");
  card = element("div", "number-card", element("p", "number-card__value", link.textContent), element("p", "", "…"));
  Object.assign(card, { id: "number-card", popover: "manual" });
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", "Details");
  link.after(card);
  for (const [name, value] of Object.entries(ANSWERED)) link.setAttribute(name, value);
  card.showPopover();
  place();
  await fill(card, link, close);
}

export function hide() {
  if (!card) return;
  card.remove();
  for (const name of Object.keys(ANSWERED)) link.removeAttribute(name);
  if (title !== null) link.setAttribute("title", title);
  card = link = title = null;
}

async function fill(box, target, close) {
  const parts = await content(target).catch(() => unavailable(target));
  if (box !== card) return; // closed, or another one by now
  box.replaceChildren(element("div", "number-card__body", ...parts), closer(close));
  place();
}

function closer(close) {
  const button = element("button", "number-card__close", "×");
  button.type = "button";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", close);
  return button;
}

/* Under the last line of the link, or above the first where there is more room; measured on the page, so that it
   scrolls with the text. */
function place() {
  const lines = link.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first) return;
  card.style.maxHeight = "";
  const { width, height } = card.getBoundingClientRect();
  const below = window.innerHeight - last.bottom - GAP - EDGE;
  const above = first.top - GAP - EDGE;
  const up = height > below && above > below;
  const tall = Math.min(height, Math.max(up ? above : below, LEAST));
  const right = document.documentElement.clientWidth - width - EDGE;
  card.style.maxHeight = `${tall}px`;
  card.style.left = `${window.scrollX + Math.max(EDGE, Math.min(last.left, right))}px`;
  card.style.top = `${window.scrollY + (up ? first.top - GAP - tall : last.bottom + GAP)}px`;
}
