/* Names the newest edition in the banner of an older one, and leads to the same page of it where it has that page.
   An edition never changes after its release, so only a script can know what came after it. */

const site = new URL("../", import.meta.url); // this edition's folder
const editions = new URL("../", site);
let newest; // the newest edition's name, once it is known

async function find() {
  const answer = await fetch(new URL("versions.json", editions));
  const versions = answer.ok ? await answer.json() : [];
  return versions.find((version) => version.aliases.includes("latest"))?.title;
}

export async function update() {
  newest ??= find();
  const link = document.querySelector(".outdated-edition a");
  link?.closest("[data-md-component=outdated]")?.removeAttribute("data-md-color-scheme"); // Material's is always light
  const name = await newest.catch(() => undefined);
  const shown = site.pathname.slice(editions.pathname.length, -1);
  if (!link || !name || [name, "latest"].includes(shown)) return;
  link.textContent = `Read edition ${name}, the newest`;
  const root = new URL("latest/", editions);
  const same = new URL(location.pathname.slice(site.pathname.length), root);
  const found = await fetch(same, { method: "HEAD" }).catch(() => ({ ok: false }));
  link.href = found.ok ? same.href : root.href;
}
