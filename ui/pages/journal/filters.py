"""What the journal is asked for (filtres): who wrote, about whom, from when to when, which sort of lines."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidEntry
from app.fields import check_order
from app.journal_list import JournalChoices, Sort, Wanted
from ui import theme
from ui.choice_field import ChoiceField
from ui.fields import DateField
from ui.person_field import PersonField
from ui.widgets.basics import Button

SORTS = {
    Sort.WRITES: "écritures",
    Sort.EVIDENCE: "écritures\u00a0: heures et argent",
    Sort.INSERTION: "écritures\u00a0: insertion",
    Sort.PEOPLE: "écritures\u00a0: familles et accès",
    Sort.CONSULTED: "consultations",
    Sort.PASSED: "entrées et sorties",
}
ALL, EVERYBODY, NOBODY = "toutes les lignes", "tout le monde", "toutes les fiches"


class JournalFilters(QWidget):
    """`asked(Wanted)` once what is chosen can be read; a date that can't be is refused under its field."""

    asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.wanted = Wanted()
        self._people: list[tuple[str, int]] = []
        self.who = ChoiceField[str]("who", "Qui", [])
        self.about = PersonField("about", "Au sujet de", [])
        self.first = _Day("first", "Du", today)
        self.last = _Day("last", "Au", today)
        self.sort = ChoiceField[Sort]("sort", "Type", [(words, sort) for sort, words in SORTS.items()])
        self.sort.combo.setItemText(0, ALL)
        self.clear = Button("Tout voir", self.show_all, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for field, share in (
            (self.who, 4), (self.about, 5), (self.first, 2), (self.last, 2), (self.sort, 5)
        ):  # fmt: skip
            field.setObjectName(f"journal_{field.name}")
            top = QVBoxLayout()
            top.addWidget(field)
            top.addStretch()
            row.addLayout(top, share)
        row.addWidget(self.clear)
        self._connect()

    def _connect(self) -> None:
        for field in (self.who, self.about, self.sort):
            field.changed.connect(self._ask)
        for day in (self.first, self.last):
            day.line.editingFinished.connect(self._ask)

    def offer(self, choices: JournalChoices) -> None:
        """Whom one may choose; what is chosen stays."""
        self.who.set_choices(list(choices.users))
        self.who.combo.setItemText(0, EVERYBODY)
        people = [(kind, person) for _, kind, person in choices.people]
        if people != self._people:
            # Numbered in their order: a child and a parent may bear one id.
            self._people = people
            self.about.set_choices([(name, at) for at, (name, _, _) in enumerate(choices.people)])
            self.about.combo.setItemText(0, NOBODY)

    def about_of(self, kind: str, person: int) -> int:
        """The place of somebody in the list of those written about."""
        return self._people.index((kind, person))

    def show_all(self) -> None:
        """Takes every filter away."""
        for field in (self.who, self.about, self.first, self.last, self.sort):
            field.put(None)
        self._ask()

    def _ask(self) -> None:
        try:
            wanted = self._read()
        except InvalidEntry as refusal:
            field = self.last if refusal.field == "last" else self.first
            field.refuse(refusal.sentence)
            return
        self.first.forget_refusal()
        self.last.forget_refusal()
        if wanted != self.wanted:
            self.wanted = wanted
            self.asked.emit()

    def _read(self) -> Wanted:
        about = self.about.read()
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None:
            check_order(first, last, field="last")
        return Wanted(
            user=self.who.read() or "",
            about=None if about is None else self._people[about],
            first=first,
            last=last,
            sort=self.sort.read(),
        )


class _Day(DateField):
    """The day in figures says enough: the line stays one line high, and wide enough for them."""

    def __init__(self, name: str, text: str, today: Callable[[], date]) -> None:
        super().__init__(name, text, today)
        figures = self.line.fontMetrics().horizontalAdvance("00/00/0000")
        self.line.setMinimumWidth(figures + theme.scaled(2 * theme.PADDING))

    def understood(self, _value: date) -> str:
        return ""
