"""Annexes to look at (annexes d'essai): a crèche with every case, and one as full as can be."""

from dataclasses import replace
from datetime import date

from app.care.attendance import AbsenceReason
from app.care.enrolments import Kind
from app.report.annex.building import ALL, annex_of
from app.report.annex.records import Annex, Part
from app.report.closed_months import ClosedMonth
from tests.app.creche import LATER, OCTOBER, Creche, day, usual
from ui.pdf.letterhead import Letterhead

CRECHE = Letterhead(name="Les Petits Pas", manager="Association", phone="03 53 01 04 17")
SUM = "b0185db66873" + "0" * 52
CLOSING = ClosedMonth(id=1, month="2026-10", closed_on=date(2026, 11, 6), closed_by="directrice", sha256=SUM)


def every_case() -> Creche:
    """Raw times, several stays, forgotten departures, absences, two contracts, a night, a dormant child."""
    creche = usual()
    child = creche.child(name="Łukasz D’Août-Lefèvre")
    regular = creche.enrol(child, "8:00-17:00", first=day(5), last=day(16), adaptation=(day(5), day(6)))
    occasional = creche.enrol(child, kind=Kind.OCCASIONAL)
    creche.enrolments[0] = replace(regular, signed_on=day(28, month=9))
    creche.came(regular, day(5), "8:03-12:14 13:31-17:02")
    creche.arrived(regular, day(6), "8:07")
    creche.away(regular, day(7), reason=AbsenceReason.HOSPITAL)
    creche.away(regular, day(8), day(9), reason=AbsenceReason.HOLIDAY, announced=day(2))
    creche.away(regular, day(12), reason=AbsenceReason.UNANNOUNCED)
    creche.away(regular, day(13), reason=AbsenceReason.OTHER_ANNOUNCED, announced=day(12))
    creche.came(regular, day(13), "7:41-18:22")
    creche.came(occasional, day(19), "9:04-11:11")
    creche.path(creche.parent(child), day(1))
    night = creche.enrol(creche.child(name="Zoé Abadie"), kind=Kind.EMERGENCY)
    creche.came(night, day(31), "22:05-29:58")
    creche.enrol(creche.child(name="Bao Calme"))
    return creche


def full(children: int = 60) -> Creche:
    """Every child every day, in two stays, names as long as they come, two contracts each."""
    creche = usual()
    for number in range(children):
        child = creche.child(name=f"Marie-Antoinette-Joséphine{number} {'De La Rochefoucauld-Żółć ' * 3}")
        regular = creche.enrol(child, "8:00-12:00 13:00-17:00")
        creche.weeks(regular, *("8:00-12:00",) * 10, since=day(15))
        other = creche.enrol(child, kind=Kind.OCCASIONAL)
        creche.came_every_day(regular, "7:58-12:03 13:01-16:59", day(1), day(31))
        creche.came_every_day(other, "17:10-18:47", day(1), day(31))
    return creche


def made(
    creche: Creche | None = None,
    today: date = LATER,
    parts: frozenset[Part] = ALL,
) -> Annex:
    """October's annex."""
    return annex_of((creche or every_case()).facts(), OCTOBER, today, parts)
