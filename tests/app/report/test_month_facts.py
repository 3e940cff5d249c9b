"""The facts of a period: rows of other enrolments change nothing, several stays a day are kept in their order."""

from tests.app.creche import day, usual


def test_several_stays_of_a_day_are_kept_and_open_arrivals_apart() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.came(enrolment, day(5), "13:30-16:00 8:00-12:00")
    creche.arrived(enrolment, day(5), "17:00")
    (one,) = creche.facts().enrolments
    assert one.attended == {day(5).toordinal(): ((810, 960), (480, 720))}
    assert one.arrived == {day(5).toordinal(): [1020]}


def test_rows_of_an_enrolment_that_is_not_there_change_nothing() -> None:
    creche = usual()
    kept, gone = creche.enrol(), creche.enrol()
    creche.came(gone, day(5), "8:00-12:00")
    creche.away(gone, day(6))
    creche.enrolments.remove(gone)
    (one,) = creche.facts().enrolments
    assert (one.enrolment, dict(one.attended), dict(one.absences)) == (kept, {}, {})


def test_the_first_of_two_absences_of_a_day_holds() -> None:
    creche = usual()
    enrolment = creche.enrol()
    creche.away(enrolment, day(5), day(7))
    creche.away(enrolment, day(7), day(8))
    (one,) = creche.facts().enrolments
    assert [one.absences[day(number).toordinal()].absence.id for number in range(5, 9)] == [1, 1, 1, 2]
