"""Where the month stands (état du mois): closed, complete but open, or provisional, told by form and by words."""

from collections.abc import Sequence
from datetime import date

from app.report.monthly_report import Status
from ui import french
from ui.pdf.blocks import Block
from ui.pdf.fonts import BOLD, REGULAR, width
from ui.pdf.paper import CELL, INK, MARGIN, RIGHT, ROOM, SMALL, TRACK, Sheet
from ui.pdf.prose import fitting_size, tied, wrap
from ui.pdf.report_view import View

TITLE_SIZE = 11.6
BIG = 13.0
HIGH = 25.0
DAYS_NAMED = 8


def status_block(view: View) -> Block:
    """The band under the title."""
    return _provisional(view) if view.provisional else _settled(view)


def missing_words(view: View) -> list[str]:
    """« 3 présences non pointées », « 2 entretiens sans suite », « mois en cours »: why it is provisional."""
    report = view.report
    words: list[str] = []
    if report.attendance.missing:
        count = report.attendance.missing
        words.append(french.plural(count, "présence non pointée", "présences non pointées"))
    if report.missing_interviews:
        words.append(
            french.plural(report.missing_interviews, "entretien sans suite", "entretiens sans suite")
        )
    if view.notes.in_progress or not words:
        words.append("mois en cours")
    return words


def at_stake(view: View) -> str:
    """What is missing, on which days, and which figures depend on it."""
    days = view.report.attendance
    sentences: list[str] = []
    if days.missing:
        when = f", {days_in_words(view.notes.missing_days)}" if view.notes.missing_days else ""
        left = french.agreed(days.missing_minutes // 60, "réservée reste", "réservées restent")
        sentences.append(
            f"{french.hours(days.missing_minutes)} {left} à pointer{when} :"
            " elles ne comptent ni en présence ni en absence."
        )
    if view.notes.in_progress or not (days.missing or view.report.missing_interviews):
        sentences.append("Le mois n’est pas fini : tous les chiffres peuvent changer.")
    elif days.missing:
        sentences.append("Heures et taux peuvent changer ; la part d’enfants Avip n’en dépend pas.")
    if view.report.missing_interviews:
        sentences.append("Les entretiens sans suite ne comptent ni parmi les tenus ni parmi les attendus.")
    return " ".join(sentences)


def days_in_words(days: Sequence[date]) -> str:
    """« les 29 et 30 octobre », « le 1er octobre », « 18 jours du 5 au 30 octobre »."""
    month = french.MONTHS[days[0].month - 1]
    if len(days) == 1:
        return f"le {french.day_and_month(days[0])}"
    if len(days) <= DAYS_NAMED:
        return f"les {french.listed([french.day_number(day) for day in days])}{french.NBSP}{month}"
    first, last = french.day_number(days[0]), french.day_number(days[-1])
    return f"{french.plural(len(days), 'jour')} du {first} au {last}{french.NBSP}{month}"


def _provisional(view: View) -> Block:
    edge, pad = 14.0, 24.0
    lines = wrap(at_stake(view), ROOM - pad - 10, SMALL)
    height = 25.0 + 10.4 * len(lines)

    def paint(sheet: Sheet, y: float) -> None:
        sheet.hatch(MARGIN + 1.6, y + 1.6, edge - 1.6, height - 3.2)
        sheet.line((MARGIN + edge, y), (MARGIN + edge, y + height), INK, 0.7)
        sheet.frame(MARGIN + 0.8, y + 0.8, ROOM - 1.6, height - 1.6, INK, 1.8)
        title = tied(f"PROVISOIRE — {', '.join(missing_words(view))}")
        size = fitting_size(title, ROOM - pad - 10, BOLD, BIG)
        sheet.text(MARGIN + pad, y + 16.4, title, BOLD, size)
        sheet.lines(MARGIN + pad, y + 28.2, lines, SMALL, 10.4)

    return Block(height, paint)


def _settled(view: View) -> Block:
    closed = view.report.status is Status.CLOSED

    def paint(sheet: Sheet, y: float) -> None:
        if closed:
            sheet.block(MARGIN, y, ROOM, HIGH, TRACK)
            sheet.block(MARGIN, y, 4, HIGH, INK)
        else:
            sheet.frame(MARGIN + 0.4, y + 0.4, ROOM - 0.8, HIGH - 0.8, INK, 0.8)
            sheet.frame(MARGIN + 0.4, y + 0.4, 4, HIGH - 0.8, INK, 0.8)
        sheet.text(MARGIN + 14, y + 16.4, _title(view), BOLD, TITLE_SIZE)
        room = ROOM - 14 - 10 - width(_title(view), BOLD, TITLE_SIZE) - 14
        sheet.right(RIGHT - 10, y + 16.4, tied(_sum(view)), REGULAR, CELL, room=room)

    return Block(HIGH, paint)


def _title(view: View) -> str:
    if view.report.status is Status.CLOSED and view.report.closed_on is not None:
        return f"Mois clos le {french.day(view.report.closed_on)}"
    return "Mois clos" if view.report.status is Status.CLOSED else "Mois complet, non clos"


def _sum(view: View) -> str:
    days = view.report.attendance
    if not days.expected:
        return "aucune journée réservée"
    reserved = french.plural(days.expected, "journée réservée", "journées réservées")
    head = "complet : " if view.report.status is Status.CLOSED else ""
    return f"{head}{reserved} = {french.plural(days.attended, 'présence')} + {french.plural(days.absent, 'absence')}"
