"""Can this child be cared for then? The opening, the agreed places and the 115 %, each told with when and how many."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.care_check import CareCheck, Rule, check_care
from app.care.day_exceptions import set_exception
from app.care.enrolments import Kind
from app.errors import NotAllowed
from app.families.facts import walks_from
from app.families.records import Child
from app.session import Session
from app.settings import set_setting
from app.spans import DAY
from app.staff.managing import add_leave
from app.staff.records import Leave
from app.structure.agreement import set_capacity, set_places
from app.structure.closures import add_closure, add_holidays
from app.structure.opening_week import set_opening
from app.structure.records import Closure, ClosureReason, PublicHoliday
from app.users import Role
from tests.app.records import MONDAY, TUESDAY, as_role, child, enrolled, h, open_week, refused, span, weekdays
from tests.app.staff.team import on_duty

JANUARY = date(2026, 1, 1)
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def agreed(session: Session) -> Session:
    """Two places, so three children at most; weekdays 7:30 to 18:30."""
    open_week(session)
    set_places(session, JANUARY, 2)
    return session


def told(found: CareCheck) -> list[tuple[Rule, date, int, int, int, int]]:
    return [(one.rule, one.day, one.start, one.end, one.children, one.places) for one in found.findings]


def wanted(session: Session, who: Child, *texts: str, day: date = TUESDAY) -> CareCheck:
    return check_care(session, who, {day: [span(*text.split("-")) for text in texts]})


def test_a_free_place_is_all_well(agreed: Session) -> None:
    one = child(agreed)
    found = wanted(agreed, one, "8:00-12:00")
    assert (found.findings, found.refusals(), found.fits) == ((), [], True)
    assert check_care(agreed, one, {}).fits
    assert check_care(agreed, one, {TUESDAY: []}).fits


def test_hours_outside_the_opening_are_told_and_refused(agreed: Session) -> None:
    found = wanted(agreed, child(agreed), "6:30-9:00", "17:00-19:15")
    assert [one.sentence.replace("\u00a0", " ") for one in found.findings] == [
        "Mardi 24 novembre 2026, 6 h 30–7 h 30 : la crèche n’est pas ouverte.",
        "Mardi 24 novembre 2026, 18 h 30–19 h 15 : la crèche n’est pas ouverte.",
    ]
    assert {one.rule for one in found.refusals()} == {Rule.OUTSIDE_OPENING}


def test_a_closed_day_is_told_once(agreed: Session) -> None:
    add_holidays(agreed, [PublicHoliday(day=TUESDAY, name="Fête")])
    add_closure(agreed, Closure(first_day=WEDNESDAY, last_day=WEDNESDAY, reason=ClosureReason.PEDAGOGICAL))
    one, sunday = child(agreed), date(2026, 11, 29)
    spans = (span("9:00", "10:00"), span("14:00", "15:00"))
    days = dict.fromkeys((TUESDAY, WEDNESDAY, sunday), spans)
    found = check_care(agreed, one, days)
    assert told(found) == [(Rule.CLOSED, day, 0, DAY, 0, 0) for day in (TUESDAY, WEDNESDAY, sunday)]
    assert found.findings[0].sentence.replace("\u00a0", " ") == (
        "Mardi 24 novembre 2026 : la crèche est fermée ce jour-là."
    )
    assert not found.fits


def test_a_surnombre_is_told_and_allowed(agreed: Session) -> None:
    for name, hours in (("Ana", "8:00-12:00"), ("Zoé", "9:00-11:00")):
        enrolled(agreed, child(agreed, name), span(*hours.split("-")))
    found = wanted(agreed, child(agreed), "8:00-12:00")
    assert told(found) == [(Rule.SURNOMBRE, TUESDAY, h("9:00"), h("11:00"), 3, 2)]
    assert found.findings[0].sentence.replace("\u00a0", " ") == (
        "Mardi 24 novembre 2026, 9 h–11 h : 3 enfants pour 2 places, surnombre permis."
    )
    assert found.fits


def test_over_the_limit_is_refused_by_when_how_many_and_the_limit(agreed: Session) -> None:
    for name, hours in (("Ana", "8:00-12:00"), ("Zoé", "9:00-11:00"), ("Lou", "10:00-17:00")):
        enrolled(agreed, child(agreed, name), span(*hours.split("-")))
    found = wanted(agreed, child(agreed), "8:00-17:00")
    assert told(found) == [(Rule.OVER_LIMIT, TUESDAY, h("10:00"), h("11:00"), 4, 3)]
    assert found.findings[0].sentence.replace("\u00a0", " ") == (
        "Mardi 24 novembre 2026, 10 h–11 h : 4 enfants, au-delà de 3 au plus en surnombre."
    )
    assert not found.fits


def test_stretches_that_touch_are_one_with_the_most_children(agreed: Session) -> None:
    set_places(agreed, date(2026, 2, 1), 1)
    for name, hours in (("Ana", "8:00-12:00"), ("Zoé", "8:00-12:00"), ("Lou", "9:00-10:00")):
        enrolled(agreed, child(agreed, name), span(*hours.split("-")))
    assert told(wanted(agreed, child(agreed), "8:00-12:00")) == [
        (Rule.OVER_LIMIT, TUESDAY, h("8:00"), h("12:00"), 4, 2)
    ]


def test_who_leaves_when_the_others_come_is_never_one_too_many(agreed: Session) -> None:
    for name in ("Ana", "Zoé", "Lou"):
        enrolled(agreed, child(agreed, name), span("10:00", "12:00"))
    assert wanted(agreed, child(agreed), "8:00-10:00", "12:00-14:00").findings == ()


def test_the_percentage_is_the_creche_s(agreed: Session) -> None:
    set_setting(agreed, "surnombre_percent", date(2026, 11, 1), "100")
    for name in ("Ana", "Zoé"):
        enrolled(agreed, child(agreed, name), span("8:00", "12:00"))
    assert told(wanted(agreed, child(agreed), "8:00-12:00")) == [
        (Rule.OVER_LIMIT, TUESDAY, h("8:00"), h("12:00"), 3, 2)
    ]


def test_each_slot_of_the_day_has_its_places(agreed: Session) -> None:
    set_capacity(agreed, date(2026, 2, 1), [(span("7:30", "10:00"), 1), (span("10:00", "18:30"), 2)])
    for name in ("Ana", "Zoé"):
        enrolled(agreed, child(agreed, name), span("9:00", "11:00"))
    assert told(wanted(agreed, child(agreed), "8:00-12:00")) == [
        (Rule.OVER_LIMIT, TUESDAY, h("9:00"), h("10:00"), 3, 2)
    ]


def test_the_child_s_own_hours_are_not_counted_twice(agreed: Session) -> None:
    one = child(agreed)
    enrolled(agreed, one, span("8:00", "12:00"))
    enrolled(agreed, one, span("8:00", "12:00"), kind=Kind.OCCASIONAL)
    enrolled(agreed, child(agreed, "Ana"), span("8:00", "12:00"))
    assert wanted(agreed, one, "9:00-13:00").findings == ()


def test_what_is_reserved_is_what_counts_exceptions_included(agreed: Session) -> None:
    for name in ("Ana", "Zoé"):
        enrolment = enrolled(agreed, child(agreed, name), span("8:00", "12:00"))
    set_exception(agreed, enrolment, TUESDAY, [])
    one = child(agreed)
    assert wanted(agreed, one, "8:00-12:00").findings == ()
    assert told(wanted(agreed, one, "8:00-12:00", day=WEDNESDAY))[0][0] is Rule.SURNOMBRE


def test_days_are_told_in_order(agreed: Session) -> None:
    one = child(agreed)
    found = check_care(agreed, one, {WEDNESDAY: [span("6:00", "7:30")], MONDAY: [span("6:00", "7:30")]})
    assert [finding.day for finding in found.findings] == [MONDAY, WEDNESDAY]


def test_a_night_is_judged_on_both_its_days(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("7:00", "31:00")))
    set_places(session, JANUARY, 1)
    for name in ("Ana", "Zoé"):
        enrolled(session, child(session, name), span("20:00", "30:00"))
    found = wanted(session, child(session), "22:00-28:00", day=MONDAY)
    assert told(found) == [
        (Rule.OVER_LIMIT, MONDAY, h("22:00"), DAY, 3, 2),
        (Rule.OVER_LIMIT, TUESDAY, 0, h("4:00"), 3, 2),
    ]


def test_the_eve_s_night_of_others_is_counted(session: Session) -> None:
    set_opening(session, JANUARY, weekdays(span("5:00", "18:00")))
    set_places(session, JANUARY, 1)
    for name in ("Ana", "Zoé"):
        enrolment = enrolled(session, child(session, name))
        set_exception(session, enrolment, MONDAY, [span("20:00", "30:00")], outside_opening=True)
    assert told(wanted(session, child(session), "5:00-8:00")) == [
        (Rule.OVER_LIMIT, TUESDAY, h("5:00"), h("6:00"), 3, 2)
    ]


def adults(session: Session, *texts: str) -> None:
    """Each has these hours on weekdays."""
    for text in texts:
        on_duty(session, *(span(*piece.split("-")) for piece in text.split()))


def short(found: CareCheck) -> list[tuple[date, int, int, int, int, int]]:
    return [
        (one.day, one.start, one.end, one.children, one.needed, one.present)
        for one in found.findings
        if one.rule is Rule.SHORT
    ]


def test_too_few_adults_warn_and_do_not_refuse(agreed: Session) -> None:
    adults(agreed, "7:30-13:00", "8:00-13:00")
    enrolled(agreed, child(agreed, "Ana"), span("7:45", "9:00"))
    found = wanted(agreed, child(agreed), "7:30-10:00")
    assert short(found) == [(TUESDAY, h("7:30"), h("8:00"), 1, 2, 1)]
    assert found.findings[0].sentence.replace("\u00a0", " ") == (
        "Mardi 24 novembre 2026, 7 h 30–8 h : 1 enfant, 2 adultes nécessaires, 1 prévu."
    )
    assert (found.fits, found.staffed) == (True, True)
    alone = wanted(agreed, child(agreed), "14:00-15:00")
    assert (
        alone.findings[0]
        .sentence.replace("\u00a0", " ")
        .endswith("14 h–15 h : 1 enfant, 2 adultes nécessaires, aucun prévu.")
    )


def test_the_child_asked_for_makes_a_third_adult_needed_until_it_walks(session: Session) -> None:
    open_week(session)
    set_places(session, JANUARY, 30)
    adults(session, "7:30-13:00", "7:30-13:00")
    for number in range(12):
        other = child(session, f"Ana{number}")
        enrolled(session, other, span("8:00", "12:00"))
        if number < 7:
            walks_from(session, other, date(2026, 10, 1))
    one = child(session, "Zoé")
    walks_from(session, one, WEDNESDAY)
    # 5 ÷ 5 + 7 ÷ 8 = 1.875: one more who doesn't walk makes 2.075, one who does 2.
    assert short(wanted(session, one, "7:30-9:00")) == [(TUESDAY, h("8:00"), h("9:00"), 13, 3, 2)]
    assert short(wanted(session, one, "7:30-9:00", day=WEDNESDAY)) == []
    assert short(wanted(session, one, "12:00-13:00")) == []


def test_adults_are_not_looked_at_on_a_day_without_any_shift(agreed: Session) -> None:
    away = on_duty(agreed, span("7:30", "13:00"))
    add_leave(agreed, Leave(member_id=away.id, first_day=TUESDAY, last_day=TUESDAY))
    found = wanted(agreed, child(agreed), "8:00-10:00")
    assert (found.findings, found.staffed) == ((), False)
    assert short(wanted(agreed, child(agreed), "8:00-10:00", day=WEDNESDAY)) != []


def test_only_the_wanted_minutes_are_looked_at_and_touching_ones_are_one(agreed: Session) -> None:
    adults(agreed, "7:30-9:00", "10:00-12:00 13:00-14:00")
    enrolled(agreed, child(agreed, "Ana"), span("7:30", "18:00"))
    assert short(wanted(agreed, child(agreed), "8:00-11:00", "13:00-13:30")) == [
        (TUESDAY, h("8:00"), h("11:00"), 2, 2, 0),
        (TUESDAY, h("13:00"), h("13:30"), 2, 2, 1),
    ]


def test_whoever_sees_children_may_ask(agreed: Session) -> None:
    one = child(agreed)
    for role in Role:
        assert wanted(as_role(agreed, role), one, "8:00-12:00").fits


def test_nobody_else_does(agreed: Session) -> None:
    gone = replace(agreed, user=replace(agreed.user, active=False))
    with refused(NotAllowed):
        wanted(gone, child(agreed), "8:00-12:00")
