"""How long the journal keeps what: whole months, evidence by whole years, and each purge verified."""

from datetime import date, datetime

import pytest

from app.families.records import Home
from app.journal_entries import Act
from app.journal_retention import KEPT, WRITES, Keep, forgotten, purge_when_due
from app.journal_words import KINDS, OTHERS
from app.session import Session, log_in, log_out
from app.settings import Settings, set_setting
from app.store import Store
from app.structure.records import Closure, ClosureReason
from tests.builders import FixedClock


def test_every_kind_is_kept_for_one_reason() -> None:
    placed = [name for names in KEPT.values() for name in names]
    assert len(placed) == len(set(placed))
    assert set(placed) == {kind.__name__ for kind in KINDS} | OTHERS.keys()


@pytest.mark.parametrize(("today", "consultations", "insertion", "people", "evidence"), [
    (date(2026, 11, 30), date(2025, 11, 1), date(2024, 11, 1), date(2023, 11, 1), date(2023, 1, 1)),
    (date(2026, 12, 1), date(2025, 12, 1), date(2024, 12, 1), date(2023, 12, 1), date(2023, 1, 1)),
    (date(2027, 1, 1), date(2026, 1, 1), date(2025, 1, 1), date(2024, 1, 1), date(2024, 1, 1)),
])  # fmt: skip
def test_what_is_older_than_its_time_may_go_by_whole_months_and_years(
    today: date, consultations: date, insertion: date, people: date, evidence: date
) -> None:
    rules = forgotten(Settings(), today)
    assert [rule.before for rule in rules] == [consultations, insertion, people, evidence]
    assert rules[0].acts == {Act.CONSULTED, Act.PASSED}
    assert all(rule.acts == WRITES for rule in rules[1:])
    assert rules[3].kinds == KEPT[Keep.EVIDENCE]


def kinds(store: Store) -> list[str]:
    return [entry.kind for entry in store.journal()]


def test_hours_outlive_the_family_and_the_family_outlives_what_was_read(
    session: Session, store: Store, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 22, 9))
    with store.atomic("add_home"):
        store.add(Home(name="Żółć"))
        store.add(
            Closure(first_day=date(2026, 12, 24), last_day=date(2026, 12, 24), reason=ClosureReason.HOLIDAYS)
        )
    for today, left in (
        (datetime(2027, 11, 30), {"dossier", "Home", "Closure"}),
        (datetime(2027, 12, 1), {"Home", "Closure"}),
        (datetime(2029, 12, 1), {"Closure"}),
        (datetime(2029, 12, 31), {"Closure"}),
        (datetime(2030, 1, 1), set()),
    ):
        clock.set(today)
        purge_when_due(session)
        assert set(kinds(store)) - {"User", "journal"} == left, today


def test_a_purge_is_due_once_a_month(session: Session, store: Store, clock: FixedClock) -> None:
    log_in(store, clock)
    clock.set(datetime(2027, 12, 1))
    assert purge_when_due(session) > 0
    log_in(store, clock)
    clock.set(datetime(2027, 12, 31))
    assert purge_when_due(session) == 0
    assert store.purged_on() == date(2027, 12, 1)
    clock.set(datetime(2028, 1, 1))
    purge_when_due(session)
    assert store.purged_on() == date(2028, 1, 1)


def test_the_creche_may_keep_longer(session: Session, store: Store, clock: FixedClock) -> None:
    set_setting(session, "journal_consultation_months", date(2026, 11, 1), "36")
    clock.set(datetime(2027, 12, 1))
    assert purge_when_due(session) == 0
    assert "dossier" in kinds(store)


def test_coming_in_being_locked_and_leaving_are_told(session: Session, store: Store) -> None:
    log_out(session, locked=True)
    log_out(session, locked=False)
    told = [(entry.deed, entry.act, entry.user) for entry in store.journal(3)]
    assert told == [(deed, Act.PASSED, "directrice") for deed in ("log_out", "lock", "log_in")]
