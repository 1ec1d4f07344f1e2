"""The tables in one file for SQLite, which most languages and many tools read.

The same rows make the same bytes: pages have one size, nothing depends on the machine's own settings, and in place of
the version of SQLite that wrote it stands a fixed one.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from ..views.table_columns import Column, Table
from .table_rows import Row

SETTINGS = ("page_size = 4096", "auto_vacuum = NONE", "encoding = 'UTF-8'", "secure_delete = OFF")
TYPES = {"string": "TEXT", "date": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}
WRITER = slice(96, 100)  # of the file's head, where the version stands that wrote it; nobody decides anything by it
VERSION = (3_040_000).to_bytes(4, "big")


def database(tables: Iterable[tuple[Table, Iterable[Row]]], about: Mapping[str, str]) -> bytes:
    """The file with the tables and their rows, with what is said `about` them, and what each column means."""
    tables = list(tables)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in [*(f"PRAGMA {setting}" for setting in SETTINGS), "BEGIN"]:
            connection.execute(statement)
        _fill(connection, "about", ["name TEXT", "value TEXT"], map(list, about.items()))
        columns = [f"{name} TEXT" for name in ("table_name", "column_name", "meaning")]
        _fill(connection, "columns", columns, _meanings(table for table, _ in tables))
        for table, rows in tables:
            _fill(connection, table.name, [_declared(column, table) for column in table.columns], rows)
        connection.execute("COMMIT")
        written = bytearray(connection.serialize())
    written[WRITER] = VERSION
    return bytes(written)


def _fill(connection: sqlite3.Connection, name: str, columns: list[str], rows: Iterable[Row]) -> None:
    """Names are ours; what others wrote is handed over beside the statement."""
    connection.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
    connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608


def _declared(column: Column, table: Table) -> str:
    key = " PRIMARY KEY" if column.name == table.key else ""
    return f'"{column.name}" {TYPES[column.type]}{key}{f" REFERENCES {column.of}" if column.of else ""}'


def _meanings(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        yield from ([table.name, column.name, column.meaning] for column in table.columns)
