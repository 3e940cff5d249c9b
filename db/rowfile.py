"""Rows of the open file (lignes du fichier): read, put and taken away by kind and id, nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from app.errors import InvalidEntry, NotFound
from app.protection.records import ERASED, Erasure
from app.store import Record
from db.driver import Database
from db.rows import Cell, Days, Row, Shape, shape_of
from db.tables import JOURNAL, TABLES
from db.told import Told

R = TypeVar("R", bound=Record)

ERASED_AS = {kind: what.value for what, kind in ERASED.items()}


class RowFile:
    """The tables of the records that the file knows, each compiled at its first use."""

    def __init__(self, db: Database, path: Path, tables: Mapping[type[Record], str]) -> None:
        self.db = db
        self._told = Told(path)
        self._tables = tables
        self._days = Days()
        self._shapes: dict[type[Record], Shape[Any]] = {}
        self._last_ids: dict[type[Record], int] = {}

    def shape(self, kind: type[R]) -> Shape[R]:
        """The compiled shape of a kind. Raises KeyError for one without a table."""
        shape = self._shapes.get(kind)
        if shape is None:
            shape = self._shapes[kind] = shape_of(kind, self._tables[kind], self._days)
        return shape

    def select(
        self, shape: Shape[R], conditions: Sequence[str], values: Sequence[Cell], order: str = "id"
    ) -> list[R]:
        """The records that meet all conditions, in one query."""
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f'SELECT {shape.columns} FROM "{shape.table}"{where} ORDER BY {order}'
        with self._told:
            return shape.load(self.db.execute(sql, values))

    def row(self, shape: Shape[R], id: int) -> Row | None:
        """One row as it stands, None when there is none."""
        with self._told:
            found = self.db.execute(f'SELECT {shape.columns} FROM "{shape.table}" WHERE id = ?', [id])
            row: Row | None = found.fetchone()
            return row

    def required(self, shape: Shape[R], id: int) -> Row:
        """One row as it stands. Raises NotFound."""
        row = self.row(shape, id)
        if row is None:
            raise NotFound(
                "Cette fiche n’est plus dans le dossier : elle a été retirée depuis. Rechargez la page."
            )
        return row

    def insert(self, shape: Shape[R], rows: Iterable[Row]) -> None:
        """Puts new rows, ids included."""
        marks = ", ".join("?" * len(shape.fields))
        self._write(f'INSERT INTO "{shape.table}" ({shape.columns}) VALUES ({marks})', rows)

    def update(self, shape: Shape[R], row: Row) -> None:
        """Puts a row in place of the one of its id."""
        settings = ", ".join(f'"{name}" = ?' for name in shape.fields)
        self._write(f'UPDATE "{shape.table}" SET {settings} WHERE id = ?', [(*row, row[0])])

    def delete(self, shape: Shape[R], id: int) -> None:
        """Takes a row away."""
        self._write(f'DELETE FROM "{shape.table}" WHERE id = ?', [(id,)])

    def _write(self, sql: str, rows: Iterable[Row]) -> None:
        if not self.db.conn.in_transaction:
            raise RuntimeError("a write outside atomic, or after its transaction broke")
        try:
            with self._told:
                self.db.conn.executemany(sql, rows)
        except UnicodeEncodeError as error:
            raise InvalidEntry(
                "Un texte contient un signe qui n’existe pas et ne peut pas être enregistré. Retapez-le."
            ) from error

    def next_id(self, kind: type[Record]) -> int:
        """A fresh id: never one of a row that the journal or the erasure list tells of."""
        last = self._last_ids.get(kind)
        if last is None:
            table = self._tables[kind]
            with self._told:
                last = self.db.execute(
                    f'SELECT max(coalesce((SELECT max(id) FROM "{table}"), 0), '
                    f'coalesce((SELECT max(row) FROM "{JOURNAL}" WHERE kind = ?), 0), '
                    f'coalesce((SELECT max(number) FROM "{TABLES[Erasure]}" WHERE what = ?), 0))',
                    [table, ERASED_AS.get(kind)],
                ).fetchone()[0]
        self._last_ids[kind] = last + 1
        return last + 1

    def forget_ids(self) -> None:
        """After a rollback: ids are counted anew from the file."""
        self._last_ids.clear()
