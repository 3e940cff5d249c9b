"""A report read back from its JSON (rapport relu): what a closed month gave, whichever version of the program wrote it.

Keys that this version doesn't know are passed over; those that an older one didn't write have their default.
"""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from app.errors import FileRefused
from app.report.monthly_report import MonthlyReport, PastMonth, QuotaPart, Rate

HEAD = "creche-avip/monthly-report/"


def report_from(data: bytes) -> MonthlyReport:
    """The report. Raises FileRefused for what is no report, or one whose keys have changed since."""
    return report_of(_decoded(data))


def report_of(found: Mapping[str, typing.Any]) -> MonthlyReport:
    """The report of these decoded data. Raises FileRefused."""
    return _made(lambda: _reader(MonthlyReport)(found), MonthlyReport)


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What later reports show of a closed month: its own row of the history, and the legal reading of the 20 %."""

    past: PastMonth
    share: Rate


def given_from(data: bytes) -> Given:
    """The figures as given. Raises FileRefused."""
    found = _decoded(data)
    return Given(
        past=_made(lambda: _reader(PastMonth)(found["history"][-1]), PastMonth),
        share=_made(lambda: _reader(QuotaPart)(found["quota"]), QuotaPart).children,
    )


T = typing.TypeVar("T")


def _decoded(data: bytes) -> dict[str, typing.Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _refused() from error
    if not isinstance(found, dict) or not str(found.get("schema", "")).startswith(HEAD):
        raise _refused()
    return found


def _made(make: typing.Callable[[], object], kind: type[T]) -> T:
    try:
        made = make()
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise _refused() from error
    assert isinstance(made, kind)
    return made


def _refused() -> FileRefused:
    return FileRefused(
        "Ces données ne sont pas un rapport mensuel que cette version sait lire. Le papier, lui, reste celui qui a été "
        "remis."
    )


Reader = typing.Callable[[typing.Any], typing.Any]
"""Gives a value its type, or raises."""


@cache
def _reader(hint: typing.Any) -> Reader:
    """What reads values of this type: found out once, for a département reads the same type a million times."""
    if isinstance(hint, types.UnionType):
        (held,) = (part for part in typing.get_args(hint) if part is not types.NoneType)
        inner = _reader(held)
        return lambda value: None if value is None else inner(value)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _row_reader(typing.get_args(hint)[0])
    if origin is dict:
        item = _reader(typing.get_args(hint)[1])
        return lambda value: {str(key): item(one) for key, one in value.items()}
    return _part_reader(hint) if is_dataclass(hint) else _single_reader(hint)


def _row_reader(hint: typing.Any) -> Reader:
    one = _reader(hint)

    def read(value: typing.Any) -> object:
        # A row of whole numbers at once: a heat map has three hundred and more.
        if hint is int and {*map(type, value)} <= {int}:
            return tuple(value)
        return tuple(map(one, value))

    return read


def _part_reader(kind: typing.Any) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = [(field.name, _reader(hints[field.name]), _is_needed(field)) for field in fields(kind)]

    def read(value: Mapping[str, typing.Any]) -> object:
        given = {}
        for name, reader, needed in readers:
            if name in value:
                given[name] = reader(value[name])
            elif needed:
                raise KeyError(name)
        return kind(**given)

    return read


def _is_needed(field: Field[typing.Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _single_reader(hint: type) -> Reader:
    if hint is date:
        return date.fromisoformat
    if issubclass(hint, StrEnum):
        return hint

    def read(value: object) -> object:
        # A yes is an int to Python: each is only itself here.
        if type(value) is not hint:
            raise TypeError(f"{value!r} is no {hint.__name__}")
        return value

    return read
