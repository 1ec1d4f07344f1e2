"""What the browser tells while a page is open: requests, errors, and what is cut off."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Boxes that stick out of the page, or of a box that hides what sticks out of it: nobody can read the end of them.
# A box that scrolls is fine when the keyboard reaches it. What only screen readers are meant to see is left alone.
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth + 1;
  const text = (element) => [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const scrolls = (box) => /auto|scroll/.test(getComputedStyle(box).overflowX)
    && (box.scrollWidth <= box.clientWidth + 1 || box.tabIndex >= 0 || box.querySelector("a[href], button, summary"));
  function fault(element) {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || !element.checkVisibility({visibilityProperty: true})) return "";
    for (let around = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (scrolls(around) || style.position === "fixed" || around.closest("[aria-hidden=true], svg")) return "";
      if (/hidden|clip/.test(style.overflowX) && around.scrollWidth > around.clientWidth + 1) return "is cut off";
      const outer = around.getBoundingClientRect();
      if (outer.width < 2 || outer.height < 2) return "";
    }
    return box.right > wide || box.left < -1 ? "sticks out" : "";
  }
  const name = (e) => e.tagName.toLowerCase() + [...e.classList].map((c) => "." + c).join("");
  const inside = [...document.querySelectorAll("article *, footer *")].filter(text);
  const found = inside.map((e) => [name(e), fault(e), e.textContent.trim().slice(0, 60)]).filter((f) => f[1]);
  if (document.documentElement.scrollWidth > wide) found.unshift(["the page", "scrolls sideways", ""]);
  return found.slice(0, 8).map((f) => f.join(" "));
}"""


@dataclass
class Watch:
    """Listens to a page from the moment it is made, and remembers on which path of the site it heard what."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self.hear_request)
        self.page.on("response", self.hear_response)
        self.page.on("console", self.hear_console)
        self.page.on("pageerror", lambda error: self.trouble(str(error)))

    def trouble(self, text: str) -> None:
        self.troubles.append(f"{self.page.url.removeprefix(self.address)}: {text}")

    def hear_request(self, request: Request) -> None:
        self.asked.append(request.url.removeprefix(self.address))
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(f"{self.page.url} asks {request.url}")

    def hear_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.trouble(f"{response.status} {response.url}")

    def hear_console(self, message: ConsoleMessage) -> None:
        is_the_404_page = message.location.get("url") == self.page.url and "404" in message.text
        if message.type in ("error", "warning") and not is_the_404_page:
            self.trouble(message.text)
