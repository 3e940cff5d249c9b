"""Surnombre, semaine par semaine, and Encadrement: attended minutes against capacity, adults against the rule."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.report.definitions import staffing
from app.report.monthly_report import Shortage, WeekLoad
from app.settings_catalogue import StaffRule
from ui import french
from ui.pdf.blocks import Block, beside, section
from ui.pdf.fonts import BOLD, REGULAR, SEMIBOLD
from ui.pdf.paper import BODY, CELL, INK, MARGIN, MUTED, RIGHT, SMALL, Sheet
from ui.pdf.prose import Run, wrap
from ui.pdf.report_points import limit, week_monday
from ui.pdf.report_view import View

WIDE = 270.0
STAFF = 339.0
PITCH = 15.0
TOP = 34.0
COLUMNS = (195.0, 248.5, 291.0, 315.0)
SHOWN = 3
"""Shortages told one by one; the rest are summed."""


def load_block(view: View) -> Block:
    """The two sections side by side."""
    return beside(_weeks(view), _staff(view))


def _weeks(view: View) -> Block:
    weeks = view.report.capacity.weeks
    lines = wrap(weeks_note(view), WIDE, SMALL)
    table = TOP + PITCH * len(weeks) if weeks else 20

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, WIDE, "Surnombre, semaine par semaine")
        sheet.lines(MARGIN, y + table + 11.5, lines, SMALL, 11.2)
        if not weeks:
            return
        _heads(sheet, y + TOP - 4.6)
        y += TOP
        sheet.rule(MARGIN, y, WIDE, INK, 0.7)
        for week in weeks:
            _week(sheet, view, week, y)
            y += PITCH
            sheet.rule(MARGIN, y, WIDE)

    return Block(table + 5 + 11.2 * len(lines), paint)


def weeks_note(view: View) -> list[Run]:
    """Which weeks are told, the limits, and whether they were kept."""
    after = view.last_day + timedelta(days=1)
    text = f"Semaines dont le dimanche tombe en {view.word}"
    if after.weekday() != 0:
        later = after + timedelta(days=6 - after.weekday())
        month = french.elided("de", french.MONTHS[later.month - 1])
        text += f" ; la semaine {after.isocalendar().week} sera dans le rapport {month}"
    places = view.report.structure.capacity
    most = view.notes.limit_percent
    text += f". Limite : 100 % par semaine, et à tout moment {french.plural(limit(view), 'enfant')}"
    text += f" ({most} % de{french.NBSP}{places}, arrondi au-dessus). "
    capacity = view.report.capacity
    breaches = sum(week.in_breach for week in capacity.weeks)
    if not breaches and not capacity.over_limit_minutes:
        return [(REGULAR, text), (SEMIBOLD, f"Aucune semaine ni aucune minute au-delà{view.so_far}.")]
    weeks = french.plural(breaches, "semaine") if breaches else "Aucune semaine"
    minutes = french.duration(capacity.over_limit_minutes) if capacity.over_limit_minutes else "aucune minute"
    return [(REGULAR, text), (BOLD, f"{weeks} et {minutes} au-delà{view.so_far}.")]


def _heads(sheet: Sheet, y: float) -> None:
    sheet.text(MARGIN, y, "sem.", REGULAR, SMALL, MUTED)
    sheet.text(MARGIN + 26, y, "jours", REGULAR, SMALL, MUTED)
    for x, head in zip(COLUMNS, ("présence", "capacité", "taux", "pic"), strict=True):
        sheet.right(x, y, head, REGULAR, SMALL, MUTED)


def _week(sheet: Sheet, view: View, week: WeekLoad, y: float) -> None:
    monday = week_monday(week)
    face = BOLD if week.in_breach else REGULAR
    base = y + 10.6
    sheet.text(MARGIN, base, str(monday.isocalendar().week), face, CELL)
    if week.in_breach:
        sheet.alert(MARGIN + 13, base)
    open_days = [day for day in range(7) if view.report.opening.by_weekday[day]] or list(range(7))
    first, last = monday + timedelta(days=open_days[0]), monday + timedelta(days=open_days[-1])
    sheet.text(MARGIN + 26, base, _days(first, last), face, CELL)
    sheet.right(COLUMNS[0], base, french.hours_column(week.attended), face, CELL, room=54)
    sheet.right(COLUMNS[1], base, french.hours_column(week.capacity), face, CELL, room=51)
    sheet.right(COLUMNS[2], base, french.rate(week.attended, week.capacity), face, CELL, room=40)
    sheet.right(COLUMNS[3], base, french.number(week.peak), face, CELL, room=22)


def _days(first: date, last: date) -> str:
    """« 28 sept.–2 oct. », « 5–9 oct. »."""
    end = f"{last.day}{french.NBSP}{french.MONTHS_SHORT[last.month - 1]}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day}{french.NBSP}{french.MONTHS_SHORT[first.month - 1]}–{end}"


def _staff(view: View) -> Block:
    wide = RIGHT - STAFF
    short = view.report.staff.short_minutes
    told = _told(view.report.staff.shortages, wide)
    notes = wrap(rule_words(view), wide, SMALL)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, STAFF, y, wide, "Encadrement")
        y += 34
        if short:
            sheet.alert(STAFF, y)
        elif short == 0:
            sheet.check(STAFF, y)
        sheet.text(STAFF + (0 if short is None else 17), y, _verdict(short), SEMIBOLD, BODY)
        y = sheet.lines(STAFF, y + 15.5, told, CELL, 12.4) if told else y + 15
        sheet.lines(STAFF, y + 2.6, notes, SMALL, 11.4, MUTED)

    return Block(52 + 12.4 * len(told) + 11.4 * len(notes), paint)


def _told(shortages: Sequence[Shortage], wide: float) -> list[list[Run]]:
    told = [line for item in shortages[:SHOWN] for line in wrap(_shortage(item), wide, CELL)]
    if len(shortages) > SHOWN:
        told += wrap(_others(shortages[SHOWN:]), wide, CELL)
    return told


def _verdict(short: int | None) -> str:
    if short is None:
        return "Horaires de l’équipe non saisis"
    return (
        f"{french.duration(short)} sous l’effectif requis"
        if short
        else "Aucune minute sous l’effectif requis"
    )


def rule_words(view: View) -> str:
    """The rule in force and what it is compared with; a day without any shift is left out."""
    rule = staffing(StaffRule(view.report.definitions.staff_rule), micro=view.notes.micro)
    return f"{rule}. Comparée minute par minute aux présences réelles, les jours où des horaires sont saisis."


def _shortage(item: Shortage) -> str:
    day = french.capitalised(french.day_of_week(item.day))
    adults = french.plural(item.present, "adulte")
    return f"{day}, {french.span(item.start, item.end)} : {adults}, {item.needed}{french.NBSP}requis."


def _others(rest: Sequence[Shortage]) -> str:
    minutes = sum(item.end - item.start for item in rest)
    others = french.plural(len(rest), "autre plage", "autres plages")
    return f"Et {others}, {french.duration(minutes)} en tout."
