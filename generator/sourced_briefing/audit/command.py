"""What `briefing audit` does: reads files, folders or standard input, and tells what it found."""

import codecs
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..model.briefing import Briefing
from ..numerals.languages import UnknownLanguage, meant
from ..numerals.languages import language as language_of
from .findings import LONGEST_TEXT, audit_text
from .formats import AUDIT_FORMATS

SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text",
}  # fmt: skip
STANDARD_INPUT = "-"
MOST_BYTES = 4 * LONGEST_TEXT
MOST_FILES = 1000
# How a text in another encoding begins; the longer marks begin with the shorter ones.
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True)
class How:
    """How texts are read and findings told.

    `kind` is markdown, text, html, or auto, which goes by a file's name and, without one, by how the text begins;
    `form` is one of AUDIT_FORMATS; `language` a tag, or None for that which each paragraph seems to be in.
    """

    kind: str = "auto"
    form: str = "text"
    language: str | None = None
    strict: bool = False


def run_audit(briefing: Briefing, files: Sequence[str], how: How) -> int:
    """Audit the files, those of folders, or standard input for "-", and write the findings out.

    Returns the exit status: 1 when it is strict and something contradicts a figure, else 0. Raises click.UsageError
    for a text that is too long, in an encoding that can't be told, or in a language that is not known, and OSError
    for a file that can't be read.
    """
    _check_language(how.language)
    texts = []
    for file in _files(files):
        text = _read(file)
        kind = _kind(file, text) if how.kind == "auto" else how.kind
        texts.append(audit_text(briefing, text, kind, file, how.language))
    click.echo(AUDIT_FORMATS[how.form](briefing, texts))
    return int(how.strict and any(audited.contradicts for audited in texts))


def _check_language(language: str | None) -> None:
    try:
        language_of(language or "en")
    except UnknownLanguage:
        hint = f"; did you mean {close}?" if (close := meant(language or "")) else ""
        raise click.UsageError(f"no language {language} is known{hint}") from None


def _files(named: Sequence[str]) -> Iterator[str]:
    """Each file once, in the order named; those of a folder that are texts by their names, in order of these."""
    found = list(dict.fromkeys(file for name in named for file in _within(name)))
    if len(found) > MOST_FILES:
        raise click.UsageError(f"{len(found):,} files are more than {MOST_FILES:,}; name fewer")
    if not found:
        raise click.UsageError(f"no file in {named[0]} ends in {', '.join(SUFFIXES)}")
    yield from found


def _within(name: str) -> Iterator[str]:
    if name == STANDARD_INPUT or not Path(name).is_dir():
        yield name
        return
    for path in sorted(Path(name).rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            yield path.as_posix()


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
