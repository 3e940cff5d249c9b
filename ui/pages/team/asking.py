"""What a person may say before a search (avant la recherche): days to keep, wishes; and the sentences it answers by."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.staff.rota.inputs import Wish
from app.staff.week import TeamDay, TeamLine
from ui import french, theme
from ui.forms import CheckField, ChoiceField
from ui.pages.team.words import WISHES
from ui.widgets.basics import label, line


class Asking(QWidget):
    """`asked` when what is kept changes; wishes are for this proposal only."""

    asked = Signal()
    wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wishes: dict[tuple[int, date], Wish] = {}
        self._place: tuple[int, date] | None = None
        self.keep = CheckField(
            "keep", "Garder les jours notés un par un", hint="Ceux dont le coin est plié dans la grille."
        )
        self.keep.box.setObjectName("team_keep")
        self.keep.put(True)
        self.keep.changed.connect(self.asked)
        self.wish: ChoiceField[Wish] = ChoiceField(
            "wish", "Souhait pour le jour choisi", [(words, wish) for wish, words in WISHES.items()]
        )
        self.wish.control.setObjectName("team_wish")
        self.wish.changed.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.keep, line(), self.wish):
            column.addWidget(widget)

    def show_place(self, of: TeamLine, day: TeamDay | None) -> None:
        """The wish noted now is that of this cell."""
        self._place = None if day is None or not day.inside else (of.id, day.day)
        self.wish.setEnabled(self._place is not None and of.member.qualification.is_counted)
        self.wish.put(self.wishes.get(self._place) if self._place else None)
        where = f"{of.member.first_name}, {french.day_of_week(day.day)}" if day else "choisissez un jour"
        self.wish.control.setAccessibleName(f"Souhait\u00a0: {where}")
        self.wish.tell(where)

    def _note(self) -> None:
        if self._place is None:
            return
        wish = self.wish.value()
        if wish is None:
            self.wishes.pop(self._place, None)
        else:
            self.wishes[self._place] = wish
        self.wished.emit()


class Sentences(QWidget):
    """What can't be, a sentence a line, each with its sign."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_sentences(self, sentences: Sequence[str], *, head: str = "", tone: theme.Tone = "amber") -> None:
        """Shows these instead, under a head of their own where there is one."""
        self.told = list(sentences)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if sentences and head:
            self._column.addWidget(label(head, bold=True))
        for sentence in sentences:
            tied = sentence.replace(" :", "\u00a0:").replace(" %", "\u00a0%")
            self._column.addWidget(label(f"▲ {tied}", tone=tone, wrap=True))
        self.setVisible(bool(sentences))
