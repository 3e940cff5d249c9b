"""What the rota's paper says (données de la feuille d’équipe): people, their hours, the adults by day, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.staff.week import StaffedDay, TeamDay, TeamLine, TeamWeek
from ui import french
from ui.pdf.week_load_block import LoadLine


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaCell:
    """One person's day; `idle` where the crèche is closed or the person does not work for it."""

    spans: tuple[tuple[int, int], ...] = ()
    away: bool = False
    idle: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaRow:
    """One person's week, in minutes against the contract's; `counted` among the adults with the children."""

    name: str
    cells: tuple[RotaCell, ...]
    worked: int
    wanted: int
    counted: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class RotaSheet:
    """The days shown, the people, the adults by day; `hours` are the bounds of a column, in minutes."""

    creche: str
    printed: datetime
    monday: date
    days: tuple[tuple[date, tuple[tuple[int, int], ...]], ...]
    """Each with its opening."""
    rows: tuple[RotaRow, ...]
    hours: tuple[int, int]
    load: tuple[LoadLine, ...]
    share: str = ""
    """The qualified people's share, in words."""


def sheet_of(week: TeamWeek, creche: str, moment: datetime, share: str = "") -> RotaSheet:
    """The week as it stands; a weekend without opening nor anybody at work is left out."""
    shown = [at for at, day in enumerate(week.days) if at < 5 or _used(week, at)]
    days = [week.days[at] for at in shown]
    spans = [span for day in days for span in day.opening]
    spans += [span for line in week.lines for at in shown for span in line.days[at].spans]
    first = min((span.start for span in spans), default=420)
    hours = first, min(max((span.end for span in spans), default=1140), first + 1440)
    return RotaSheet(
        creche=creche,
        printed=moment,
        monday=week.days[0].day,
        days=tuple((day.day, tuple((span.start, span.end) for span in day.opening)) for day in days),
        rows=tuple(_row(line, shown) for line in week.lines),
        hours=hours,
        load=tuple(_load(day, hours) for day in days),
        share=share,
    )


def _used(week: TeamWeek, at: int) -> bool:
    return bool(
        week.days[at].opening or any(line.days[at].spans and line.days[at].open for line in week.lines)
    )


def _row(line: TeamLine, shown: Sequence[int]) -> RotaRow:
    return RotaRow(
        name=line.member.name,
        cells=tuple(_cell(line.days[at]) for at in shown),
        worked=line.worked,
        wanted=line.wanted,
        counted=line.member.qualification.is_counted,
    )


def _cell(day: TeamDay) -> RotaCell:
    return RotaCell(
        spans=tuple((span.start, span.end) for span in day.spans) if day.open else (),
        away=day.leave is not None,
        idle=not day.inside or not day.open,
    )


def _load(day: StaffedDay, hours: tuple[int, int]) -> LoadLine:
    staffing = day.staffing
    words, grave = _said(day)
    return LoadLine(
        children=_between(day.children, hours),
        agreed=(),
        limit=(),
        adults=_between(staffing.present, hours),
        needed=_between(staffing.needed, hours) if staffing.known else (),
        atypical=(),
        words=words,
        tone="alert" if grave else "muted",
    )


def _said(day: StaffedDay) -> tuple[str, bool]:
    """« manque 30 min, 7 h 30–8 h », and whether that is grave."""
    staffing = day.staffing
    if not staffing.needed:
        return ("aucun enfant prévu" if day.opening else "fermé"), False
    if not staffing.known:
        return "aucun horaire noté", True
    if not staffing.shortages:
        return "adultes suffisants", False
    first, others = staffing.shortages[0], len(staffing.shortages) - 1
    more = f" et {french.plural(others, 'autre')}" if others else ""
    return (
        f"manque {french.duration(staffing.short_minutes)}, {french.span(first.start, first.end)}{more}",
        True,
    )


def _between(
    steps: Sequence[tuple[int, int, int]], hours: tuple[int, int]
) -> tuple[tuple[int, int, int], ...]:
    first, last = hours
    return tuple(
        (max(start, first), min(end, last), count)
        for start, end, count in steps
        if start < last and end > first
    )
