"""The nominative annex: each child's month, adding up to the report's hours."""

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.report.annex import annex_of
from app.report.monthly_report import Status
from tests.app.creche import LATER, OCTOBER, Creche, day, usual


def two_children() -> Creche:
    creche = usual()
    child = creche.child(name="Łukasz Żółć")
    regular = creche.enrol(child, "8:00-17:00", first=day(5), last=day(8))
    occasional = creche.enrol(child, kind=Kind.OCCASIONAL)
    creche.came(regular, day(5), "8:00-16:10")
    creche.away(regular, day(6), reason=AbsenceReason.HOSPITAL)
    creche.away(regular, day(7), reason=AbsenceReason.UNANNOUNCED)
    creche.came(occasional, day(12), "9:00-11:00")
    creche.path(creche.parent(child), day(1))
    creche.enrol(creche.child(name="Zoé Abadie"))
    creche.enrol(creche.child(name="Ann O’Connor"), kind=Kind.OCCASIONAL)  # dormant
    creche.enrol(creche.child(name="Bao Gone"), last=day(30, month=9))
    return creche


def test_each_child_has_one_line_by_name() -> None:
    annex = annex_of(two_children().facts(), OCTOBER, LATER)
    assert (annex.month, annex.status) == ("2026-10", Status.PROVISIONAL)
    assert [line.child.name for line in annex.lines] == ["Zoé Abadie", "Łukasz Żółć"]
    quiet, line = annex.lines
    assert (quiet.reserved, quiet.avip, quiet.kinds) == (0, False, (Kind.REGULAR,))
    assert (line.kinds, line.avip) == ((Kind.REGULAR, Kind.OCCASIONAL), True)
    assert (line.reserved, line.realised, line.billed, line.deducted) == (
        4 * 540,
        510 + 120,
        540 + 540 + 120,
        540,
    )
    assert (line.attended_days, line.absent_days, line.missing_days) == (1, 2, 1)


def test_the_lines_add_up_to_the_report() -> None:
    creche = two_children()
    lines = annex_of(creche.facts(), OCTOBER, LATER).lines
    report = creche.report()
    assert sum(line.reserved for line in lines) == report.hours.reserved
    assert sum(line.realised for line in lines) == report.hours.realised
    assert sum(line.billed for line in lines) == report.hours.billed
    assert sum(line.deducted for line in lines) == report.hours.absence_deducted
    assert sum(line.attended_days for line in lines) == report.attendance.attended
    assert sum(line.missing_days for line in lines) == report.attendance.missing


def test_a_dormant_contract_that_reserved_has_its_line_all_the_same() -> None:
    creche = usual()
    creche.enrol(text="8:00-9:00", kind=Kind.OCCASIONAL, first=day(5), last=day(5))
    (line,) = annex_of(creche.facts(), OCTOBER, LATER).lines
    assert (line.reserved, line.missing_days) == (60, 1)
