"""The site is built once, as `make build` does, and served under the path that it will have."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest
import yaml
from conftest import REPOSITORY, build_site, chromium, made_once
from playwright.sync_api import Browser

from .site import Site

PUBLISHED = str(yaml.safe_load((REPOSITORY / "briefing.yml").read_text("utf-8"))["address"])
PHONE = {"width": 360, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One for all tests of the site: to start it takes longer than most of them."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Site:
    # Pictures are required: a site built without them is right as well, but not what is published.
    folder = made_once(tmp_path_factory, "site", partial(build_site, REPOSITORY, pictures="required"))
    return Site(folder, serve(folder, urlsplit(PUBLISHED).path))
