"""What each stage of a build costs: python benchmarks/stages.py CONFIG SITE TOLD builds a site, and writes it as JSON.

The build is interrupted each millisecond of processor time, and the time since the last look goes to the stage that is
under way. Stages are known by the folder or function in which they begin, so that nothing inside is slowed down or
bound to stay as it is.
"""

import json
import signal
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from time import process_time
from types import CodeType, FrameType

from mkdocs.commands.build import build
from mkdocs.config import load_config

PAUSE = 0.001
REST = "the rest"  # imports, settings, the menu
GATE = "looking for foreign code"
TEMPLATES = "templates"
WRITING = "writing files"
AROUND = (TEMPLATES, WRITING)  # the gate looks at each page in its template; each file is made when it is to be written
# Where a stage begins: a part of the path, and of the function's name if it is one.
BEGINNINGS = {
    ("sourced_briefing/load/", ""): "load",
    ("sourced_briefing/checks/", ""): "check",
    ("sourced_briefing/facts/", ""): "check",
    ("sourced_briefing/pages/", ""): "pages",
    ("sourced_briefing/calls/", ""): "pages",
    ("sourced_briefing/exports/", ""): "exports",
    ("sourced_briefing/pictures/", ""): "pictures",
    ("sourced_briefing/base/output_tree", ""): WRITING,
    ("sourced_briefing/base/html_gate", ""): GATE,
    ("mkdocs/structure/pages", "render"): "Markdown",
    ("mkdocs/commands/build", "_build_page"): TEMPLATES,
    ("mkdocs/structure/files", "copy_static_files"): "copying",
}
STAGES = (*dict.fromkeys(BEGINNINGS.values()), REST)


def measured(config: str, site: str) -> dict[str, float]:
    """Processor seconds of each stage of a whole build."""
    spent, last = Counter[str](), process_time()

    def look(_: int, frame: FrameType | None) -> None:
        nonlocal last
        now = process_time()
        spent[_stage(frame)] += now - last
        last = now

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, PAUSE, PAUSE)
    settings = load_config(config, site_dir=site)
    settings.plugins.on_startup(command="build", dirty=False)
    build(settings)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return {stage: spent[stage] for stage in STAGES}


def _stage(frame: FrameType | None) -> str:
    """The outermost stage that is under way; what is done on the way in those around others counts by itself."""
    found = REST
    while frame:
        begun = _begun(frame.f_code)
        if begun and (found == REST or begun not in AROUND):
            found = begun
        frame = frame.f_back
    return found


@cache
def _begun(code: CodeType) -> str | None:
    path = Path(code.co_filename).as_posix()
    found = (stage for (place, name), stage in BEGINNINGS.items() if place in path and name in ("", code.co_name))
    return next(found, None)


if __name__ == "__main__":
    config, site, told = sys.argv[1:]
    Path(told).write_text(json.dumps(measured(config, site)), "utf-8")
