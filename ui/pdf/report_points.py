"""Points de contrôle: what a controller looks at first, ✓ or ▲, the result at the right, when and where below."""

from dataclasses import dataclass
from datetime import date

from app.report.monthly_report import WeekLoad
from ui import french
from ui.pdf.blocks import HEAD, Block, section
from ui.pdf.fonts import REGULAR, SEMIBOLD, width
from ui.pdf.paper import FIGURE, INK, MUTED, SMALL, Sheet
from ui.pdf.prose import fitted, tied
from ui.pdf.report_view import View, over, share
from ui.pdf.report_words import lacking

PITCH = 36.0
INDENT = 17.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One check: conform, to be examined, or None where there is nothing to judge."""

    fine: bool | None
    name: str
    result: str
    detail: str


def points_block(view: View, x: float, wide: float, height: float | None = None) -> Block:
    """The checks of the month; spread over `height` where it is given."""
    points = control_points(view)
    pitch = PITCH if height is None else min(46.0, (height - HEAD - 8) / len(points))

    def paint(sheet: Sheet, y: float) -> None:
        bad = sum(point.fine is False for point in points)
        note = f"{french.plural(bad, 'point')} à examiner" if bad else "aucun point à examiner"
        section(sheet, x, y, wide, "Points de contrôle", note)
        y += HEAD
        for point in points:
            _point(sheet, x, y, wide, point)
            sheet.rule(x, y + pitch / 2 + 3.4, wide)
            y += pitch
        _legend(sheet, x, y)

    return Block(HEAD + pitch * len(points) + 8, paint)


def control_points(view: View) -> list[Point]:
    """Attendance, the Avip share, capacity at any moment and by week, adults.

    Interviews stand among them only while some wait for a state.
    """
    points = [_attendance(view), _share(view), _moment(view), _weeks(view)]
    if view.report.missing_interviews:
        points.insert(1, _interviews(view.report.missing_interviews))
    points.append(_staff(view))
    return points


def limit(view: View) -> int:
    """The most children at once: 115 % of the capacity, rounded up."""
    return -(-view.report.structure.capacity * view.notes.limit_percent // 100)


def week_monday(week: WeekLoad) -> date:
    """« 2026-W41 » → Monday 5 October 2026."""
    year, number = week.week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _attendance(view: View) -> Point:
    days = view.report.attendance
    known = days.attended + days.absent
    if not days.expected:
        return Point(fine=None, name="Pointage", result="sans objet", detail="aucune journée réservée")
    result = f"{french.number(known)}/{french.plural(days.expected, 'journée')}"
    if days.missing:
        detail = f"{french.plural(days.missing, 'présence')} à pointer : clôture impossible"
    elif known < days.expected:
        ahead = days.expected - known
        detail = f"à ce jour ; {french.plural(ahead, 'journée')} encore à venir"
    else:
        detail = "toutes les journées réservées ont un état"
    return Point(fine=not days.missing, name="Pointage", result=result, detail=detail)


def _interviews(missing: int) -> Point:
    result = f"{french.number(missing)} sans suite"
    return Point(
        fine=False,
        name="Entretiens",
        result=result,
        detail="tenus, excusés, manqués ou annulés : clôture impossible",
    )


def _share(view: View) -> Point:
    quota = view.report.quota
    fine = view.reaches(quota.children)
    detail = f"seuil {quota.threshold_percent} %, enfants de moins de trois ans"
    if fine is None:
        return Point(fine=None, name="Part Avip", result="sans objet", detail=detail)
    if not fine:
        missing = lacking(quota.children, quota.threshold_percent)
        detail = f"seuil {quota.threshold_percent} % : il manque {french.plural(missing, 'enfant')} Avip"
    return Point(
        fine=fine, name="Part Avip", result=f"{share(quota.children)} · {over(quota.children)}", detail=detail
    )


def _moment(view: View) -> Point:
    capacity = view.report.capacity
    name = "Capacité à tout moment"
    if capacity.peak_at is None:
        return Point(fine=None, name=name, result="sans objet", detail="aucune présence")
    result = (
        f"au plus {french.number(capacity.peak_children)}/{french.number(view.report.structure.capacity)}"
    )
    day = date.fromisoformat(capacity.peak_at[:10])
    minute = int(capacity.peak_at[11:13]) * 60 + int(capacity.peak_at[14:16])
    detail = f"{french.day_of_week(day)} à {french.hour(minute)} ; "
    if capacity.over_limit_minutes:
        detail += f"{french.duration(capacity.over_limit_minutes)} au-delà de {limit(view)}"
        return Point(fine=False, name=name, result=result, detail=detail)
    detail += f"{french.duration(capacity.over_capacity_minutes)} en surnombre"
    return Point(fine=True, name=name, result=result, detail=detail)


def _weeks(view: View) -> Point:
    weeks = [week for week in view.report.capacity.weeks if week.capacity or week.attended]
    name = "Surnombre sur la semaine"
    if not weeks:
        return Point(fine=None, name=name, result="sans objet", detail="aucune semaine ouverte")
    breaches = sum(week.in_breach for week in weeks)
    without = next((week for week in weeks if not week.capacity), None)
    fullest = without or max(weeks, key=lambda week: week.attended / week.capacity)
    number = week_monday(fullest).isocalendar().week
    detail = f"semaine {number} ; limite 100 % ; {french.plural(breaches, 'semaine')} au-delà"
    result = (
        f"au plus {french.rate(fullest.attended, fullest.capacity)}" if fullest.capacity else "hors ouverture"
    )
    return Point(fine=not breaches, name=name, result=result, detail=detail)


def _staff(view: View) -> Point:
    short = view.report.staff.short_minutes
    if short is None:
        detail = "horaires de l’équipe non saisis"
        return Point(fine=None, name="Encadrement", result="sans objet", detail=detail)
    if not short:
        return Point(
            fine=True,
            name="Encadrement",
            result="0 min sous la règle",
            detail="toutes les présences encadrées",
        )
    worst = max(view.report.staff.shortages, key=lambda item: item.end - item.start, default=None)
    detail = "voir page 2"
    if worst is not None:
        detail = f"{french.day_of_week(worst.day)}, {french.span(worst.start, worst.end)} ; voir page 2"
    result = f"{french.duration(short)} sous la règle"
    return Point(fine=False, name="Encadrement", result=result, detail=detail)


def _point(sheet: Sheet, x: float, y: float, wide: float, point: Point) -> None:
    if point.fine is False:
        sheet.alert(x, y)
    elif point.fine:
        sheet.check(x, y, INK)
    else:
        sheet.path([(x + 1, y - 3), (x + 7.5, y - 3)], INK, 1.4)
    face = SEMIBOLD if point.fine is False else REGULAR
    sheet.text(x + INDENT, y, point.name, SEMIBOLD, FIGURE)
    room = wide - INDENT - width(point.name, SEMIBOLD, FIGURE) - 8
    sheet.right(x + wide, y, tied(point.result), face, FIGURE, room=room)
    sheet.text(
        x + INDENT, y + 11.4, fitted(tied(point.detail), wide - INDENT, REGULAR, SMALL), REGULAR, SMALL, MUTED
    )


def _legend(sheet: Sheet, x: float, y: float) -> None:
    sheet.check(x, y)
    sheet.text(x + INDENT, y, "conforme", REGULAR, SMALL, MUTED)
    sheet.alert(x + 65, y)
    sheet.text(x + 82, y, "à examiner", REGULAR, SMALL, MUTED)
