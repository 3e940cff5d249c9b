"""Random records of any kind, from their field types."""

from datetime import date, datetime
from typing import Any, TypeVar

from hypothesis import strategies as st

from app.store import Record
from db.rows import FieldType, field_types

R = TypeVar("R", bound=Record)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
"""Any text that is one: emoji, right to left, quotes, line ends, zero bytes; no half of a surrogate pair."""
RISKY_TEXTS = st.builds(lambda sign, rest: sign + rest, st.sampled_from("=+-@'\t\r\n;\""), TEXTS)
WHOLE = {
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    str: TEXTS | RISKY_TEXTS,
    bytes: st.binary(min_size=1),
    date: st.dates(),
    datetime: st.datetimes().map(lambda moment: moment.replace(microsecond=0)),
}


def values(field: FieldType) -> st.SearchStrategy[Any]:
    """What a field may hold."""
    held = WHOLE[field.type] if field.type in WHOLE else st.sampled_from(list(field.type))  # type: ignore[call-overload]
    return st.none() | held if field.null else held


def records(kind: type[R]) -> st.SearchStrategy[R]:
    """Records of a kind, whatever its rules say of them."""
    return st.builds(kind, **{field.name: values(field) for field in field_types(kind)})
