"""Ouverture et présence: when the crèche was open, and how many children were there by weekday and hour."""

from collections.abc import Sequence

from ui import french
from ui.pdf.blocks import Block, section
from ui.pdf.fonts import REGULAR, SEMIBOLD
from ui.pdf.paper import CELL, MARGIN, MUTED, ROOM, SMALL, Sheet
from ui.pdf.prose import Run, tied, wrap
from ui.pdf.report_heat import ROW, Grid, draw_map, framed, grid_of, minutes_beside
from ui.pdf.report_view import View

SENTENCE, LEADING = 9.8, 13.0
TOP = 81.0
"""From the section's rule to the map's first row, under one line of text."""
NOTE_LEADING = 11.0


def presence_block(view: View) -> Block:
    """The opening sentence and the heat map."""
    grid = grid_of(view)
    lines = wrap(opening(view), ROOM, SENTENCE)
    above = TOP + LEADING * (len(lines) - 1)
    notes = wrap(_legend(view, grid), ROOM, SMALL) if grid else []
    rows = len(grid.weekdays) + 2 if grid else 0
    height = above + ROW * rows + 8 + NOTE_LEADING * len(notes) if grid else above - 28

    def paint(sheet: Sheet, y: float) -> None:
        section(sheet, MARGIN, y, ROOM, "Ouverture et présence")
        after = sheet.lines(MARGIN, y + 31, lines, SENTENCE, LEADING)
        if grid is None:
            sheet.text(MARGIN, after + 4, "Aucune présence enregistrée ce mois-ci.", REGULAR, CELL)
            return
        sheet.text(MARGIN, after + 6.4, _title(view), SEMIBOLD, CELL)
        draw_map(sheet, view, grid, y + above)
        sheet.lines(MARGIN, y + above + ROW * rows + 15, notes, SMALL, NOTE_LEADING, MUTED)

    return Block(height, paint)


def opening(view: View) -> list[Run]:
    """« 22 jours d’ouverture, du lundi au vendredi, 7 h–19 h (amplitude 12 h) : 264 h dans le mois… »."""
    report, hours = view.report, view.notes.opening_hours
    part = report.opening
    if not part.days:
        return [(SEMIBOLD, "Aucun jour d’ouverture"), (REGULAR, " ce mois-ci.")]
    text = f", {weekdays_in_words([day for day, count in enumerate(part.by_weekday) if count])}"
    text += f", {french.span(*hours)}" if hours else ""
    text += f" (amplitude {'' if hours else 'jusqu’à '}{french.hours(part.longest_day_minutes)})"
    text += f" : {french.hours(part.minutes)} dans le mois, soit {french.hours(report.hours.capacity)} de capacité."
    return [(SEMIBOLD, f"{french.plural(part.days, 'jour')} d’ouverture"), (REGULAR, text + moves(view))]


def moves(view: View) -> str:
    """« 36 enfants inscrits, dont 3 arrivés et 1 parti dans le mois. », nothing where nobody moved."""
    part = view.report.children
    if not (part.arrived or part.left):
        return ""
    arrived = french.plural(part.arrived, "arrivé", "arrivés") if part.arrived else ""
    left = french.plural(part.left, "parti", "partis") if part.left else ""
    of = french.plural(part.enrolled, "enfant inscrit", "enfants inscrits")
    return f" {of}, dont {french.listed([word for word in (arrived, left) if word])} dans le mois."


def weekdays_in_words(days: Sequence[int]) -> str:
    """« du lundi au vendredi », « le lundi et le mardi »."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"du {french.WEEKDAYS[days[0]]} au {french.WEEKDAYS[days[-1]]}"
    return french.listed([f"le {french.WEEKDAYS[day]}" for day in days])


def _title(view: View) -> str:
    places = french.plural(view.report.structure.capacity, "place")
    title = "Enfants présents en moyenne, par heure et par jour de la semaine"
    return tied(f"{title} (temps réels, non arrondis ; {places})")


def _legend(view: View, grid: Grid) -> str:
    text = (
        f"Cadre tireté : horaires atypiques ({view.report.definitions.atypical}). "
        if framed(view, grid)
        else ""
    )
    text += "Maximum : plus grand nombre d’enfants présents à un moment du mois."
    closed = [french.WEEKDAYS[day] for day in grid.weekdays if not view.report.opening.by_weekday[day]]
    if closed:
        text += f" {french.capitalised(french.listed(closed))} : fermé, moyenne sur tous ceux du mois."
    if view.notes.in_progress:
        text += " Mois en cours : les jours d’ouverture à venir comptent pour zéro dans les moyennes."
    beside = minutes_beside(view, grid)
    if beside:
        text += f" Hors de ce tableau : {french.duration(beside)} de présence."
    return text
