"""The site is built once, as `make build` does, and served under the path that it will have."""

import os
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
import yaml
from conftest import REPOSITORY

from .site import Site

PUBLISHED = str(yaml.safe_load((REPOSITORY / "briefing.yml").read_text("utf-8"))["address"])
# Pictures are required: a site built without them is right as well, but not what is published.
SETTINGS = os.environ | {"NO_MKDOCS_2_WARNING": "1", "BRIEFING_PICTURES": "required"}
PHONE = {"width": 360, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Site:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=SETTINGS)
    assert built.returncode == 0, built.stderr[-4000:]
    return Site(folder, serve(folder, urlsplit(PUBLISHED).path))
