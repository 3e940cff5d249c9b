"""Engagements, Entretiens, Actions, and Ce que deviennent les parcours: the counsellor's month and its results."""

from collections.abc import Sequence

from app.report.monthly_report import AnsweredRate, Rate
from ui import french
from ui.pdf.blocks import Block, beside, section
from ui.pdf.fonts import BOLD, REGULAR
from ui.pdf.labels import action
from ui.pdf.paper import BLUE, CELL, FIGURE, MARGIN, MUTED, RIGHT, ROOM, SMALL, Sheet
from ui.pdf.prose import fitted
from ui.pdf.report_view import View, back, over, share

GUTTER = 21.5
PITCH, TIGHT = 14.7, 12.2
TOP = 31.0
SQUARES_MOST = 30
SQUARES = 326.5
ROW = 15.6
NAMED_DELAYS = 5

Counts = Sequence[tuple[str, str, bool]]
"""Label, figure, and whether the row stands out."""


def work_block(view: View) -> Block | None:
    """Up to three columns of small counts; those without a fact are left out."""
    tables = [
        ("Engagements", _engagements(view), ()),
        ("Entretiens", _interviews(view), ()),
        ("Actions", _actions(view), ("ouvertes", "faites")),
    ]
    shown = [table for table in tables if table[1]]
    if not shown:
        return None
    columns = max(2, len(shown))
    wide = (ROOM - GUTTER * (columns - 1)) / columns
    blocks = [
        _counts(MARGIN + place * (wide + GUTTER), wide, title, rows, heads)
        for place, (title, rows, heads) in enumerate(shown)
    ]
    return beside(*blocks)


def outcomes_block(view: View) -> Block | None:
    """The rates of the paths, one square a path; None where no path has reached a term."""
    insertion = view.report.insertion
    rates = [
        ("Emploi dans les 5 mois de l’entrée", insertion.return_to_work_5_months),
        ("Emploi dans les 6 mois de l’entrée", insertion.return_to_work_6_months),
        ("Toujours en emploi 3 mois après la sortie", insertion.kept_3_months),
        ("Toujours en emploi 6 mois après la sortie", insertion.kept_6_months),
    ]
    delays = insertion.days_to_first_interview.sorted
    if not delays and not any(rate.denominator for _, rate in rates):
        return None
    count = len(rates) + bool(delays)

    def paint(sheet: Sheet, y: float) -> None:
        since, until = french.month_short(back(view.first_day, 11)), french.month_short(view.first_day)
        note = f"échéances {french.elided('de', since)} à {until}{french.NBSP}; parcours neutralisés exclus"
        section(sheet, MARGIN, y, ROOM, "Ce que deviennent les parcours", note)
        y += TOP
        for label, rate in rates:
            _rate(sheet, y, label, rate)
            y += ROW
        if delays:
            _delay(sheet, view, y)

    return Block(TOP + ROW * count - 8, paint)


def _engagements(view: View) -> Counts:
    part = view.report.insertion.engagements
    if not any((part.started, part.renewed, part.ended_early, part.reached_term, part.active_last_day)):
        return ()
    return (
        ("Signés (premiers)", french.number(part.started), False),
        ("Renouvelés", french.number(part.renewed), False),
        ("Arrivés à terme", french.number(part.reached_term), False),
        ("Terminés avant terme", french.number(part.ended_early), False),
        (f"Actifs au {french.day_and_month(view.last_day)}", french.number(part.active_last_day), True),
        ("dont finissant sous 30 jours", french.number(part.ending_within_30_days), False),
    )


def _interviews(view: View) -> Counts:
    part = view.report.insertion.interviews
    honoured, missed = part.honoured, part.missed
    if not (part.expected or part.cancelled or part.planned):
        return ()
    held = f"Tenus ({french.hours(part.held_minutes)})" if part.held_minutes else "Tenus"
    rows = [
        (held, french.number(part.held), False),
        ("Excusés par le parent", french.number(part.excused), False),
        ("Sans nouvelle", french.number(part.no_show), False),
        ("Annulés par la crèche", french.number(part.cancelled), False),
        ("Honorés", f"{share(honoured)} · {over(honoured)}", True),
        ("Non venus", f"{share(missed)} · {over(missed)}", False),
    ]
    if part.planned:
        rows.insert(4, ("Encore prévus ou sans suite", french.number(part.planned), False))
    return rows


def _actions(view: View) -> Counts:
    part = view.report.insertion.actions
    codes = sorted(
        set(part.opened) | set(part.done), key=lambda code: (-part.opened.get(code, 0), action(code))
    )
    rows = [
        (action(code), f"{part.opened.get(code, 0)}\t{part.done.get(code, 0)}", False)
        for code in codes
        if part.opened.get(code) or part.done.get(code)
    ]
    if not rows:
        return ()
    total = f"{french.number(sum(part.opened.values()))}\t{french.number(sum(part.done.values()))}"
    return [*rows, ("Total", total, True)]


def _counts(x: float, wide: float, title: str, rows: Counts, heads: Sequence[str]) -> Block:
    pitch = TIGHT if len(rows) > 6 else PITCH
    places = (x + wide - 42, x + wide)

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, x, y, wide, title, small=True)
        for place, head in zip(places, heads, strict=False):
            sheet.right(place, y + 12.6, head, REGULAR, SMALL, MUTED)
        y += TOP - (2 if pitch == TIGHT else 0)
        for label, figure, strong in rows:
            face = BOLD if strong else REGULAR
            figures = figure.split("\t")
            start = x + wide
            for place, text in zip(places[-len(figures) :], figures, strict=True):
                start = min(start, sheet.right(place, y, text, face, CELL))
            sheet.text(x, y, fitted(label, start - x - 4, face, CELL), face, CELL)
            sheet.rule(x, y + (pitch - 6) / 2, wide)
            y += pitch

    return Block(TOP + pitch * len(rows) - 8, paint)


def _rate(sheet: Sheet, y: float, label: str, rate: Rate) -> None:
    sheet.text(MARGIN, y, label, REGULAR, CELL)
    sheet.right(281, y, share(rate), BOLD, FIGURE, room=62)
    if rate.denominator:
        sheet.text(291, y, over(rate), REGULAR, CELL)
    _squares(sheet, y, rate)
    if isinstance(rate, AnsweredRate) and rate.denominator:
        known = french.agreed(rate.answered, "situation connue", "situations connues")
        text = f"{french.number(rate.answered)} {known} sur {french.number(rate.denominator)}"
        sheet.right(RIGHT, y, text.replace(" ", french.NBSP), REGULAR, SMALL, MUTED)
    sheet.rule(MARGIN, y + 4.6, ROOM)


def _squares(sheet: Sheet, y: float, rate: Rate) -> None:
    """One square a path, filled or hollow; a bar where they would be too many."""
    if rate.denominator > SQUARES_MOST // (2 if isinstance(rate, AnsweredRate) else 1):
        room = 100.0
        sheet.block(SQUARES, y - 6.4, room * rate.numerator / rate.denominator, 7, BLUE)
        sheet.frame(SQUARES, y - 6.4, room, 7, BLUE, 0.7)
        return
    for place in range(rate.denominator):
        x = SQUARES + place * 6.65
        if place < rate.numerator:
            sheet.block(x, y - 6.6, 5.6, 7.2, BLUE)
        else:
            sheet.frame(x + 0.35, y - 6.25, 4.9, 6.5, BLUE, 0.7)


def _delay(sheet: Sheet, view: View, y: float) -> None:
    delays = view.report.insertion.days_to_first_interview
    median = delays.median.value
    sheet.text(MARGIN, y, "Délai de l’orientation au premier entretien", REGULAR, CELL)
    if median is not None:
        places = 0 if median.denominator == 1 else 1
        unit = french.agreed(int(median), "jour")
        sheet.right(281, y, f"{french.decimal(median, places)}{french.NBSP}{unit}", BOLD, FIGURE, room=62)
    count = len(delays.sorted)
    text = f"médiane de {french.plural(count, 'parcours', 'parcours')}"
    if 1 < count <= NAMED_DELAYS:
        text += f"{french.NBSP}: {french.listed([french.number(day) for day in delays.sorted])} jours"
    elif count > 1:
        text += f", de {french.number(delays.sorted[0])} à {french.plural(delays.sorted[-1], 'jour')}"
    sheet.right(RIGHT, y, text.replace(" ", french.NBSP), REGULAR, SMALL, MUTED)
    sheet.rule(MARGIN, y + 4.6, ROOM)
