"""What is still to note: missing days by name, arrivals without departure."""

from app.care.enrolments import Kind
from app.report.missing_days import missing_days, open_arrivals
from tests.app.creche import OCTOBER, Creche, day, usual
from tests.app.records import span


def week() -> Creche:
    creche = usual()
    creche.enrol(creche.child(name="Zoé Abadie"), "8:00-17:00", first=day(5), last=day(7))
    creche.enrol(creche.child(name="Łukasz Żółć"), "9:00-12:00", first=day(5), last=day(6))
    return creche


def test_missing_days_come_by_day_then_by_name_and_not_today() -> None:
    creche = week()
    creche.came(creche.enrolments[0], day(5), "8:00-17:00")
    creche.away(creche.enrolments[1], day(6))
    creche.arrived(creche.enrolments[0], day(6), "8:10")
    found = missing_days(creche.facts(), OCTOBER, day(7))
    assert [(one.day, one.child.name) for one in found] == [(day(5), "Łukasz Żółć"), (day(6), "Zoé Abadie")]
    assert found[0].reserved == (span("9:00", "12:00"),)
    assert (found[0].arrived, found[1].arrived) == ((), [490])
    assert len(found) == creche.report(today=day(7)).attendance.missing


def test_arrivals_without_departure_are_listed_reserved_or_not() -> None:
    creche = week()
    occasional = creche.enrol(creche.children[0], kind=Kind.OCCASIONAL)
    creche.arrived(occasional, day(8), "9:00")
    creche.arrived(creche.enrolments[0], day(6), "8:10")
    creche.arrived(creche.enrolments[0], day(9), "8:10")
    found = open_arrivals(creche.facts(), OCTOBER, day(9))
    assert [(enrolment.id, on, minute) for enrolment, _, on, minute in found] == [
        (1, day(6), 490),
        (3, day(8), 540),
    ]
