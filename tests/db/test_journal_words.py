"""No free text is ever in the journal: whatever record is written, only times, dates, codes and figures are told."""

import pytest
from hypothesis import given, settings

from app.store import Record
from db.journal import Write, as_text
from db.rows import Days, FieldType, field_types, shape_of
from db.tables import TABLES
from tests.db.strategies import records

CANARY = "canari"


def with_canaries(field: FieldType, drawn: object) -> object:
    """The same value, unless it is text or bytes: then something to look for."""
    if drawn is None:
        return None
    if field.type is str and not field.coded:
        return f"{CANARY} {field.name}"
    return CANARY.encode() if field.type is bytes else drawn


def test_the_texts_that_the_journal_tells_are_those_that_nobody_wrote() -> None:
    coded = {f"{kind.__name__}.{field.name}" for kind in TABLES for field in field_types(kind) if field.coded}
    assert coded == {
        "User.login",
        "Setting.key",
        "Setting.value",
        "MonthComment.month",
        "ClosedMonth.month",
        "ClosedMonth.closed_by",
        "ClosedMonth.sha256",
        "ClosedMonth.reopened_by",
        "AnnexMade.made_by",
    }


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_record_s_texts_are_in_no_entry(kind: type[Record]) -> None:
    shape = shape_of(kind, TABLES[kind], Days())
    texts = [field for field in field_types(kind) if field.type in (str, bytes) and not field.coded]

    @settings(max_examples=12, deadline=None)
    @given(before=records(kind), after=records(kind))
    def check(before: Record, after: Record) -> None:
        rows = [
            tuple(
                with_canaries(field, cell)
                for field, cell in zip(shape.fields.values(), shape.dump(one), strict=True)
            )
            for one in (before, after)
        ]
        for write in (
            Write(shape, 1, None, rows[0]),
            Write(shape, 1, rows[0], rows[1]),
            Write(shape, 1, rows[1], None),
        ):
            told = as_text(write.changes())
            assert CANARY not in told
            assert all(write.changes().get(field.name, (None, None)) == (None, None) for field in texts)

    check()
