"""What `briefing audit` does: reads a file or standard input, and tells what it found."""

import sys
from pathlib import Path

import click

from ..model.briefing import Briefing
from .findings import LONGEST_TEXT, audit
from .formats import AUDIT_FORMATS

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
STANDARD_INPUT = "-"
MOST_BYTES = 4 * LONGEST_TEXT


def run_audit(briefing: Briefing, file: str, kind: str = "auto", form: str = "text") -> int:
    """Audit the file, or standard input for "-", and write the findings out.

    `kind` is markdown, text, html, or auto, which goes by the file's name and, without one, by how the text begins.
    Returns the exit status: 1 when something contradicts a figure, else 0. Raises click.UsageError for a text that is
    too long, and OSError for a file that can't be read.
    """
    text = _read(file)
    findings = audit(briefing, text, _kind(file, text) if kind == "auto" else kind, file)
    click.echo(AUDIT_FORMATS[form](briefing, findings))
    return int(any(finding.answer == "contradicts" for finding in findings))


def _read(file: str) -> str:
    if file == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        with Path(file).open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    text = data.decode("utf-8-sig", "replace")
    if len(data) > MOST_BYTES or len(text) > LONGEST_TEXT:
        raise click.UsageError(f"{file} is longer than {LONGEST_TEXT:,} characters; split it")
    return text.replace("\r\n", "\n")


def _kind(file: str, text: str) -> str:
    if file == STANDARD_INPUT:
        start = text[:200].lstrip().lower()
        return "html" if start.startswith(("<!doctype html", "<html", "<body", "<head")) else "markdown"
    return SUFFIXES.get(Path(file).suffix.lower(), "text")
