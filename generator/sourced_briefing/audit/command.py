"""What `briefing audit` does: reads a file or standard input, and tells what it found."""

import codecs
import sys
from pathlib import Path

import click

from ..model.briefing import Briefing
from .findings import LONGEST_TEXT, audit
from .formats import AUDIT_FORMATS

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
STANDARD_INPUT = "-"
MOST_BYTES = 4 * LONGEST_TEXT
# How a text in another encoding begins; the longer marks begin with the shorter ones.
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def run_audit(briefing: Briefing, file: str, kind: str = "auto", form: str = "text") -> int:
    """Audit the file, or standard input for "-", and write the findings out.

    `kind` is markdown, text, html, or auto, which goes by the file's name and, without one, by how the text begins.
    Returns the exit status: 1 when something contradicts a figure, else 0. Raises click.UsageError for a text that is
    too long, or in an encoding that can't be told, and OSError for a file that can't be read.
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
    text = "" if len(data) > MOST_BYTES else _decoded(file, data)
    if len(data) > MOST_BYTES or len(text) > LONGEST_TEXT:
        raise click.UsageError(f"{file} is longer than {LONGEST_TEXT:,} characters; split it")
    return text.replace("\r\n", "\n")


def _decoded(file: str, data: bytes) -> str:
    """The text in the encoding that its first bytes name, else in UTF-8; another one is not guessed."""
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8-sig")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise click.UsageError(f"{file} is no text in UTF-8 or UTF-16; save it as UTF-8") from None
    if "\0" in text:
        raise click.UsageError(f"{file} holds characters that are no text; save it as UTF-8")
    return text


def _kind(file: str, text: str) -> str:
    if file == STANDARD_INPUT:
        start = text[:200].lstrip().lower()
        return "html" if start.startswith(("<!doctype html", "<html", "<body", "<head")) else "markdown"
    return SUFFIXES.get(Path(file).suffix.lower(), "text")
