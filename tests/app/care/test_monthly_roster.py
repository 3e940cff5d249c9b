"""A moving roster's month: what each day becomes, the hours against the contract, refused or written in one deed."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.care.day_exceptions import exceptions_of, set_exception
from app.care.enrolments import Enrolment
from app.care.envelopes import set_envelope
from app.care.expected import expected
from app.care.monthly_roster import RosterDesk, RosterPreview, accept_roster, roster_desk
from app.care.schedules import DayException, ExceptionSpan
from app.days import Month
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span, total
from app.structure.agreement import set_places
from app.structure.closures import add_closure, add_holidays
from app.structure.records import Closure, ClosureReason, PublicHoliday
from app.users import Role
from tests.app.creche import Creche
from tests.app.records import as_role, child, enrolled, open_week, refused, span

DECEMBER = Month.parse("2026-12")
DAY = timedelta(days=1)


def day(number: int, month: int = 12) -> date:
    """A day of December 2026, unless told otherwise: 1 is a Tuesday, 7, 14, 21 and 28 are Mondays."""
    return date(2026, month, number)


@pytest.fixture
def contract(session: Session) -> Enrolment:
    """Two places, so three children at most, weekdays 7:30 to 18:30; Łukasz from 8 to 12 on weekdays."""
    open_week(session)
    set_places(session, date(2026, 1, 1), 2)
    return enrolled(session, child(session), span("8:00", "12:00"))


def preview(
    session: Session, contract: Enrolment, roster: Mapping[date, str], *, word: bool = False
) -> RosterPreview:
    """The roster's hours as « 8:00-12:00 13:00-17:00 »."""
    return roster_desk(session, contract, DECEMBER).preview(read(roster), outside_opening=word)


def read(roster: Mapping[date, str]) -> dict[date, list[Span]]:
    return {on: [span(*piece.split("-")) for piece in text.split()] for on, text in roster.items()}


def refusals(found: RosterPreview) -> dict[int, list[str]]:
    return {
        one.day.day: [text.replace("\u00a0", " ") for text in one.refusals]
        for one in found.days
        if one.refusals
    }


def warnings(found: RosterPreview) -> dict[int, list[str]]:
    return {
        one.day.day: [text.replace("\u00a0", " ") for text in one.warnings]
        for one in found.days
        if one.warnings
    }


def test_a_month_that_says_nothing_stays_as_the_weeks_have_it(session: Session, contract: Enrolment) -> None:
    found = preview(session, contract, {})
    assert len(found.days) == 31
    assert found.changed == []
    assert found.minutes == found.former_minutes == 23 * 240
    assert found.difference == 0


def test_each_day_named_takes_the_place_of_the_week(session: Session, contract: Enrolment) -> None:
    found = preview(session, contract, {day(1): "13:00-18:00", day(2): "", day(3): "8:00-12:00"})
    assert [(one.day.day, one.wanted) for one in found.changed] == [
        (1, (span("13:00", "18:00"),)),
        (2, ()),
    ]
    assert found.minutes == 23 * 240 + 60 - 240
    assert found.difference == -180
    assert refusals(found) == {}


def test_the_hours_are_told_against_the_volume(session: Session, contract: Enrolment) -> None:
    set_envelope(session, contract, date(2026, 9, 1), 23 * 240 - 750)
    assert preview(session, contract, {}).difference == 750


def test_closed_days_and_hours_outside_the_opening_are_refused_until_the_director_says_so(
    session: Session, contract: Enrolment
) -> None:
    add_holidays(session, [PublicHoliday(day=day(25), name="Noël")])
    add_closure(session, Closure(first_day=day(28), last_day=day(28), reason=ClosureReason.EXCEPTIONAL))
    roster = {day(4): "6:30-9:00", day(5): "9:00-12:00", day(25): "9:00-12:00", day(28): "9:00-12:00"}
    found = preview(session, contract, roster)
    assert refusals(found) == {
        4: ["Vendredi 4 décembre 2026, 6 h 30–7 h 30 : la crèche n’est pas ouverte."],
        5: ["Samedi 5 décembre 2026 : la crèche est fermée ce jour-là."],
        25: ["Vendredi 25 décembre 2026 : la crèche est fermée ce jour-là."],
        28: ["Lundi 28 décembre 2026 : la crèche est fermée ce jour-là."],
    }
    assert found.waits_for_word
    with_word = preview(session, contract, roster, word=True)
    assert refusals(with_word) == {}
    assert set(warnings(with_word)) == {4, 5, 25, 28}
    assert not with_word.waits_for_word


def test_over_the_limit_is_refused_even_with_the_word(session: Session, contract: Enrolment) -> None:
    for name in ("Ana", "Lou", "Zoé"):
        enrolled(session, child(session, name), span("13:00", "17:00"))
    found = preview(session, contract, {day(1): "13:00-15:00"}, word=True)
    assert refusals(found) == {
        1: ["Mardi 1er décembre 2026, 13 h–15 h : 4 enfants, au-delà de 3 au plus en surnombre."]
    }
    assert not found.waits_for_word


def test_a_surnombre_is_told_and_passes(session: Session, contract: Enrolment) -> None:
    for name in ("Ana", "Lou"):
        enrolled(session, child(session, name), span("13:00", "17:00"))
    found = preview(session, contract, {day(1): "13:00-15:00"})
    assert refusals(found) == {}
    assert warnings(found) == {
        1: ["Mardi 1er décembre 2026, 13 h–15 h : 3 enfants pour 2 places, surnombre permis."]
    }


def test_what_stands_already_is_not_judged_again(session: Session, contract: Enrolment) -> None:
    for name in ("Ana", "Lou", "Zoé"):
        enrolled(session, child(session, name), span("8:00", "17:00"))  # four until noon, too many already
    assert refusals(preview(session, contract, {day(1): "9:00-11:00"})) == {}
    assert set(refusals(preview(session, contract, {day(1): "9:00-13:00"}))) == {1}


def test_hours_allowed_outside_the_opening_stay_so_without_another_word(
    session: Session, contract: Enrolment
) -> None:
    set_exception(session, contract, day(4), [span("6:30", "9:00")], outside_opening=True)
    assert refusals(preview(session, contract, {day(4): "6:30-8:30"})) == {}
    assert set(refusals(preview(session, contract, {day(4): "6:15-8:30"}))) == {4}


def test_a_night_that_runs_into_the_morrow_s_hours_is_refused_by_both(
    session: Session, contract: Enrolment
) -> None:
    roster = {day(1): "22:00-30:00", day(2): "5:00-9:00"}
    assert refusals(preview(session, contract, roster, word=True)) == {
        1: [
            "22 h–6 h, le 1er décembre 2026, déborde sur 5 h–9 h le lendemain : raccourcissez l’une des deux plages."
        ]
    }
    assert refusals(preview(session, contract, {**roster, day(2): "6:00-9:00"}, word=True)) == {}


def test_a_night_may_move_with_its_morrow_in_one_month(session: Session, contract: Enrolment) -> None:
    accept_roster(
        session, contract, DECEMBER, read({day(1): "22:00-30:00", day(2): ""}), outside_opening=True
    )
    moved = {day(1): "5:00-9:00", day(2): "22:00-30:00"}
    accept_roster(session, contract, DECEMBER, read(moved), outside_opening=True)
    plan = expected(session, day(1), day(2), [contract])
    assert plan.reserved(contract, day(1)) == (span("5:00", "9:00"),)
    assert plan.reserved(contract, day(2)) == (span("22:00", "30:00"),)


@pytest.mark.parametrize(
    ("eve", "first", "is_refused"), [("22:00-32:00", "8:00-9:00", False), ("22:00-32:01", "8:00-9:00", True)]
)
def test_the_eve_of_the_month_is_looked_at_too(
    session: Session, contract: Enrolment, eve: str, first: str, is_refused: bool
) -> None:
    accept_roster(session, contract, DECEMBER, read({day(1): ""}))
    set_exception(session, contract, day(30, 11), read({day(30, 11): eve})[day(30, 11)], outside_opening=True)
    assert bool(refusals(preview(session, contract, {day(1): first}, word=True))) is is_refused


def test_too_many_in_the_night_after_the_month_is_told_on_its_last_day(
    session: Session, contract: Enrolment
) -> None:
    for name in ("Ana", "Lou", "Zoé"):
        other = enrolled(session, child(session, name))
        set_exception(session, other, day(31) + DAY, [span("1:00", "3:00")], outside_opening=True)
    found = preview(session, contract, {day(31): "22:00-30:00"}, word=True)
    assert [len(texts) for texts in refusals(found).values()] == [1]
    assert "1er janvier 2027, 1 h–3 h : 4 enfants" in refusals(found)[31][0]


def test_a_past_day_is_told(session: Session, contract: Enrolment) -> None:
    november = Month.parse("2026-11")  # the clock says 22 November
    desk = roster_desk(session, contract, november)
    found = desk.preview({day(20, 11): [], day(23, 11): [], day(19, 11): [span("8:00", "12:00")]})
    assert warnings(found) == {20: ["Ce jour est passé : ses heures réservées changent après coup."]}


def test_accepted_the_month_is_one_deed_taken_back_at_once(session: Session, contract: Enrolment) -> None:
    roster = {day(1): "13:00-18:00", day(2): "", day(3): "8:00-12:00", day(4): "8:00-10:00 15:00-18:00"}
    assert accept_roster(session, contract, DECEMBER, read(roster)) == [day(1), day(2), day(4)]
    found = {one.day: (one.note, spans) for one, spans in exceptions_of(session, contract)}
    assert found == {
        day(1): ("Planning du mois", (span("13:00", "18:00"),)),
        day(2): ("Planning du mois", ()),
        day(4): ("Planning du mois", (span("8:00", "10:00"), span("15:00", "18:00"))),
    }
    assert session.store.can_undo() == "accept_roster"
    session.store.undo()
    assert session.store.find(DayException) == []
    assert session.store.find(ExceptionSpan) == []
    session.store.redo()
    assert len(session.store.find(DayException)) == 3


def test_a_refused_month_writes_nothing(session: Session, contract: Enrolment) -> None:
    roster = {day(1): "13:00-18:00", day(5): "9:00-12:00", day(6): "9:00-12:00"}
    with refused(Conflict, "2 jours refusés", "Samedi 5 décembre", "Rien n’est enregistré", field="spans"):
        accept_roster(session, contract, DECEMBER, read(roster))
    assert session.store.find(DayException) == []


def test_an_exception_noted_before_is_replaced(session: Session, contract: Enrolment) -> None:
    set_exception(session, contract, day(1), [span("9:00", "10:00")], note="Médecin")
    accept_roster(session, contract, DECEMBER, read({day(1): "14:00-16:00"}))
    (found,) = exceptions_of(session, contract)
    assert (found[0].note, found[1]) == ("Planning du mois", (span("14:00", "16:00"),))


@pytest.mark.parametrize("outside", [day(30, 11), day(31) + DAY])
def test_a_day_of_another_month_is_refused(session: Session, contract: Enrolment, outside: date) -> None:
    with refused(InvalidEntry, "n’est pas à remplir en décembre 2026", field="day"):
        preview(session, contract, {outside: "8:00-9:00"})


def test_a_day_outside_the_contract_is_refused_and_not_offered(session: Session) -> None:
    open_week(session)
    short = enrolled(session, child(session), span("8:00", "12:00"), last=day(10))
    assert [one.day for one in preview(session, short, {}).days] == [day(number) for number in range(1, 11)]
    with refused(InvalidEntry, "du 1er septembre 2026 au 10 décembre 2026", field="day"):
        preview(session, short, {day(11): "8:00-9:00"})


def test_spans_that_overlap_are_refused(session: Session, contract: Enrolment) -> None:
    with refused(Conflict, "se chevauchent", field="spans"):
        preview(session, contract, {day(1): "8:00-12:00 11:00-14:00"})


def test_the_team_looks_but_does_not_accept(session: Session, contract: Enrolment) -> None:
    team = as_role(session, Role.TEAM)
    assert preview(team, contract, {}).minutes > 0
    with refused(NotAllowed):
        accept_roster(team, contract, DECEMBER, {})


@st.composite
def rosters(draw: st.DrawFn) -> dict[date, list[Span]]:
    """Some days of December, each with spans that don't overlap."""
    found = {}
    for number in draw(st.sets(st.integers(1, 31), max_size=8)):
        bounds = sorted(draw(st.sets(st.integers(0, 1439), max_size=6)))
        found[day(number)] = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]
    return found


def memory_desk() -> RosterDesk:
    """Łukasz from 8 to 12 every day, in a crèche of two places with two more children in the afternoon."""
    rows = Creche()
    rows.opens("7:30-18:30")
    rows.agreed(2)
    own = rows.enrol(text="8:00-12:00")
    for name in ("Ana Petit", "Lou Roux", "Zoé Marchand"):
        rows.enrol(rows.child(name=name), "13:00-17:00")
    facts = rows.facts()
    return RosterDesk(
        enrolment=own,
        child=rows.children[0],
        month=DECEMBER,
        facts=facts,
        weeks=facts.schedules.of(own.id),
        envelope=None,
        today=date(2026, 11, 22),
    )


@given(roster=rosters(), word=st.booleans())
def test_the_preview_loses_no_minute_and_refuses_no_day_left_alone(
    roster: dict[date, list[Span]], word: bool
) -> None:
    desk = memory_desk()
    found = desk.preview(roster, outside_opening=word)
    assert found.minutes == sum(
        total(roster[on]) if on in roster else total(desk.reserved(on)) for on in DECEMBER.days()
    )
    assert {one.day for one in found.refused} <= set(roster)
    assert {one.day for one in found.changed} == {
        on for on, spans in roster.items() if tuple(sorted(spans)) != desk.reserved(on)
    }
    if word:
        assert not found.waits_for_word
