"""Pictures of the charts that changed, as they were and as they are."""

import shutil
from pathlib import Path

from ..base.output_tree import own_folder
from ..build import PICTURES
from ..model.addresses import chart_path
from ..pages import chart_sheets
from ..pictures import draw_pictures
from .compare import Difference


def draw_pairs(found: Difference, folder: Path, script: Path) -> str:
    """Draw each chart that changed into `folder`: ID-before.png, ID-after.png. Returns why some can't be drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = ""
    for built, when in ((found.old, "before"), (found.new, "after")):
        sheets = [sheet for sheet in chart_sheets(built.site) if sheet.id in found.charts]
        album = draw_pictures(sheets, (), script, own_folder(found.new.briefing.root, PICTURES))
        for sheet in sheets:
            if drawn := album.files.get(chart_path(sheet.id, "png")):
                shutil.copyfile(drawn, folder / f"{sheet.id}-{when}.png")
        missing = missing or album.missing
    return missing
