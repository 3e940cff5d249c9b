"""A figure in words (chiffre expliqué): its value, what it is made of, short and in full (no Qt)."""

from collections.abc import Mapping

from app.insertion.simulator import Readings
from app.report.explained import Family, Figure, Unit
from app.report.monthly_report import Rate
from ui import french

NBSP = french.NBSP
FAMILIES: Mapping[Family, str] = {
    Family.INTERVIEWS: "Entretiens",
    Family.WORK: "Retour à l’emploi",
    Family.SHARE: "Part Avip",
    Family.CARE: "Accueil",
}


def value(figure: Figure) -> str:
    """« 85,0 % », « 9,5 jours », « sans objet » over nothing."""
    rate = figure.rate.value
    if figure.unit is not Unit.DAYS or rate is None:
        return french.percent(rate)
    places = 0 if rate.denominator == 1 else 1
    return f"{french.decimal(rate, places)}{NBSP}{french.agreed(int(rate), 'jour')}"


def made_of(figure: Figure) -> str:
    """« 17 sur 20 », « 1 247 h 30 sur 4 859 h 30 », « médiane de 2 parcours », « aucun parcours »."""
    if figure.unit is Unit.DAYS:
        return figure.below if figure.rate.denominator else "aucun parcours"
    return over(figure.rate, hours=figure.unit is Unit.MINUTES)


def in_full(figure: Figure) -> str:
    """« Entretiens tenus : 17 · tenus, excusés et manqués : 20 »: plurals never lie."""
    if figure.unit is Unit.DAYS:
        return f"{french.capitalised(made_of(figure))}."
    hours = figure.unit is Unit.MINUTES
    parts = [(figure.above, figure.rate.numerator), (figure.below, figure.rate.denominator)]
    words = [f"{name}{NBSP}: {_count(count, hours=hours)}" for name, count in parts]
    if figure.answered is not None:
        words.append(f"situations connues{NBSP}: {french.number(figure.answered)}")
    return f"{french.capitalised(' · '.join(words))}."


def over(rate: Rate, *, hours: bool) -> str:
    """« 7 sur 34 », « 1 247 h 30 sur 4 859 h 30 »."""
    return f"{_count(rate.numerator, hours=hours)} sur {_count(rate.denominator, hours=hours)}"


def change(now: Rate, tried: Rate, *, met: bool | None, hours: bool = False) -> str:
    """« 7 sur 34, soit 20,6 % → 6 sur 33, soit 18,2 % : sous le seuil »; said once where nothing changes."""
    words = reading(tried, hours=hours)
    if now != tried:
        words = f"{reading(now, hours=hours)} → {words}"
    verdict = {True: f"seuil{NBSP}tenu", False: f"sous{NBSP}le{NBSP}seuil"}
    return words if met is None else f"{words}{NBSP}: {verdict[met]}"


def reading(rate: Rate, *, hours: bool = False) -> str:
    """« 7 sur 34, soit 20,6 % », « sans objet »."""
    if not rate.denominator:
        return "sans objet"
    return f"{over(rate, hours=hours)}, soit {french.percent(rate.value)}"


def rates_of(readings: Readings) -> tuple[tuple[str, Rate, bool], ...]:
    """The three readings by name, the legal one first, and whether they count minutes."""
    return (
        ("Enfants, lecture de la loi", readings.children, False),
        ("Places, au dernier jour", readings.places, False),
        ("Heures réalisées, puis prévues", readings.hours, True),
    )


def _count(count: int, *, hours: bool) -> str:
    return french.hours(count) if hours else french.number(count)
