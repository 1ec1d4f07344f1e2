"""The tables in one file for SQLite, which most languages and many tools read.

The same rows make the same bytes: pages have one size, nothing depends on the machine's own settings, and in place of
the version of SQLite that wrote it stands a fixed one.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from ..views.table_columns import Column, Table
from .table_rows import Row, Rows

SETTINGS = ("page_size = 4096", "auto_vacuum = NONE", "encoding = 'UTF-8'", "secure_delete = OFF")
TYPES = {"string": "TEXT", "date": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}
WRITER = slice(96, 100)  # of the file's head, where the version stands that wrote it; nobody decides anything by it
VERSION = (3_040_000).to_bytes(4, "big")


class Database:
    """The file while it is filled: tables with their rows, what is said `about` them, and what each column means."""

    def __init__(self, tables: Sequence[Table], about: Mapping[str, str]) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for statement in [*(f"PRAGMA {setting}" for setting in SETTINGS), "BEGIN"]:
            self.connection.execute(statement)
        self._make("about", ["name TEXT", "value TEXT"])
        self._make("columns", [f"{name} TEXT" for name in ("table_name", "column_name", "meaning")])
        for table in tables:
            self._make(table.name, [_declared(column, table) for column in table.columns])
        self.fill({"about": list(map(list, about.items())), "columns": list(_meanings(tables))})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def fill(self, rows: Rows) -> None:
        """Add rows to tables, by name. What others wrote is handed over beside the statement."""
        for name, each in rows.items():
            if each:
                self.connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(each[0]))})", each)  # noqa: S608

    def content(self) -> bytes:
        """The file's bytes; nothing can be added after that."""
        self.connection.execute("COMMIT")
        written = self.connection.serialize()
        return b"".join((written[: WRITER.start], VERSION, written[WRITER.stop :]))

    def _make(self, name: str, columns: list[str]) -> None:
        """Names are ours."""
        self.connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")


def _declared(column: Column, table: Table) -> str:
    key = " PRIMARY KEY" if column.name == table.key else ""
    return f'"{column.name}" {TYPES[column.type]}{key}{f" REFERENCES {column.of}" if column.of else ""}'


def _meanings(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        yield from ([table.name, column.name, column.meaning] for column in table.columns)
