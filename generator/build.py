"""The whole way: load, check, write. What the command line and the plugin both call."""

from importlib.util import find_spec
from pathlib import Path

from .briefing import Briefing
from .checks import check
from .load import load
from .pages import write_pages
from .problems import BriefingError, Place, Problem
from .tree import write_tree

PLOTLY = "assets/plotly.min.js"


def check_briefing(root: Path) -> Briefing:
    """The briefing in the folder `root`, free of problems.

    Raises BriefingError with all problems there are, and load.NoProject when the folder holds no briefing.
    """
    return _checked(root)[0]


def write_briefing(root: Path, folder: Path) -> tuple[Briefing, list[str]]:
    """Check the briefing in `root` and write its Markdown tree to `folder`; returns it and the paths that changed.

    Nothing is written when there are problems. Raises as check_briefing does, and tree.NotOurs when the folder holds
    other files.
    """
    briefing, pages = _checked(root)
    copies = {str(Path(path).relative_to("content").as_posix()): root / path for path in briefing.assets}
    if briefing.charts:
        copies[PLOTLY] = plotly_script(briefing)
    return briefing, write_tree(folder, pages, copies)


def plotly_script(briefing: Briefing) -> Path:
    """The script that draws charts: the bundle that briefing.yml names, or the one installed with Plotly."""
    if briefing.settings.plotly_script:
        return briefing.root / briefing.settings.plotly_script
    plotly = find_spec("plotly")
    assert plotly and plotly.origin, "plotly is a dependency"
    return Path(plotly.origin).parent / "package_data" / "plotly.min.js"


def _checked(root: Path) -> tuple[Briefing, dict[str, str]]:
    briefing, problems = load(root)
    problems += check(briefing)
    if briefing.settings.plotly_script and not plotly_script(briefing).is_file():
        place = Place("briefing.yml", *briefing.settings.mark("plotly_script"))
        problems.append(Problem(place, f'there is no file "{briefing.settings.plotly_script}"', "plotly-script"))
    briefing.drop({problem.record for problem in problems if problem.record})
    pages, more = write_pages(briefing)
    if problems or more:
        raise BriefingError(problems + more)
    return briefing, pages
