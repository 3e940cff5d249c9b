"""A contract of the child (contrat d'accueil): its bounds, what may be done with it; another is chosen by its days."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.care.enrolling import change_enrolment, end_early, enrol, enrolment_warnings, renew
from app.care.enrolments import Enrolment, Kind
from app.errors import Conflict
from app.families.child_sheet import EnrolmentEntry
from app.users import Right
from ui import codes
from ui.forms import ChoiceField, DateField, Need, TextField
from ui.pages.children.words import contract_facts, contract_words
from ui.widgets.basics import Button
from ui.widgets.section import RecordForm, Row, Section

if TYPE_CHECKING:
    from ui.pages.children.contracts import ContractsTab


class ContractSection(Section):
    """Which contract, what it says, and what may be done with it."""

    def __init__(self, tab: "ContractsTab") -> None:
        self.tab = tab
        self.may_edit = tab.can(Right.EDIT_ENROLMENTS)
        add = "Nouveau contrat" if self.may_edit else ""
        super().__init__("Contrat d’accueil", name="child_contract", add=add, begin=self.begin)
        self._entries: tuple[EnrolmentEntry, ...] = ()
        self._chosen: EnrolmentEntry | None = None
        self._former: Enrolment | None = None
        self.combo = QComboBox()
        self.combo.setObjectName("contract_choice")
        self.combo.setAccessibleName("Contrat montré")
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.combo.activated.connect(self._choose)
        self.column.insertWidget(2, self.combo)
        self._forms_end += 1
        self._build_forms()
        self.deeds = self._buttons()
        self.column.addWidget(self.deeds)

    def _buttons(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.change = Button("Modifier", self._begin_change)
        self.renew = Button("Renouveler", self._begin_renewal)
        self.end = Button("Fin anticipée", self._begin_end)
        self.paper = Button("Imprimer", self._ask_paper, name="Contrat d’accueil à imprimer")
        for button, name in (
            (self.change, "contract_change"),
            (self.renew, "contract_renew"),
            (self.end, "contract_end"),
            (self.paper, "contract_paper"),
        ):
            button.setObjectName(name)
            row.addWidget(button)
        row.addStretch()
        return made

    def _build_forms(self) -> None:
        today = self.tab.session.clock.day
        self.form = RecordForm()
        self.kind = ChoiceField("kind", "Type d’accueil", codes.offered(codes.KINDS), need=Need.MANDATORY)
        self.form.add(self.kind)
        self.form.add(
            DateField("first_day", "Premier jour", today, need=Need.MANDATORY),
            DateField("last_day", "Dernier jour", today, need=Need.MANDATORY),
        )
        self.form.add(
            DateField("adaptation_first_day", "Adaptation, du", today),
            DateField("adaptation_last_day", "au", today),
            DateField("signed_on", "Signé le", today),
        )
        self.form.buttons("Enregistrer le contrat")
        self.attach(self.form, self._save)
        self.renewal = RecordForm()
        self.renewal.add(
            DateField(
                "last_day",
                "Dernier jour du nouveau contrat",
                today,
                need=Need.MANDATORY,
                hint="Il suit celui-ci, avec la même semaine type et le même lundi de départ.",
            )
        )
        self.renewal.buttons("Renouveler le contrat")
        self.attach(self.renewal, self._save_renewal)
        self.ending = RecordForm()
        self.ending.add(
            DateField("last_day", "Dernier jour", today, need=Need.MANDATORY),
            TextField("end_reason", "Motif", need=Need.MANDATORY),
        )
        self.ending.buttons("Terminer le contrat")
        self.attach(self.ending, self._save_end)

    @property
    def chosen(self) -> EnrolmentEntry | None:
        """The contract shown."""
        return self._chosen

    def show_entries(self, entries: tuple[EnrolmentEntry, ...]) -> EnrolmentEntry | None:
        """Offers these contracts; the one shown stays, else the one in force, else the newest."""
        former = self._chosen.enrolment.id if self._chosen else 0
        today = self.tab.session.clock.day()
        self._entries = entries
        ranked = sorted(
            entries, key=lambda one: (one.enrolment.id != former, not one.enrolment.covers(today))
        )
        self._chosen = ranked[0] if ranked else None
        self.combo.clear()
        self.combo.addItems([contract_words(one.enrolment) for one in entries])
        self.combo.setVisible(len(entries) > 1)
        if self._chosen is not None:
            self.combo.setCurrentIndex(entries.index(self._chosen))
        self._show_chosen()
        return self._chosen

    def choose(self, enrolment_id: int) -> None:
        """Shows that one, as the list above does."""
        ids = [one.enrolment.id for one in self._entries]
        if enrolment_id in ids and self._chosen is not None and self._chosen.enrolment.id != enrolment_id:
            self.combo.setCurrentIndex(ids.index(enrolment_id))
            self._choose(ids.index(enrolment_id))

    def _show_chosen(self) -> None:
        entry = self._chosen
        self.deeds.setVisible(entry is not None)
        if entry is None:
            self.show_rows(
                [],
                "Aucun contrat\u00a0: « Nouveau contrat » inscrit l’enfant."
                if self.may_edit
                else "Aucun contrat.",
            )
            return
        enrolment = entry.enrolment
        over = enrolment.last_day < self.tab.session.clock.day()
        warnings = enrolment_warnings(self.tab.session, enrolment) if self.may_edit and not over else []
        several = len(self._entries) > 1  # then the list above says which
        said = contract_facts(enrolment)
        rows = [Row(text=said) if several else Row(text=contract_words(enrolment), note=said)]
        self.show_rows([*rows, *(Row(text=f"▲ {warning}", tone="amber") for warning in warnings)])
        for button in (self.change, self.renew, self.paper):
            button.setVisible(self.may_edit)
        self.end.setVisible(self.may_edit and enrolment.last_day > self.tab.session.clock.day())

    def _choose(self, number: int) -> None:
        if self.tab.is_edited:
            self.combo.setCurrentIndex(self._entries.index(self._chosen) if self._chosen else 0)
            self.refuse(Conflict("Une saisie est en cours\u00a0: Entrée l’enregistre, Échap l’abandonne."))
            return
        self.forget_refusal()
        self._chosen = self._entries[number]
        self._show_chosen()
        self.tab.show_entry(self._chosen)

    def begin(self) -> None:
        """Opens the form on a new contract."""
        self._former = None
        self.kind.setEnabled(True)
        self.form.fill(None, kind=Kind.REGULAR)
        self.open_form(self.form)

    def _begin_change(self) -> None:
        if self._chosen is not None:
            self._former = self._chosen.enrolment
            self.form.fill(self._former)
            self.kind.setEnabled(False)
            self.open_form(self.form)
            self.form.fields["first_day"].setFocus()

    def _begin_renewal(self) -> None:
        self.renewal.fill(None)
        self.open_form(self.renewal)

    def _begin_end(self) -> None:
        self.ending.fill(None)
        self.open_form(self.ending)

    def _ask_paper(self) -> None:
        self.tab.papered.emit(self._chosen)

    def _save(self) -> None:
        values, session = self.form.values(), self.tab.session
        if self._former is not None:
            self._show_next(change_enrolment(session, replace(self._former, **values)))
            return
        stored = enrol(session, Enrolment(child_id=self.tab.sheet.child.id, **values))
        self._show_next(stored)
        if stored.kind is Kind.REGULAR:
            self.close_forms()
            self.tab.weeks.begin(stored.first_day)

    def _save_renewal(self) -> None:
        assert self._chosen is not None
        self._show_next(renew(self.tab.session, self._chosen.enrolment, self.renewal.values()["last_day"]))

    def _save_end(self) -> None:
        assert self._chosen is not None
        values = self.ending.values()
        self._show_next(
            end_early(self.tab.session, self._chosen.enrolment, values["last_day"], values["end_reason"])
        )

    def _show_next(self, enrolment: Enrolment) -> None:
        """The page has read the sheet again: the contract written is the one to look at."""
        entry = next((one for one in self._entries if one.enrolment.id == enrolment.id), None)
        if entry is not None:
            self._chosen = entry
            self.combo.setCurrentIndex(self._entries.index(entry))
            self._show_chosen()
            self.tab.show_entry(entry)
