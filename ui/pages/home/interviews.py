"""The interviews to come (entretiens): what is left of today, then the next day that has some."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from app.insertion.home_part import AHEAD, Next
from app.insertion.interviews import Subject
from ui import french, insertion_codes, theme
from ui.widgets.basics import label
from ui.widgets.panel import Panel

MOST = 4
"""Interviews shown; the others are counted, and stand in the agenda."""

NOBODY = "à attribuer"


class InterviewsPanel(Panel):
    """Hour, parent, with whom."""

    def __init__(self, follow: Callable[[], object]) -> None:
        super().__init__("Entretiens", link="Agenda", follow=follow)
        self.setObjectName("home_interviews")
        self.link.setAccessibleName("Agenda de l’insertion")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_next(self, found: Sequence[Next], today: date) -> None:
        """These, by day."""
        self.clear()
        if not found:
            self.add(label(f"Aucun d’ici {french.plural(AHEAD.days, 'jour')}.", tone="muted", wrap=True))
        elif found[0].interview.day != today:
            self.add(label("Plus aucun aujourd’hui.", tone="muted", wrap=True))
        left = MOST
        for day, of_day in groupby(found, key=lambda one: one.interview.day):
            shown = list(of_day)[:left]
            left -= len(shown)
            if shown:
                self.add(_day(day_words(day, today), shown))
        if len(found) > MOST:
            self.add(label(f"et {french.plural(len(found) - MOST, 'autre')}", tone="muted"))


def day_words(day: date, today: date) -> str:
    """« Aujourd’hui », « Demain », « Vendredi 27 novembre »."""
    near = {today: "Aujourd’hui", today + timedelta(days=1): "Demain"}
    return near.get(day) or french.capitalised(french.day_of_week(day))


def _day(words: str, found: Sequence[Next]) -> QGridLayout:
    """The day, with the name of who holds all its interviews; each has its own where they are several."""
    holders = {_holder(one) for one in found}
    alone = holders.pop() if len(holders) == 1 else ""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnMinimumWidth(0, theme.scaled(52))
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(f"{words}, {alone}" if alone else words, tone="muted", wrap=True), 0, 0, 1, 2)
    for row, one in enumerate(found, start=1):
        hour = label(french.hour(one.interview.start), bold=True)
        grid.addWidget(hour, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(interview_words(one, holder=not alone), wrap=True), row, 1)
    return grid


def interview_words(one: Next, *, holder: bool) -> str:
    """« Awa Kouassi », « Awa Kouassi, bilan », « Awa Kouassi, bilan, avec Inès Faure »."""
    words = [one.parent.name]
    if one.interview.subject is not Subject.FOLLOW_UP:
        words.append(insertion_codes.SUBJECTS[one.interview.subject])
    if holder:
        words.append(f"avec {one.user.name}" if one.user else NOBODY)
    return ", ".join(words)


def _holder(one: Next) -> str:
    return one.user.name if one.user else NOBODY
