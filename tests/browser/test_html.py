"""Every page is valid HTML, and says what it is to those who don't see it; html-validate knows the rules."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from browsing import REQUIRED
from conftest import REPOSITORY

from .site import Site

TOOLS = REPOSITORY / "tests/tools"
CHECKER = TOOLS / "node_modules/html-validate/bin/html-validate.mjs"


def test_pages_are_valid_html(site: Site, tmp_path: Path) -> None:
    """By the HTML standard and by WCAG; what tests/tools/.htmlvalidate.mjs leaves out, it says why."""
    node = shutil.which("node")
    if not REQUIRED and not (node and CHECKER.exists()):
        pytest.skip("needs node, and html-validate: make test installs it")
    assert node, "node is missing"
    found = tmp_path / "found.json"
    options = ["--config", str(TOOLS / ".htmlvalidate.mjs"), "--formatter", f"json={found}"]
    subprocess.run([node, str(CHECKER), *options, str(site.folder)], check=False)
    faults = [
        f"{file['filePath'].removeprefix(str(site.folder))}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for file in json.loads(found.read_text("utf-8"))
        for fault in file["messages"]
    ]
    assert faults == []
