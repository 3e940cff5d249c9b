"""The journal of a whole demonstration crèche: every use case that it was made with left codes and times only."""

import json
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from app.demonstration import PASSPHRASE, create
from db.driver import Database
from db.rows import field_types
from db.tables import TABLES
from tests.builders import FixedClock, new_storage

CANARY = "canari"


def is_code_or_time(value: str, codes: frozenset[str]) -> bool:
    if value in codes:
        return True
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(value)
        except ValueError:
            continue
        return True
    return False


def test_the_journal_of_a_whole_demonstration_holds_codes_and_times_only(tmp_path: Path) -> None:
    storage = new_storage(FixedClock())
    create(storage, tmp_path / "demo", date(2026, 11, 22), months=1)
    store = storage.open(tmp_path / "demo", "directrice", PASSPHRASE)
    db: Database = store.db  # type: ignore[attr-defined]
    codes = frozenset(
        str(code)
        for kind in TABLES
        for field in field_types(kind)
        if issubclass(field.type, StrEnum)
        for code in field.type
    )
    coded = {
        (name, field.name) for kind, name in TABLES.items() for field in field_types(kind) if field.coded
    }
    strangers = {
        (table, name, value)
        for table, changes in db.execute("SELECT kind, changes FROM journal").fetchall()
        for name, pair in json.loads(changes).items()
        for value in pair
        if isinstance(value, str) and (table, name) not in coded and not is_code_or_time(value, codes)
    }
    store.close()
    assert not strangers


def test_a_canary_is_found_where_it_is_told() -> None:
    assert not is_code_or_time(CANARY, frozenset({"regular"}))
    assert is_code_or_time("2026-11-22T08:02:00", frozenset())
