"""The estimate's columns on the screen (colonnes de l'estimation): figures, and children's stretches of days."""

from app.search import name_order
from ui import french
from ui.estimate_children import ChildRow
from ui.estimate_words import Line, value_words
from ui.table import Column

Row = tuple[int, Line]
"""A line and its place."""
ChildLine = tuple[int, ChildRow]


def _name(row: Row) -> str:
    return french.capitalised(row[1].name)


FIGURES: tuple[Column[Row], ...] = (
    Column(title="Chiffre", text=_name, hint=lambda row: row[1].group, key=lambda row: row[0], width=202),
    Column(
        title="Valeur", text=lambda row: value_words(row[1]), key=lambda row: row[0], right=True, width=96
    ),
    Column(
        title="D’après",
        text=lambda row: row[1].how,
        hint=lambda row: row[1].how,
        key=lambda row: row[0],
        tone=lambda _row: "muted",
    ),
)
CHILDREN: tuple[Column[ChildLine], ...] = (
    Column(
        title="Enfant",
        text=lambda row: row[1].line.child.name,
        hint=lambda row: row[1].home,
        key=lambda row: (name_order(row[1].line.child), row[0]),
        width=150,
    ),
    Column(
        title="Mois",
        text=lambda row: french.capitalised(french.month(row[1].month.first)),
        key=lambda row: row[1].month.first,
        width=120,
    ),
    Column(
        title="Participation",
        text=lambda row: row[1].amount,
        key=lambda row: -1 if row[1].cents is None else row[1].cents,
        right=True,
        width=98,
    ),
    Column(
        title="Facturées",
        text=lambda row: french.hours_column(row[1].minutes),
        key=lambda row: row[1].minutes,
        right=True,
        width=84,
    ),
    Column(title="Tarif", text=lambda row: row[1].hourly, right=True, width=62),
    Column(title="Taux", text=lambda row: row[1].effort, right=True, width=80),
    Column(title="Ressources", text=lambda row: row[1].counted, right=True, width=140),
    Column(
        title="D’après", text=lambda row: row[1].why, hint=lambda row: row[1].why, tone=lambda _row: "muted"
    ),
)
MONTH_COLUMN = 1
