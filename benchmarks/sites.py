"""This repository's site, built and served for a benchmark."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from measuring import BIN, measure

PROJECT = Path(__file__).resolve().parent.parent
sys.path.append(str(PROJECT / "tests"))  # its web server packs what it sends, as a host of static pages does

from browsing import ARGUMENTS, CHROMIUM, start_server  # noqa: E402

__all__ = ["ADDRESS", "ARGUMENTS", "CHARTS", "CHROMIUM", "PAGES", "PROJECT", "build_site", "served_site"]
ADDRESS = str(yaml.safe_load((PROJECT / "briefing.yml").read_text("utf-8"))["address"])
CHARTS = "charts/prices/"
PAGES = {"home": "", "a chapter": "nvidia-china-revenue/", "a data page": "figures/h200/", "the register": "register/"}


def build_site(folder: Path, config: Path = PROJECT / "mkdocs.yml") -> Path:
    """The site that `config` describes, built to a folder beside its log. Raises SystemExit when that fails."""
    folder.mkdir(parents=True)
    measure([BIN / "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", folder / "site"], folder)
    return folder / "site"


@contextmanager
def served_site(site: Path) -> Iterator[str]:
    """Serve a built site under its own path while the block lasts; gives its address."""
    path = urlsplit(ADDRESS).path
    server = start_server(site, path)
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
