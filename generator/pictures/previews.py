"""What is shown of a page where its link is shared."""

from dataclasses import dataclass

from .svg import framed, written

WIDTH, HEIGHT = 1200, 630
LEFT = 80
DEEP, PAPER, QUIET, ACCENT = "#12324a", "#f7f5f0", "#51606c", "#a03c00"


@dataclass(frozen=True)
class Preview:
    """The picture at `path` in the site of a page with these texts."""

    path: str
    briefing: str
    title: str
    description: str
    edition: str

    @property
    def svg(self) -> str:
        """Its drawing."""
        room = WIDTH - 2 * LEFT
        top, below = written(self.briefing, 28, "bold", ACCENT, 64, room, LEFT, 1)
        title, below = written(self.title, 60, "bold", DEEP, max(below + 28, 128), room, LEFT, 4)
        most = max(1, int((530 - below) / 46))
        text, _ = written(self.description, 32, "normal", QUIET, below + 12, room, LEFT, most)
        foot, _ = written(self.edition, 26, "normal", QUIET, 552, room, LEFT, 1)
        ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        edge = f'<rect width="18" height="{HEIGHT}" fill="{DEEP}"/>'
        return framed(ground + edge + top + title + (text if self.description else "") + foot, WIDTH, HEIGHT)
