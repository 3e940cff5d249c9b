"""The waiting list: ranked by the crèche's points then by the day, with its reasons; found by name."""

from datetime import date

from app.admission.desk import admission_desk
from app.admission.priorities import Priority
from app.admission.records import Why
from app.admission.requests import decline, withdraw
from app.admission.search import find_waiting
from app.errors import NotAllowed
from app.session import Session
from app.settings import set_setting
from app.structure.agreement import set_places
from app.users import Role
from tests.app.admission.asking import MONDAY, TODAY, asked, wish
from tests.app.records import as_role, child, enrolled, open_week, refused, span


def ranks(session: Session) -> list[tuple[int | None, str, int]]:
    return [(one.rank, one.request.first_name, one.score) for one in admission_desk(session).lines]


def test_points_then_the_day_then_the_order_of_noting(session: Session) -> None:
    asked(session, "Ana", asked_on=date(2026, 11, 3))
    asked(session, "Bao", asked_on=date(2026, 11, 2))
    asked(session, "Cleo", asked_on=date(2026, 11, 2))
    asked(session, "Dina", asked_on=date(2026, 11, 20), single_parent=True, qpv=True)
    asked(session, "Elio", asked_on=date(2026, 11, 20), avip=True)
    assert ranks(session) == [(1, "Dina", 5), (2, "Elio", 3), (3, "Bao", 0), (4, "Cleo", 0), (5, "Ana", 0)]
    assert [tuple(one) for one in admission_desk(session).lines[0].points] == [
        (Priority.SINGLE_PARENT, 3),
        (Priority.QPV, 2),
    ]


def test_the_weights_are_the_creche_s_from_their_day_on(session: Session) -> None:
    asked(session, "Ana", sibling=True)
    asked(session, "Bao", avip=True)
    set_setting(session, "priority.sibling", date(2026, 11, 23), "20")
    assert ranks(session) == [(1, "Bao", 3), (2, "Ana", 1)]
    set_setting(session, "priority.sibling", TODAY, "5")
    assert ranks(session) == [(1, "Ana", 5), (2, "Bao", 3)]
    set_setting(session, "priority.avip", TODAY, "0")
    assert admission_desk(session).lines[1].points == ()


def test_those_decided_follow_the_newest_first_without_a_rank(session: Session) -> None:
    old = asked(session, "Old")
    new = asked(session, "New")
    asked(session, "Ana")
    decline(session, old, day=date(2026, 11, 10), why=Why.AGE)
    withdraw(session, new, day=date(2026, 11, 20), why=Why.MOVED)
    assert ranks(session) == [(1, "Ana", 0), (None, "New", 0), (None, "Old", 0)]
    desk = admission_desk(session)
    assert [line.request.first_name for line in desk.waiting] == ["Ana"]
    assert desk.lines[1].fit is None
    assert [one.why for one in desk.lines[2].decisions] == [Why.AGE]
    assert desk.line(old.id) is desk.lines[2]
    assert desk.line(99) is None


def test_an_empty_list_reads_no_planning(session: Session) -> None:
    assert admission_desk(session).rooms is None


def test_the_week_is_looked_at_from_the_wished_day_or_today(session: Session) -> None:
    open_week(session)
    set_places(session, date(2026, 1, 1), 1)
    enrolled(session, child(session), span("8:00", "9:00"), last=MONDAY)
    asked(session, "Late", wanted_from=date(2026, 9, 1))
    asked(session, "Soon", wanted_from=date(2026, 12, 1))
    late, soon = admission_desk(session).lines
    assert late.fit is not None
    assert (late.fit.first_day, late.fit.last_day) == (TODAY, date(2026, 12, 19))
    assert [one.sentence.replace("\u00a0", " ") for one in late.fit.clashes] == [
        "saturé lundi 8 h–9 h (2 fois sur 4)",
        "saturé mardi 8 h–9 h (1 fois sur 4)",
        "saturé mercredi 8 h–9 h (1 fois sur 4)",
        "saturé jeudi 8 h–9 h (1 fois sur 4)",
        "saturé vendredi 8 h–9 h (1 fois sur 4)",
    ]
    assert soon.fit is not None
    assert soon.fit.fits
    assert soon.weekly_minutes == 5 * 240


def test_a_waiting_child_is_found_by_its_name_or_its_contact_s(session: Session) -> None:
    one = asked(session, "Éloïse")
    other = asked(session, "Bao", contact_first_name="Zoé")
    decline(session, asked(session, "Elodie"), day=TODAY, why=Why.AGE)
    found = find_waiting(session, "elo siss")
    assert [(hit.kind, hit.id, hit.name) for hit in found] == [("admission", one.id, "Éloïse Sissoko")]
    assert found[0].detail.replace("\u00a0", " ") == "liste d’attente, demande du 2 novembre 2026"
    assert [hit.id for hit in find_waiting(session, "zoe")] == [other.id]
    assert find_waiting(session, " ") == []
    assert find_waiting(as_role(session, Role.TEAM), "elo") == []


def test_the_team_does_not_read_the_list(session: Session) -> None:
    asked(session, week=wish())
    with refused(NotAllowed):
        admission_desk(as_role(session, Role.TEAM))
