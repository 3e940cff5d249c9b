"""Dated figures of money in words (barèmes): each value as people say it, and where it comes from (no Qt)."""

from decimal import Decimal

from app.money import readings
from app.money.figures import FigureLine
from app.money.tariffs import Figure, Shape, Tariff
from ui import french

NBSP = french.NBSP
TO_TYPE = "à indiquer"
IDLE = "sans objet"


def text_words(tariff: Tariff[object], text: str) -> str:
    """A stored text as people say it: « 8 500,00 € », « 0,0619 % », « 7 h 30–18 h 30 », « oui »."""
    if tariff.shape is Shape.EUROS:
        return french.euros(readings.cents(text))
    if tariff.shape is Shape.PERCENT:
        return f"{text.replace('.', ',')}{NBSP}%"
    if tariff.shape is Shape.HOURS:
        return french.span(*readings.hours(text))
    if tariff.shape is Shape.WEEKDAYS:
        return french.listed([french.WEEKDAYS[day] for day in sorted(readings.weekdays(text))])
    return dict(tariff.choices).get(text, text)


def percent_text(value: Decimal) -> str:
    """As it is stored: « 0.0619 », « 66 »."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_words(line: FigureLine) -> str:
    """The value in force and the one to come; « à indiquer » where it is needed, « sans objet » where it is not."""
    nothing = TO_TYPE if line.needed else IDLE
    now = text_words(line.tariff, line.current.text) if line.current else nothing
    if not line.later:
        return now
    coming = line.later[0]
    return f"{now}, puis {text_words(line.tariff, coming.value)} le {french.day_figures(coming.first_day)}"


def origin_words(figure: Figure[object] | None) -> str:
    """Who says so: « la crèche », « connu », or that nobody does."""
    if figure is None:
        return "inconnu"
    return "la crèche" if figure.own else "connu"


def history_words(line: FigureLine) -> str:
    """Every row of the figure, the known ones too: « 01/09/2025 : 8 500,00 € (connu) »."""
    rows = {one.first_day: (one.text, "connu") for one in line.tariff.known}
    rows |= {row.first_day: (row.value, "la crèche") for row in line.own}
    told = []
    for day in sorted(rows, reverse=True):
        text, origin = rows[day]
        said = f"{text_words(line.tariff, text)} ({origin})" if text is not None else "inconnu"
        told.append(f"{french.day_figures(day)}{NBSP}: {said}")
    return "\n".join(told)
