"""Insertion paths: one open at a time for a parent, exit and outcome together."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.parents import end_parent
from app.insertion.entry_and_exit import change_path, close_path, open_path, reopen_path
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.records import MONDAY, SUNDAY, as_role, parent, refused

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def path(session: Session) -> InsertionPath:
    """Zofia's, open since September."""
    zofia = parent(session)
    return open_path(session, InsertionPath(parent_id=zofia.id, entry_day=SEPTEMBER, adviser=" Inès Faure "))


def test_a_path_opens_closes_and_reopens(session: Session, path: InsertionPath) -> None:
    assert path.adviser == "Inès Faure"
    closed = close_path(session, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    assert (closed.exit_day, closed.outcome, closed.open_on(SUNDAY)) == (SUNDAY, Outcome.CDI, True)
    assert reopen_path(session, closed) == path


def test_one_path_is_open_at_a_time(session: Session, path: InsertionPath) -> None:
    with refused(Conflict, "Zofia Żółć a déjà un parcours depuis le 1er septembre 2026", field="entry_day"):
        open_path(session, InsertionPath(parent_id=path.parent_id, entry_day=MONDAY))
    close_path(session, path, exit_day=SUNDAY, outcome=Outcome.BREACH)
    with refused(Conflict, "au 22 novembre 2026"):
        open_path(session, InsertionPath(parent_id=path.parent_id, entry_day=SUNDAY))
    open_path(session, InsertionPath(parent_id=path.parent_id, entry_day=MONDAY))
    with refused(Conflict, "depuis le 23 novembre 2026"):
        reopen_path(session, path)


def test_a_path_is_changed_but_not_handed_to_another_parent(session: Session, path: InsertionPath) -> None:
    other = parent(session, "Piotr")
    changed = change_path(session, replace(path, parent_id=other.id, prescriber=Prescriber.PLIE))
    assert changed == replace(path, prescriber=Prescriber.PLIE)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"exit_day": SUNDAY}, "outcome"),
        ({"outcome": Outcome.CDI}, "exit_day"),
        ({"exit_day": date(2026, 8, 31), "outcome": Outcome.CDI}, "exit_day"),
        ({"exit_day": MONDAY, "outcome": Outcome.CDI}, "exit_day"),  # tomorrow
        ({"prescribed_on": date(2026, 9, 2)}, "prescribed_on"),
    ],
)
def test_days_that_can_not_be_are_refused(
    session: Session, path: InsertionPath, fields: dict[str, object], field: str
) -> None:
    with refused(InvalidEntry, field=field):
        change_path(session, replace(path, **fields))  # type: ignore[arg-type]


def test_a_path_closes_on_the_day_it_opened(session: Session, path: InsertionPath) -> None:
    assert close_path(session, path, exit_day=SEPTEMBER, outcome=Outcome.OTHER).exit_day == SEPTEMBER


def test_a_parent_whose_file_has_ended_opens_no_path(session: Session, path: InsertionPath) -> None:
    close_path(session, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    zofia = end_parent(session, parent(session, "Anna"), SUNDAY)
    with refused(Conflict, "terminé depuis le 22 novembre 2026", "rouvrez"):
        open_path(session, InsertionPath(parent_id=zofia.id, entry_day=SEPTEMBER))


def test_the_door_team_does_not_touch_insertion(session: Session, path: InsertionPath) -> None:
    with refused(NotAllowed):
        reopen_path(as_role(session, Role.TEAM), path)


@pytest.mark.parametrize(("entry", "passes"), [(date(2027, 11, 23), True), (date(2030, 1, 15), False)])
def test_an_entry_is_at_most_a_year_ahead(session: Session, entry: date, passes: bool) -> None:
    wanted = InsertionPath(parent_id=parent(session).id, entry_day=entry)
    if passes:
        assert open_path(session, wanted).entry_day == entry
    else:
        with refused(InvalidEntry, "à plus d’un an : vérifiez l’année", field="entry_day"):
            open_path(session, wanted)
