"""A record as lines of YAML, put at the end of a file's list; not a letter of the rest changes.

Lines are added to the text as it is: a library that reads and writes the whole file would keep most of the comments
and fold, quote and indent anew what somebody has laid out. What is written is read back and held against what was
there before it goes to the disk.
"""

import re
from collections.abc import Mapping
from collections.abc import Sequence as Seq
from typing import Any

from ..base.problems import UserError
from ..base.yaml_reader import Mapping as Node
from ..base.yaml_reader import Sequence, read_yaml
from ..model import Source
from .found import Author

KEY = Source.kind_name
SCHEMA = f"# yaml-language-server: $schema=../schemas/{KEY}.json"
FIRST = f"{SCHEMA}\ntitle: {{title}}\n{KEY}:\n"
# Whole values that other readers of YAML take for something else than text.
GUESSED = re.compile(r"(?:true|false|yes|no|on|off|y|n|null|~|[-+.\d][-+.\d_:eExXoO]*)", re.IGNORECASE)
LINE = re.compile(r"[^\n]*\n|[^\n]+")
UNQUOTED = ("published", "accessed")  # dates, as all files write them


class Unwritable(UserError):
    """The file's list is laid out in a way that nothing can be added to without changing the rest."""


def new_file(title: str) -> str:
    """The text of a file of sources to which the first is still to be added."""
    return FIRST.format(title=_scalar(title))


def with_records(text: str, records: Seq[Mapping[str, Any]]) -> str:
    """The text of a file of sources with more records at the end of its list.

    Raises Unwritable when that can't be done without changing what stands there.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = LINE.findall(text)
    node, problems = read_yaml(text.removeprefix("\ufeff"), "")
    items = node.get(KEY) if isinstance(node, Node) else None
    if problems or not isinstance(node, Node) or (items is not None and not isinstance(items, Sequence)):
        raise Unwritable("it has problems, which `briefing check` names; mend them first")
    at, dash = _end_of_list(node, lines), _dash(items)
    if lines and at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += end
    blank = [""] if not items or _is_apart(items, lines) else []
    added = [line for fields in records for line in (*blank, *record_lines(fields, dash))]
    lines[at:at] = [f"{line}{end}" for line in (added if items else added[len(blank) :])]
    changed = "".join(lines)
    _hold_against(changed, node, records)
    return changed


def _end_of_list(node: Node, lines: list[str]) -> int:
    """How many lines stand before the place for another item: behind the last one and the comments on it."""
    own = node.key_at(KEY).line if KEY in node else len(lines)
    following = [line for line in (node.key_at(name).line for name in node) if line > own]
    at = min(following, default=len(lines))
    while at > own + 1 and (not lines[at - 1].strip() or (lines[at - 1].startswith("#") and _is_indented(node))):
        at -= 1
    return at


def _is_indented(node: Node) -> bool:
    """Whether the items stand further in than their key, so that a comment which doesn't is not about them."""
    return _dash(node.get(KEY)) > 0


def _dash(items: Sequence | None) -> int:
    """The column of the dashes of the list."""
    return int(items.start.column) if items else 2


def _is_apart(items: Sequence, lines: list[str]) -> bool:
    """Whether a blank line stands between the items; it does where there is one only."""
    between = [items.item_at(number).line for number in range(1, len(items))]
    return not between or any(not lines[line - 1].strip() or not lines[_above(lines, line)].strip() for line in between)


def _above(lines: list[str], line: int) -> int:
    """The nearest line above that is no comment."""
    above = line - 1
    while above > 0 and lines[above].lstrip().startswith("#"):
        above -= 1
    return above


def _hold_against(text: str, before: Node, records: Seq[Mapping[str, Any]]) -> None:
    """Raises Unwritable unless the text says what was there before, and the records."""
    after, problems = read_yaml(text.removeprefix("\ufeff"), "")
    wanted = dict(before) | {KEY: [*(before.get(KEY) or ()), *records]}
    if problems or after != wanted:
        raise Unwritable("its list is laid out in a way that nothing can be added to; write one item below the other")


def record_lines(fields: Mapping[str, Any], dash: int = 2) -> list[str]:
    """The record as an item of a list whose dashes stand in that column."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, str):
            lines.append(f"{name}: {value if name in UNQUOTED else _scalar(value)}")
        elif isinstance(value, list):
            lines += [f"{name}:", *(f"  - {_item(each)}" for each in value)]
        else:
            lines += [f"{name}:", *(f"  {key}: {_scalar(text)}" for key, text in value.items())]
    return [f"{' ' * dash}{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _item(value: Author) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return f"{{{', '.join(f'{name}: {_scalar(text)}' for name, text in value.items())}}}"


def _scalar(text: str) -> str:
    """The text as it stands where YAML reads it so, everywhere and whoever reads it; else in single quotes."""
    read, problems = read_yaml(f"[{{k: {text}}}]", "")
    is_plain = not problems and read == [{"k": text}] and not GUESSED.fullmatch(text) and " #" not in text
    return text if is_plain else "'" + text.replace("'", "''") + "'"
