"""A period's declaration a second time (déclaration): forecast and actualised, day by day, from an export's CSV."""

from collections import defaultdict
from datetime import date

from tests.naive.months import Month
from tests.naive.report import Books

KINDS = {
    "regular": "accueil régulier",
    "occasional": "accueil occasionnel",
    "emergency": "accueil d’urgence",
}
REGIMES = {
    "general": "régime général",
    "agricultural": "régime agricole (MSA)",
    "maritime": "régime maritime",
    "other": "autre régime",
    None: "régime non renseigné",
}
MEASURES = ("Heures réservées", "Heures réalisées", "Heures facturées")

Figures = dict[tuple[str, str], list[int]]
"""By heading and name: the forecast and the actualised figure; minutes where they are hours."""


def statement(books: Books, months: list[str], today: date) -> tuple[Figures, bool]:
    """The figures of these months together, and whether they are real."""
    found: Figures = defaultdict(lambda: [0, 0])
    for measure in MEASURES:
        for name in ("total", *KINDS.values(), *REGIMES.values()):
            found[measure, name] = [0, 0]
    here: list[set[int]] = [set(), set()]
    avip: list[set[int]] = [set(), set()]
    regimes = regime_of(books)
    for name in months:
        month = books.month(name)
        add_hours(found, month, regimes, today)
        for column, days in enumerate((month.days, [day for day in month.days if day <= today])):
            opened = [day for day in days if books.creche.opening(day)]
            found["Capacité et ouverture", "jours d’ouverture"][column] += len(opened)
            found["Capacité et ouverture", "heures de capacité"][column] += sum(
                books.creche.capacity_minutes(day) for day in opened
            )
            for child in month.counted():
                if any(month.enrolled_on(child, day) for day in days):
                    here[column].add(child)
                if any(month.avip_on(child, day) for day in days):
                    avip[column].add(child)
    found["Enfants", "enfants inscrits"] = [len(children) for children in here]
    found["Enfants", "dont enfants Avip"] = [len(children) for children in avip]
    begun = min(row.day("first_day") for row in books.tables["OpeningSpan"])
    asked = [books.month(name) for name in months if books.month(name).days[-1] >= begun]
    return dict(found), all(month.status(today) != "provisional" for month in asked)


def add_hours(found: Figures, month: Month, regimes: dict[int, str | None], today: date) -> None:
    for it in month.care_days:
        to_come = len(it.reserved) if it.reserved and it.state is None and it.day >= today else 0
        minutes = (len(it.reserved), it.realised, it.billed)
        for measure, own in zip(MEASURES, minutes, strict=True):
            ahead = own if measure == MEASURES[0] else own + to_come
            for name in ("total", KINDS[it.kind], REGIMES[regimes[it.child]]):
                found[measure, name][0] += ahead
                found[measure, name][1] += own if it.day <= today else 0


def regime_of(books: Books) -> dict[int, str | None]:
    """By child: the régime of the home that pays, None where either is not known."""
    homes = {row.number("id"): row.text_or_none("regime") for row in books.tables["Home"]}
    found: dict[int, str | None] = {}
    for row in books.tables["Child"]:
        home = row.number_or_none("billing_home_id")
        found[row.number("id")] = None if home is None else homes[home]
    return found
