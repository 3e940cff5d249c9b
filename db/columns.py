"""Column kinds of the crèche's tables (colonnes): what each field type becomes in a STRICT table.

Shipped migrations are written with these words: never change what one of them yields, add a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.driver import Database


@dataclass(frozen=True, slots=True)
class Column:
    """A column's SQL type, the check its values pass (`{}` is the column), and the table it refers to."""

    type: str
    check: str | None = None
    refers: str | None = None
    null: bool = False
    index: bool = False

    def sql(self, name: str) -> str:
        """The column's line in CREATE TABLE."""
        quoted = f'"{name}"'
        parts = [quoted, self.type]
        if not self.null:
            parts.append("NOT NULL")
        if self.check:
            parts.append(f"CHECK ({self.check.replace('{}', quoted)})")
        if self.refers:
            parts.append(f'REFERENCES "{self.refers}" (id) ON DELETE RESTRICT')
        return " ".join(parts)


def text(*, null: bool = False) -> Column:
    """Free text; the empty string is forbidden: empty is NULL, as in the CSV export."""
    return Column("TEXT", "{} <> ''", null=null)


def number(*, null: bool = False) -> Column:
    """A whole number: minutes, cents, a count."""
    return Column("INTEGER", null=null)


def flag(*, null: bool = False) -> Column:
    """Yes or no."""
    return Column("INTEGER", "{} IN (0, 1)", null=null)


def day(*, null: bool = False) -> Column:
    """A day, ISO; one that does not exist (30 February) is refused."""
    return Column("TEXT", "{} IS date({})", null=null)


def moment(*, null: bool = False) -> Column:
    """A day and a time to the second, ISO, civil local time."""
    return Column("TEXT", "{} IS strftime('%Y-%m-%dT%H:%M:%S', {})", null=null)


def code(*values: str, null: bool = False) -> Column:
    """One of these codes."""
    listed = ", ".join(f"'{value}'" for value in values)
    return Column("TEXT", f"{{}} IN ({listed})", null=null)


def blob(*, null: bool = False) -> Column:
    """Bytes, at least one: none is NULL."""
    return Column("BLOB", "length({}) > 0", null=null)


def ref(table: str, *, null: bool = False, index: bool = True) -> Column:
    """The id of a row of that table, which can't be taken away meanwhile; `index` where no other one begins so."""
    return Column("INTEGER", refers=table, null=null, index=index)


def create(db: Database, table: str, columns: Mapping[str, Column], *constraints: str) -> None:
    """Makes a STRICT table with an `id`, and an index on each column that asks for one."""
    lines = ['"id" INTEGER PRIMARY KEY NOT NULL', *(column.sql(name) for name, column in columns.items())]
    body = ",\n  ".join([*lines, *constraints])
    db.execute(f'CREATE TABLE "{table}" (\n  {body}\n) STRICT')
    for name, column in columns.items():
        if column.index:
            index(db, table, name)


def rebuild(db: Database, table: str, columns: Mapping[str, Column], *constraints: str) -> None:
    """Makes a table anew with these columns, its rows kept; its indexes and triggers are to be made again after."""
    kept = [name for name in db.table(table).columns_dict if name == "id" or name in columns]
    listed = ", ".join(f'"{name}"' for name in kept)
    former = f"{table}_former"
    # Other tables go on referring to the name, not to what is renamed away.
    db.execute("PRAGMA legacy_alter_table = ON")
    db.execute(f'ALTER TABLE "{table}" RENAME TO "{former}"')
    db.execute("PRAGMA legacy_alter_table = OFF")
    for index_ in db.table(former).indexes:
        db.execute(f'DROP INDEX "{index_.name}"')
    create(db, table, columns, *constraints)
    db.execute(f'INSERT INTO "{table}" ({listed}) SELECT {listed} FROM "{former}"')
    db.execute(f'DROP TABLE "{former}"')


def unique(db: Database, table: str, *columns: str) -> None:
    """Two rows never share these columns."""
    db.table(table).create_index(columns, index_name=f"{table}_one_{'_'.join(columns)}", unique=True)


def index(db: Database, table: str, *columns: str) -> None:
    """A plain index."""
    db.table(table).create_index(columns, index_name=f"{table}_by_{'_'.join(columns)}")


def index_last(db: Database, table: str, column: str) -> None:
    """An index for "not ended before": an empty last day sorts after every day."""
    db.execute(f'CREATE INDEX "{table}_until" ON "{table}" (coalesce("{column}", \'9999\'))')
