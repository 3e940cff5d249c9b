"""The annex's weeks (calcul hebdomadaire du surnombre): each week's days, its rate, its peak, its verdict."""

from collections.abc import Iterator
from functools import partial

from app.report.annex.records import Annex, WeekDay, WeekPart
from ui import french
from ui.annex_words import verdict, week_title
from ui.french import NBSP
from ui.pdf.annex_children import part_head
from ui.pdf.document import Page
from ui.pdf.paper import MARGIN, MUTED, ROOM, SMALL, Sheet
from ui.pdf.prose import tied, wrap
from ui.pdf.tables import Column, Look, Row, table_pages

TITLE = "Surnombre, semaine par semaine"
MEANING = (
    "Semaines dont le dimanche tombe dans le mois. Taux : heures de présence notées ÷ heures de capacité. Pic : le plus"
    " d’enfants au même moment, et dès quand. Au-dessus : durées d’horloge. Un jour sans ouverture ni présence n’a pas"
    " de ligne."
)
TOP = 118.0


def pages(annex: Annex) -> list[Page]:
    """Five weeks hold on two pages at most."""
    limit = f"> {annex.settings.surnombre_percent}{NBSP}%"
    columns = (
        Column(title="Jour"),
        Column(title="", alert=True, wide=72),
        Column(title="Places", figures=True, wide=28),
        Column(title="Présence", figures=True, wide=50),
        Column(title="Capacité", figures=True, wide=50),
        Column(title="Taux", figures=True, wide=36),
        Column(title="Pic", figures=True, wide=18),
        Column(title="dès", wide=56),
        Column(title="> places", figures=True, wide=40),
        Column(title=limit, figures=True, wide=40),
    )
    rows = [row for week in annex.weeks for row in _rows(week, verdict(week, annex.asked_on))]
    return table_pages(columns, rows, partial(_head, annex), TOP, Look(size=8.0, gap=6.0))


def _head(annex: Annex, sheet: Sheet, number: int) -> float:
    y = part_head(sheet, annex, TITLE, "toute la crèche", number)
    return sheet.lines(MARGIN, y, wrap(tied(MEANING), ROOM, SMALL), SMALL, 11, MUTED) - 6


def _rows(week: WeekPart, said: str) -> Iterator[Row]:
    yield Row(cells=(f"{week_title(week)}{NBSP}: {said}", *("",) * 9), group=True)
    for day in week.days:
        if day.attended or day.capacity or day.peak:
            yield _day(day)
    peak = week.peak_day
    at = "" if peak is None else f"{french.WEEKDAYS_SHORT[peak.day.weekday()]} {_hour(peak)}"
    yield Row(
        cells=(
            "Semaine",
            "dépassement" if week.load.in_breach else "",
            "",
            french.hours_column(week.load.attended),
            french.hours_column(week.load.capacity),
            french.percent(week.rate.value),
            french.number(week.load.peak),
            at,
            french.hours_column(week.over_capacity),
            french.hours_column(week.over_limit),
        ),
        strong=True,
    )


def _day(day: WeekDay) -> Row:
    return Row(
        cells=(
            french.day_short(day.day),
            "",
            french.number(day.places),
            french.hours_column(day.attended),
            french.hours_column(day.capacity),
            french.rate(day.attended, day.capacity) if day.capacity else "",
            french.number(day.peak),
            _hour(day) if day.peak else "",
            french.hours_column(day.over_capacity) if day.over_capacity else "",
            french.hours_column(day.over_limit) if day.over_limit else "",
        )
    )


def _hour(day: WeekDay) -> str:
    return "" if day.peak_at is None else french.hour(day.peak_at)
