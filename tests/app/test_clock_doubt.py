"""A clock that is wrong by a day or more is told against the journal; a holiday is not."""

from datetime import datetime

import pytest

from app.clock_doubt import clock_doubt
from app.families.records import Group
from app.session import Session
from tests.builders import FixedClock


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            datetime(2025, 11, 22, 8, 2),
            "22 novembre 2025, mais le dossier a déjà été écrit le 22 novembre 2026",
        ),
        (datetime(2026, 11, 21, 8, 1), "21 novembre 2026, mais"),
        (datetime(2026, 11, 21, 8, 2), None),
        (datetime(2027, 9, 18, 8, 2), None),
        (datetime(2027, 9, 18, 8, 3), "la dernière écriture d’avant date du 22 novembre 2026"),
        (datetime(2027, 11, 22, 8, 2), "22 novembre 2027, et la dernière écriture"),
    ],
)
def test_a_clock_far_from_the_journal_is_told(
    session: Session, clock: FixedClock, now: datetime, said: str | None
) -> None:
    clock.set(now)
    told = clock_doubt(session)
    assert told is None if said is None else told is not None and said in told.replace("\u00a0", " ")


def test_it_is_still_told_once_something_was_written_on_the_wrong_day(
    session: Session, clock: FixedClock
) -> None:
    for wrong in (datetime(2027, 11, 22, 9), datetime(2025, 11, 22, 9)):
        clock.set(wrong)
        with session.store.atomic("add_group"):
            session.store.add(Group(name=f"Groupe {wrong.year}"))
        assert clock_doubt(session) is not None
