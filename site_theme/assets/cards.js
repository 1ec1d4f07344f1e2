/* Numbers and citations answer: a card opens on hover, on keyboard focus and on a tap.

   This module only listens. What a card is (card.js) and says (card-content.js) is loaded on first interest, and so is
   the file it is written from. Without any of it a number is a link to its home, and a citation one to its note. What
   can't be loaded is told in a plain card, and the reader stays where she is. */

const OPEN_AFTER = 150; // ms: not for a pointer that passes
const EDGE = 8; // px that stay free at the edges of the screen
const CLOSE_AFTER = 300; // ms: long enough to move on to the card

let loading = null; // card.js, or its loading
let failures = 0; // to load it
let shown = null; // the link whose card is open, or about to be
let timer = 0;
let closing = false;
let touched = false; // whether the last that the reader used was a finger
let quiet = false;

const inCard = (node) => Boolean(node.closest && node.closest(".number-card"));

function linkAt(node) {
  const link = node.closest && node.closest("a[href]");
  return link && (link.matches(".footnote-ref") || link.querySelector(":scope > data.figure")) ? link : null;
}

function later(action, wait) {
  clearTimeout(timer);
  closing = action === leave;
  timer = setTimeout(action, wait);
}

function stay() {
  clearTimeout(timer);
  closing = false;
}

async function open(link) {
  stay();
  if (shown === link) return;
  shown = link;
  loading = loading || import(failures ? `./card.js?${failures}` : "./card.js").catch(plain);
  const card = await loading;
  if (shown === link) card.show(link, close);
}

function close() {
  stay();
  if (shown && loading) loading.then((card) => shown || card.hide());
  shown = null;
}

/* What stands in for card.js until it can be loaded: by another address, since browsers remember that one failed. */
function plain() {
  failures += 1;
  const box = Object.assign(document.createElement("div"), { className: "number-card", popover: "manual", role: "status" });
  const hide = () => {
    box.remove();
    loading = null;
  };
  const body = Object.assign(document.createElement("div"), { className: "number-card__body" });
  box.append(body);
  return { show: (link) => { body.replaceChildren(...unavailable(link)); put(box, link); }, hide };
}

function put(box, link) {
  link.after(box);
  box.showPopover();
  const { left, top, bottom } = link.getBoundingClientRect();
  const up = bottom + box.offsetHeight > window.innerHeight && top > box.offsetHeight;
  const most = document.documentElement.clientWidth - box.offsetWidth - EDGE;
  box.style.left = `${window.scrollX + Math.max(EDGE, Math.min(left, most))}px`;
  box.style.top = `${window.scrollY + (up ? top - box.offsetHeight : bottom)}px`;
}

/* What a card says of a number when it can't say more. */
export function unavailable(link) {
  const why = navigator.onLine ? "The details can’t be loaded here. " : "No network: the details can’t be loaded now. ";
  const home = Object.assign(document.createElement("a"), { href: link.href, textContent: "See where it stands." });
  const value = Object.assign(document.createElement("p"), { className: "number-card__value", textContent: link.textContent });
  const text = document.createElement("p");
  text.append(why, ...(navigator.onLine ? [home] : []));
  return [value, text];
}

/* The pointer is gone; where the keyboard is, the card stays. */
function leave() {
  closing = false;
  const focused = document.activeElement;
  if (!inCard(focused) && !(focused === shown && focused.matches(":focus-visible"))) close();
}

function over({ target, pointerType }) {
  if (pointerType === "touch") return;
  const link = linkAt(target);
  if (inCard(target) || (link && link === shown)) stay();
  else if (link) later(() => open(link), OPEN_AFTER);
  else if (!closing) later(leave, CLOSE_AFTER);
}

function focus({ target }) {
  if (quiet || inCard(target)) return;
  const link = linkAt(target);
  if (link && link.matches(":focus-visible")) open(link);
  else if (link !== shown) close();
}

function press({ target, pointerType }) {
  touched = pointerType === "touch";
  if (shown && !inCard(target) && linkAt(target) !== shown) close();
}

function click(event) {
  const link = linkAt(event.target);
  if (inCard(event.target)) {
    if (event.target.closest("a[href]")) setTimeout(close); // the link leads away
  } else if (touched && link && link !== shown) {
    event.preventDefault();
    event.stopPropagation(); // Material would follow the link
    open(link);
  }
}

function key(event) {
  touched = false;
  if (event.key !== "Escape" || !shown) return;
  quiet = true;
  if (inCard(document.activeElement)) shown.focus();
  quiet = false;
  close();
}

/* Called on every page; what was open belongs to the page before. */
export function update() {
  close();
}

if (HTMLElement.prototype.showPopover) {
  document.addEventListener("pointerover", over);
  document.addEventListener("focusin", focus);
  document.addEventListener("pointerdown", press);
  document.addEventListener("click", click, true);
  document.addEventListener("keydown", key);
}
