"""The report's part of the adults: null without shifts, short minutes of the month's days, in order."""

import json
from datetime import date

from app.report.explained import Unit
from app.report.monthly_report import Shortage, StaffPart, as_json
from app.session import Session
from app.staff.facts import qualified_figure, staff_between
from app.staff.records import Qualification
from tests.app.creche import OCTOBER, day
from tests.app.records import MONDAY, h
from tests.app.staff.rows import staffed
from tests.app.staff.team import member


def test_a_month_without_any_shift_is_null() -> None:
    creche = staffed()
    creche.came(creche.enrol(), day(5), "8:00-9:00")
    creche.works(creche.adult(), day(2, 11), "7:00-15:00")
    assert creche.report().staff == StaffPart()
    assert json.loads(as_json(creche.report()))["staff"] == {"short_minutes": None, "shortages": []}


def test_the_month_s_shortages_stand_in_order_and_other_months_stay_out() -> None:
    creche = staffed()
    creche.adult("7:00-15:00", weekdays=(0, 2, 3, 4))
    child, other = creche.enrol(), creche.enrol()
    for on in (day(30, 9), day(28), day(5), day(2, 11)):
        creche.came(child, on, "8:00-8:30")
    creche.came(other, day(28), "8:20-8:50")
    creche.came(child, day(6), "8:00-18:00")
    assert creche.report().staff == StaffPart(
        short_minutes=80,
        shortages=(
            Shortage(day=day(5), start=h("8:00"), end=h("8:30"), present=1, needed=2),
            Shortage(day=day(28), start=h("8:00"), end=h("8:50"), present=1, needed=2),
        ),
    )


def test_a_month_with_enough_adults_says_zero() -> None:
    creche = staffed()
    creche.adult("7:00-15:00")
    creche.adult("7:00-15:00")
    creche.came(creche.enrol(), day(5), "8:00-9:00")
    assert creche.report(OCTOBER).staff == StaffPart(short_minutes=0)


def test_the_share_of_qualified_adults_comes_with_its_definition(session: Session) -> None:
    member(session, hours=14)
    member(session, "Fatou", "N’Diaye", qualification=Qualification.OTHER_ACCEPTED, hours=21)
    figure = qualified_figure(staff_between(session.store, MONDAY, MONDAY), MONDAY)
    assert (figure.rate.numerator, figure.rate.denominator, figure.unit) == (840, 2100, Unit.MINUTES)
    assert "40 % (art. R. 2324-42 du CSP)" in figure.definition
    nobody = qualified_figure(staff_between(session.store, MONDAY, MONDAY), date(2026, 8, 31))
    assert (nobody.rate.numerator, nobody.rate.denominator) == (0, 0)
