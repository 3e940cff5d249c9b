"""Réponse: an orientation is accepted, put on the waiting list or declined in place; an answer may be taken back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import RuleError
from app.insertion.entry_and_exit import accept_orientation
from app.insertion.orientation_desk import OrientationLine
from app.insertion.orientations import (
    Decliner,
    DeclineReason,
    decline_orientation,
    put_on_waiting_list,
    reopen_orientation,
    usual_decliner,
)
from app.users import User
from ui import french, insertion_codes
from ui.boundary import Guard, Quiet
from ui.codes import offered
from ui.forms import ChoiceField, DateField, Form, Need
from ui.pages.insertion.orientations.words import answer_text
from ui.widgets.basics import Button, label
from ui.widgets.section import Deed, RecordForm, Row, Section

if TYPE_CHECKING:
    from ui.pages.insertion.orientations.card import OrientationCard

NBSP = french.NBSP


class AcceptForm(RecordForm):
    """The path that begins; what the quota or the rules say of that day is told as it is typed."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.entry_day = DateField("entry_day", "Entrée dans le parcours", today, need=Need.MANDATORY)
        self.referent = ChoiceField[User]("referent", "Suivi par", [])
        self.answered_on = DateField("answered_on", "Réponse donnée le", today, need=Need.MANDATORY)
        self.told = label("", tone="amber", wrap=True)
        self.add(self.entry_day)
        self.add_widget(self.told)
        self.add(self.referent)
        self.add(self.answered_on)
        self.buttons("Accepter et ouvrir le parcours", "Revenir")

    def refuse(self, error: RuleError) -> None:
        if error.field == "prescribed_on":
            error.field = "entry_day"
        super().refuse(error)


class ListForm(RecordForm):
    """On the waiting list, since that day."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.add(DateField("answered_on", "Sur liste d’attente depuis le", today, need=Need.MANDATORY))
        self.buttons("Mettre en liste d’attente", "Revenir")


class DeclineForm(RecordForm):
    """Why, by whom, when; the reason proposes who."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.reason: ChoiceField[DeclineReason] = ChoiceField(
            "reason", "Motif du refus", offered(insertion_codes.DECLINE_REASONS), need=Need.MANDATORY
        )
        self.by: ChoiceField[Decliner] = ChoiceField(
            "by", "Refusée par", offered(insertion_codes.DECLINERS), need=Need.MANDATORY
        )
        self.add(self.reason)
        self.add(self.by)
        self.add(DateField("answered_on", "Réponse donnée le", today, need=Need.MANDATORY))
        self.buttons("Refuser l’orientation", "Revenir")
        self.reason.changed.connect(self._propose)

    def _propose(self) -> None:
        reason = self.reason.read()
        if not self.by.is_edited:
            self.by.put(None if reason is None else usual_decliner(reason))


class AnswerSection(Section):
    """What was answered, and what may be; `accepted(path_id)`, `answered` for the rest."""

    accepted = Signal(int)
    answered = Signal()

    def __init__(self, card: "OrientationCard") -> None:
        self.card = card
        super().__init__("Réponse", name="orientation_answer")
        self.accepting = AcceptForm(lambda: card.today)
        self.listing, self.declining = ListForm(lambda: card.today), DeclineForm(lambda: card.today)
        self.attach(self.accepting, self._accept)
        self.attach(self.listing, self._list)
        self.attach(self.declining, self._decline)
        self.accepting.entry_day.changed.connect(self._tell)
        self.column.addWidget(self._bar())

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        self.accept = Button("Accepter", self.begin_accept, kind="main", name="Accepter (A)")
        self.list = Button("Liste d’attente", self.begin_list, name="Mettre en liste d’attente (L)")
        self.decline = Button("Refuser", self.begin_decline, name="Refuser (R)")
        for name, button in (("accept", self.accept), ("list", self.list), ("decline", self.decline)):
            button.setObjectName(f"orientation_{name}")
            row.addWidget(button)
        row.addStretch()
        return self.bar

    @property
    def line(self) -> OrientationLine:
        """The line shown."""
        return self.card.line

    def show_line(self) -> None:
        """How it stands."""
        line, may = self.line, self.card.may_edit
        self.list.setVisible(not line.is_listed)
        text = french.capitalised(answer_text(line, self.card.today))
        deeds: tuple[Deed, ...] = ()
        if line.path is not None:
            path_id = line.path.id
            deeds = (Deed(words="Page du parent", act=lambda: self.accepted.emit(path_id),
                          name="orientation_path"),)  # fmt: skip
        elif may and line.orientation.answered_on is not None:
            words = "Retirer de la liste" if line.is_listed else "Reprendre"
            deeds = (Deed(words=words, act=self._reopen, name="orientation_reopen"),)
        self.show_rows([Row(text=text, deeds=deeds)])
        if all(form.isHidden() for form in self.forms):
            self._show_bar()

    def _show_bar(self) -> None:
        self.bar.setVisible(self.card.may_edit and self.line.is_waiting)

    def open_form(self, form: Form) -> None:
        super().open_form(form)
        self.bar.hide()

    def close_forms(self) -> None:
        if self.card.is_shown:
            self._show_bar()
        super().close_forms()

    def begin_accept(self) -> None:
        """The path opens today unless told otherwise."""
        day, mine = self.card.today, self.card.session.user
        self.accepting.referent.set_choices([(user.name, user) for user in self.card.desk.referents])
        self.accepting.fill(None, entry_day=day, answered_on=day, referent=mine)
        self._tell()
        self.open_form(self.accepting)
        self.accepting.entry_day.line.selectAll()

    def begin_list(self) -> None:
        """Since today unless told otherwise."""
        self.listing.fill(None, answered_on=self.card.today)
        self.open_form(self.listing)

    def begin_decline(self) -> None:
        """Today unless told otherwise."""
        self.declining.fill(None, answered_on=self.card.today)
        self.open_form(self.declining)

    def _tell(self) -> None:
        """What stands against that entry, before it is asked."""
        self.accepting.told.hide()
        with Guard(Quiet()):
            words = warning(self.line, self.accepting.entry_day.filled())
            self.accepting.told.setText(words)
            self.accepting.told.setVisible(bool(words))

    def _accept(self) -> bool:
        values = self.accepting.values()
        path = accept_orientation(self.card.session, self.line.orientation, **values)
        self.close_forms()
        self.accepted.emit(path.id)
        return False

    def _list(self) -> bool:
        day = self.listing.values()["answered_on"]
        put_on_waiting_list(self.card.session, self.line.orientation, day)
        return self._done()

    def _decline(self) -> bool:
        values = self.declining.values()
        decline_orientation(
            self.card.session,
            self.line.orientation,
            day=values["answered_on"],
            by=values["by"],
            reason=values["reason"],
        )
        return self._done()

    def _reopen(self) -> None:
        with Guard(self):
            reopen_orientation(self.card.session, self.line.orientation)
            self._done()

    def _done(self) -> bool:
        """The forms are put away here, before the list goes on to its next line."""
        self.close_forms()
        self.answered.emit()
        return False


def warning(line: OrientationLine, entry: date) -> str:
    """What a counsellor should know before the path opens: another one, no child who would count."""
    if line.open_path is not None:
        since = french.day(line.open_path.entry_day)
        return f"▲ Un parcours est déjà ouvert depuis le {since}{NBSP}: notez d’abord sa sortie."
    if not line.children:
        return (
            "▲ Aucun enfant au dossier de ce parent encore. Ajoutez-le dans Enfants et familles pour qu’il "
            "compte dans la part Avip."
        )
    if not line.under_three(entry):
        return f"▲ Aucun enfant de moins de trois ans le {french.day(entry)}{NBSP}: il n’y aura pas d’enfant Avip."
    return ""
