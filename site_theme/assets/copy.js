/* Copies a citation, a figure with its source, or one entry of a file of citations. The texts themselves are on the
   page, and the files linked there: without this script they are selected and downloaded as usual. */

const MANUAL = "Selected. Copy it with your device’s own command.";

/** Put `text` on the clipboard and say so; where that is refused, select `shown`, the element that holds it. */
export async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied");
    return true;
  } catch {
    if (shown) getSelection().selectAllChildren(shown);
    announce(shown ? MANUAL : "Copying is not allowed here");
    return false;
  }
}

function announce(message) {
  let status = document.getElementById("copy-status");
  if (!status) {
    status = Object.assign(document.createElement("div"), { id: "copy-status" });
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = "";
  // Said anew even when it is the same message: the change has to be seen between two drawings.
  setTimeout(() => { status.textContent = message; }, 50);
  clearTimeout(announce.end);
  announce.end = setTimeout(() => { status.textContent = ""; }, 4000);
}

function button(label, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.className = "copy-button";
  made.addEventListener("click", action);
  return made;
}

/** The one entry of a file of citations that has this key. */
async function entry(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(response.statusText);
  const key = link.parentNode.dataset.citation;
  const heads = [`@misc{${key},`, `ID  - ${key}`];
  const entries = (await response.text()).split(/\r?\n\r?\n/);
  return entries.find((text) => text.split(/\r?\n/).some((line) => heads.includes(line))) ?? "";
}

async function copyEntry(link) {
  try {
    await copyText(await entry(link));
  } catch {
    location.assign(link.href); // the file itself serves as well
  }
}

function prepare(block) {
  const row = document.createElement("p");
  row.className = "copy-buttons";
  for (const text of block.querySelectorAll("[data-copy]")) {
    row.append(button(`Copy ${text.dataset.copy}`, () => copyText(text.textContent.trim(), text)));
  }
  for (const link of block.querySelectorAll("[data-citation] > a")) {
    row.append(button(`Copy ${link.textContent}`, () => copyEntry(link)));
  }
  block.append(row);
}

/** What the style sheet writes of the edition, as text that can be selected. */
function writeEdition(span) {
  const name = span.matches(".at-edition") ? "--edition-address" : "--edition";
  const words = getComputedStyle(span).getPropertyValue(name).trim();
  if (words) span.textContent = JSON.parse(words) + (span.dataset.at ?? "");
}

export function update() {
  document.querySelectorAll(":is(.of-edition, .at-edition):empty").forEach(writeEdition);
  for (const block of document.querySelectorAll("details.cite:not(:has(.copy-buttons))")) prepare(block);
}
