"""Décision: a request is admitted, declined or withdrawn in place, with its reason; the log stands under it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.admission.admitting import Admission, admit
from app.admission.records import RequestState, Why
from app.admission.requests import decline, reopen, withdraw
from app.families.children import likely_duplicates, likely_same_parents
from app.families.family_files import with_other_parents
from app.families.records import Parent
from app.users import Right
from ui import french
from ui.boundary import Guard
from ui.forms import ChoiceField, DateField, Form, Need, TextField
from ui.pages.children.waiting.words import (
    DECLINE_WHYS,
    WITHDRAW_WHYS,
    decision_note,
    decision_text,
)
from ui.waiting_codes import WHYS
from ui.widgets.basics import Button, label
from ui.widgets.likely import Likely, Twin
from ui.widgets.section import Deed, RecordForm, Row, Section

if TYPE_CHECKING:
    from ui.pages.children.waiting.card import AdmissionCard

NBSP = french.NBSP


class AdmitForm(RecordForm):
    """The contract's days and the group; a parent already on file may be shared."""

    def __init__(self, card: "AdmissionCard") -> None:
        super().__init__()
        self._card = card
        self.known: list[Parent] = []
        today = card.session.clock.day
        self.likely = Likely("admission_likely")
        self.shared = label("", tone="fine", wrap=True)
        self.fits = label("", tone="amber", wrap=True)
        self.group = ChoiceField[int]("group_id", "Groupe", [])
        self.add_widget(self.fits)
        self.add_widget(self.likely)
        self.add_widget(self.shared)
        self.add(
            DateField("first_day", "Contrat, du", today, need=Need.MANDATORY),
            DateField("last_day", "au", today, need=Need.MANDATORY),
        )
        self.add(self.group, DateField("day", "Décision du", today, need=Need.MANDATORY))
        self.add(TextField("note", "Note de la décision"))
        self.buttons("Admettre et faire le contrat", "Revenir")

    def begin(self) -> None:
        """From the wished day, or today; to the end of the next July unless told otherwise."""
        line, today = self._card.line, self._card.today
        first = max(line.request.wanted_from, today)
        self.group.set_choices([(one.name, one.id) for one in self._card.desk.groups])
        self.fill(None, first_day=first, last_day=school_year_end(first), day=today)
        self.known = []
        self.shared.hide()
        clashes = line.fit.clashes if line.fit is not None else ()
        self.fits.setText("▲ " + french.capitalised(french.listed([one.sentence for one in clashes])) + ".")
        self.fits.setVisible(bool(clashes))
        self.likely.tell(self._twins())

    def _twins(self) -> list[Twin]:
        one, session = self._card.line.request, self._card.session
        twins = [
            Twin(
                f"{child.name}, naissance le {french.day(child.birth_day)}, a déjà une fiche.",
                "Voir cette fiche",
                partial(self._card.child_wanted.emit, child.id),
            )
            for child in likely_duplicates(session, one.first_name, one.last_name, one.birth_day)
        ]
        parents = likely_same_parents(session, one.contact_first_name, one.contact_last_name)
        return twins + [
            Twin(f"{parent.name} a déjà une fiche.", "Utiliser cette fiche", partial(self._use, parent))
            for parent in parents
        ]

    def _use(self, parent: Parent) -> None:
        self.known = with_other_parents(self._card.session, parent)
        names = french.listed([one.name for one in self.known])
        self.shared.setText(f"✓ L’enfant sera rattaché à {names}, dans leur foyer.")
        self.shared.show()
        self.likely.forget()
        self.fields["first_day"].setFocus()

    def admission(self) -> Admission:
        """What is typed. Raises InvalidEntry."""
        return Admission(known_parents=[one.id for one in self.known], **self.values())


class CloseForm(RecordForm):
    """Why, when, and a few words where the list of reasons is not enough."""

    def __init__(self, card: "AdmissionCard", whys: tuple[Why, ...], submit: str) -> None:
        super().__init__()
        self._today = card.session.clock.day
        self.add(ChoiceField[Why]("why", "Motif", [(WHYS[one], one) for one in whys], need=Need.MANDATORY))
        self.add(TextField("note", "Précision", hint="Demandée pour le motif « autre »."))
        self.add(DateField("day", "Décision du", self._today, need=Need.MANDATORY))
        self.buttons(submit, "Revenir")

    def begin(self) -> None:
        """Today unless told otherwise."""
        self.fill(None, day=self._today())


class DecisionSection(Section):
    """How the request stands and what may be done; `decided` afterwards, `admitted` with the child's id."""

    decided = Signal()
    admitted = Signal(int)

    def __init__(self, card: "AdmissionCard") -> None:
        self.card = card
        super().__init__("Décision", name="admission_decision")
        self.admitting = AdmitForm(card)
        self.declining = CloseForm(card, DECLINE_WHYS, "Refuser la demande")
        self.withdrawing = CloseForm(card, WITHDRAW_WHYS, "Noter le retrait")
        self.attach(self.admitting, self._admit)
        self.attach(self.declining, partial(self._close, self.declining, decline))
        self.attach(self.withdrawing, partial(self._close, self.withdrawing, withdraw))
        self.column.addWidget(self._bar())

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        self.admit = Button("Admettre", self.begin_admit, kind="main", name="Admettre (A)")
        self.decline = Button("Refuser", self.begin_decline, name="Refuser (R)")
        self.withdraw = Button("Retrait", self.begin_withdraw, name="Retrait par la famille")
        buttons = {"admit": self.admit, "decline": self.decline, "withdraw": self.withdraw}
        for name, button in buttons.items():
            button.setObjectName(f"admission_{name}")
            row.addWidget(button)
        row.addStretch()
        may = self.card.session.can(Right.EDIT_ENROLMENTS)
        self.admit.setVisible(may)
        self.decline.setVisible(may)
        return self.bar

    def show_line(self) -> None:
        """Its state, then each decision, the newest first."""
        line = self.card.line
        rows = [
            Row(
                text=french.capitalised(decision_text(one)),
                note=decision_note(one, self.card.desk.users),
                deeds=self._deeds() if number == 0 else (),
            )
            for number, one in enumerate(reversed(line.decisions))
        ]
        if line.is_waiting:
            since = f"En attente depuis le {french.day(line.request.asked_on)}"
            rows.insert(0, Row(text=since))
        self.show_rows(rows)
        if all(form.isHidden() for form in self.forms):
            self.bar.setVisible(line.is_waiting)

    def _deeds(self) -> tuple[Deed, ...]:
        request = self.card.line.request
        if request.state is RequestState.ADMITTED and request.child_id is not None:
            show = partial(self.card.child_wanted.emit, request.child_id)
            return (Deed(words="Fiche de l’enfant", act=show, name="admission_child"),)
        if request.state in {RequestState.DECLINED, RequestState.WITHDRAWN}:
            return (Deed(words="Reprendre", act=self._reopen, name="admission_reopen"),)
        return ()

    def open_form(self, form: Form) -> None:
        super().open_form(form)
        self.bar.hide()

    def close_forms(self) -> None:
        if self.card.is_shown:
            self.bar.setVisible(self.card.line.is_waiting)
        super().close_forms()

    def begin_admit(self) -> None:
        """The contract's days, prefilled."""
        if not self.admit.isHidden():
            self.admitting.begin()
            self.open_form(self.admitting)
            self.admitting.fields["first_day"].setFocus()

    def begin_decline(self) -> None:
        """Why not."""
        if not self.decline.isHidden():
            self.declining.begin()
            self.open_form(self.declining)

    def begin_withdraw(self) -> None:
        """Why the family no longer asks."""
        self.withdrawing.begin()
        self.open_form(self.withdrawing)

    def _admit(self) -> bool:
        admission = self.admitting.admission()
        if self.admitting.likely.holds_back():
            self.refuse_once()
            return False
        child = admit(self.card.session, self.card.line.request, admission)
        self.close_forms()
        self.admitted.emit(child.id)
        return False

    def refuse_once(self) -> None:
        """Something deserves a second look; validated again, it passes."""
        self.admitting.fits.setText("▲ Vérifiez ce qui est signalé, puis validez de nouveau.")
        self.admitting.fits.show()

    def _close(self, form: CloseForm, act: Any) -> bool:
        act(self.card.session, self.card.line.request, **form.values())
        self.close_forms()
        self.decided.emit()
        return False

    def _reopen(self) -> None:
        with Guard(self):
            reopen(self.card.session, self.card.line.request)
            self.decided.emit()


def school_year_end(first: date) -> date:
    """The next 31 July: contracts end with the school's year."""
    end = date(first.year, 7, 31)
    return end if first <= end else date(first.year + 1, 7, 31)
