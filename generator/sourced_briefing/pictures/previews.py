"""What is shown of a page where its link is shared."""

from dataclasses import dataclass

from .svg import Letters, framed

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
    foot: str

    @property
    def svg(self) -> str:
        """Its drawing."""
        room = WIDTH - 2 * LEFT
        top, below = Letters(28, ACCENT, LEFT, room, "bold", most=1).write(self.briefing, 64)
        title, below = Letters(60, DEEP, LEFT, room, "bold", most=4).write(self.title, max(below + 28, 128))
        most = max(1, int((530 - below) / 46))
        text, _ = Letters(32, QUIET, LEFT, room, most=most).write(self.description, below + 12)
        foot, _ = Letters(26, QUIET, LEFT, room, most=1).write(self.foot, 552)
        ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        edge = f'<rect width="18" height="{HEIGHT}" fill="{DEEP}"/>'
        return framed(ground + edge + top + title + (text if self.description else "") + foot, WIDTH, HEIGHT)
