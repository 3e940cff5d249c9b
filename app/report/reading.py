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
    found = _decoded(data)
    return _made(lambda: _value(MonthlyReport, found), MonthlyReport)


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What later reports show of a closed month: its own row of the history, and the legal reading of the 20 %."""

    past: PastMonth
    share: Rate


def given_from(data: bytes) -> Given:
    """The figures as given. Raises FileRefused."""
    found = _decoded(data)
    return Given(
        past=_made(lambda: _value(PastMonth, found["history"][-1]), PastMonth),
        share=_made(lambda: _value(QuotaPart, found["quota"]), QuotaPart).children,
    )


T = typing.TypeVar("T")


def _decoded(data: bytes) -> dict[str, typing.Any]:
    try:
        found = json.loads(data)
    except ValueError as error:
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


@cache
def _hints(kind: type) -> Mapping[str, typing.Any]:
    return typing.get_type_hints(kind)


def _value(hint: typing.Any, value: typing.Any) -> typing.Any:
    if isinstance(hint, types.UnionType):
        held = [part for part in typing.get_args(hint) if part is not types.NoneType]
        return None if value is None else _value(held[0], value)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return tuple(_value(typing.get_args(hint)[0], one) for one in value)
    if origin is dict:
        return {str(key): _value(typing.get_args(hint)[1], one) for key, one in value.items()}
    return _part(hint, value) if is_dataclass(hint) else _single(hint, value)


def _part(kind: typing.Any, value: Mapping[str, typing.Any]) -> object:
    given = {}
    for field in fields(kind):
        if field.name in value:
            given[field.name] = _value(_hints(kind)[field.name], value[field.name])
        elif _is_needed(field):
            raise KeyError(field.name)
    return kind(**given)


def _is_needed(field: Field[typing.Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _single(hint: type, value: typing.Any) -> object:
    if hint is date:
        return date.fromisoformat(value)
    if issubclass(hint, StrEnum):
        return hint(value)
    # A yes is an int to Python: each is only itself here.
    if type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value
