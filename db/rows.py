"""Records to rows and back (lignes): one compiled pair of functions for each kind of record.

A month's figures for hundreds of children load through here: reading sets the slots of a new object directly,
which costs half of calling the frozen dataclass.
"""

import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.store import Record

R = TypeVar("R", bound=Record)
Cell = str | int | bytes | None
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field holds: int, bool, str, bytes, date, datetime or a StrEnum, and whether it may be empty."""

    name: str
    type: type
    null: bool
    coded: bool = False
    """Whether its text is a code (`Record.CODES`)."""

    @property
    def told(self) -> bool:
        """Whether the journal tells its value: times, dates, codes and money, never free text."""
        return self.coded or self.type not in (str, bytes)


PLAIN = (int, bool, str, bytes, date, datetime)


def field_types(kind: type[Record]) -> list[FieldType]:
    """The fields of a record, `id` first. Raises TypeError for a type that no column can hold."""
    hints = typing.get_type_hints(kind)
    found = []
    for field in fields(kind):
        hint = hints[field.name]
        parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        held = [part for part in parts if part is not types.NoneType]
        if len(held) != 1 or not (held[0] in PLAIN or issubclass(held[0], StrEnum)):
            raise TypeError(f"{kind.__name__}.{field.name}: no column holds {hint}")
        found.append(FieldType(field.name, held[0], len(parts) > len(held), field.name in kind.CODES))
    return found


class Days(dict[str, date]):
    """Days by their ISO text, each parsed once: a month has thirty of them for thousands of rows."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


@dataclass(frozen=True, slots=True)
class Shape(Generic[R]):
    """How one kind of record is read from rows and written to them."""

    kind: type[R]
    table: str
    fields: dict[str, FieldType]
    load: Callable[[Iterable[Sequence[Cell]]], list[R]]
    """Records from rows in the order of `fields`."""
    dump: Callable[[R], Row]
    """A record's row, in the order of `fields`."""

    @property
    def columns(self) -> str:
        """The columns in order, quoted, for a SELECT."""
        return ", ".join(f'"{name}"' for name in self.fields)

    def cell(self, name: str, value: object) -> Cell:
        """A field's value as its column holds it."""
        if name not in self.fields:
            raise TypeError(f"{self.kind.__name__} has no field {name}")
        return to_cell(value)


def to_cell(value: object) -> Cell:
    """A value as a column holds it."""
    match value:
        case StrEnum():
            return value.value
        case bool():
            return int(value)
        case None | int() | str() | bytes():
            return value
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
    raise TypeError(f"no column holds {value!r}")


def shape_of(kind: type[R], table: str, days: Days) -> Shape[R]:
    """Compiles a kind's pair of functions; `days` is shared by all kinds of one open file."""
    found = {field.name: field for field in field_types(kind)}
    return Shape(kind, table, found, _loader(kind, list(found.values()), days), _dumper(list(found.values())))


def _loader(
    kind: type[R], found: list[FieldType], days: Days
) -> Callable[[Iterable[Sequence[Cell]]], list[R]]:
    names = {"new": object.__new__, "kind": kind, "days": days, "moment": datetime.fromisoformat}
    lines = []
    for place, field in enumerate(found):
        names[f"set{place}"] = getattr(kind, field.name).__set__
        if issubclass(field.type, StrEnum):
            names[f"codes{place}"] = {member.value: member for member in field.type}
        reading = _reading(field, place)
        if field.null and reading != f"v{place}":
            reading = f"None if v{place} is None else {reading}"
        lines.append(f"        set{place}(record, {reading})")
    row = ", ".join(f"v{place}" for place in range(len(found)))
    source = [
        "def load(rows):",
        "    records = []",
        f"    for {row}, in rows:",
        "        record = new(kind)",
        *lines,
        "        records.append(record)",
        "    return records",
    ]
    return typing.cast(Callable[[Iterable[Sequence[Cell]]], list[R]], _compiled(source, names, "load"))


def _reading(field: FieldType, place: int) -> str:
    if issubclass(field.type, StrEnum):
        return f"codes{place}[v{place}]"
    if field.type is bool:
        return f"v{place} == 1"
    if field.type is datetime:
        return f"moment(v{place})"
    return f"days[v{place}]" if field.type is date else f"v{place}"


def _dumper(found: list[FieldType]) -> Callable[[R], Row]:
    cells = ", ".join(_writing(field) for field in found)
    return typing.cast(Callable[[R], Row], _compiled(["def dump(r):", f"    return ({cells},)"], {}, "dump"))


def _writing(field: FieldType) -> str:
    value = f"r.{field.name}"
    if issubclass(field.type, StrEnum):
        value += ".value"
    elif field.type is bool:
        value = f"int({value})"
    elif field.type is datetime:
        value += ".isoformat(timespec='seconds')"
    elif field.type is date:
        value += ".isoformat()"
    return (
        f"None if r.{field.name} is None else {value}" if field.null and value != f"r.{field.name}" else value
    )


def _compiled(source: list[str], names: dict[str, object], wanted: str) -> object:
    made: dict[str, object] = dict(names)
    exec(compile("\n".join(source), f"<{wanted}>", "exec"), made)  # noqa: S102 — built from field names alone
    return made[wanted]
