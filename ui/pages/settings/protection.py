"""Data protection (protection des données): what is to be erased, the list of what was, files given, the register."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import RuleError
from app.protection.access import given_files
from app.protection.asking import asked_for, askers
from app.protection.erasing import Proposal, erase, erasures, preview, proposals
from app.protection.retention import Standing
from app.users import Right
from ui import protection_words as words
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.hourglass import hourglass
from ui.pages.settings.erasing_request import RequestForm
from ui.pages.settings.protection_parts import ERASURES, GIVEN, PROPOSALS, TABS, Confirmation, ProposalTable
from ui.pages.settings.register_lines import RegisterLines
from ui.pages.settings.section import Section
from ui.paper_pane import PaperPane
from ui.table import Column, Table
from ui.widgets.basics import Button, label
from ui.widgets.inline_error import InlineError
from ui.widgets.segmented import SegmentedFilter

T = TypeVar("T")


class ProtectionSection(Section):
    """The director decides; the register opens over the section."""

    name = "protection"
    headline = "Protection des données"
    advice = words.ADVICE
    right = Right.PROTECT_DATA

    def build(self) -> None:
        self._chosen: Sequence[Proposal] = ()
        self._asked_on: date | None = None
        self.proposals = ProposalTable("protection_proposals", "Dossiers à effacer ou à garder", PROPOSALS)
        self.proposals.setObjectName("protection_proposals")
        self.proposals.empty = words.NOTHING_LEFT
        self.proposals.opened.connect(self.ask_one)
        self.proposals.chosen.connect(self._may)
        self.erasures = self._table("erasures", "Liste des effacements", ERASURES)
        self.erasures.empty = "Rien n’a été effacé. La liste garde des numéros et des jours, jamais de nom."
        self.given = self._table("given", "Dossiers remis", GIVEN)
        self.given.empty = (
            "Aucun dossier remis. Il se prépare depuis la fiche d’un enfant ou la page d’un parent, « Dossier "
            "à remettre »."
        )
        self.tables = QStackedWidget()
        self.filling = RegisterLines(self.desk)
        self.filling.drafted.connect(self.drafted)
        for one in (self.proposals, self.erasures, self.given, self.filling):
            self.tables.addWidget(one)
        self.paper = PaperPane(self, "protection_register", "Revenir", "Registre des traitements")
        self.paper.names_nobody = True
        self.paper.closed.connect(self.show_lists)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._lists())
        self.stack.addWidget(self.paper)
        self.add(self.stack, 1)

    def _table(self, name: str, title: str, columns: Sequence[Column[T]]) -> Table[T]:
        table: Table[T] = Table(f"protection_{name}", title, columns)
        table.setObjectName(f"protection_{name}")
        return table

    def _lists(self) -> QWidget:
        self.said = label("", bold=True, wrap=True)
        self.forged = label("", tone="alert", wrap=True)
        self.forged.setObjectName("protection_forged")
        self.error = InlineError()
        self.asking = Confirmation()
        self.asking.confirmed.connect(self.erase)
        self.asking.given_up.connect(self.give_up)
        self.why = label("", tone="muted", wrap=True)
        self.why.setObjectName("protection_why")
        self.request = RequestForm(self.session.clock.day)
        self.request.submitted.connect(self.preview_request)
        self.request.cancelled.connect(self.give_up)
        self.choice = SegmentedFilter("Listes de la protection des données")
        self.choice.show_choices(TABS)
        self.choice.chosen.connect(self._turn)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tools())
        column.addLayout(self._deeds())
        column.addWidget(self.why)
        column.addWidget(self.forged)
        column.addWidget(self.error)
        column.addWidget(self.request)
        column.addWidget(self.asking)
        column.addWidget(self.tables, 1)
        return lists

    def _deeds(self) -> QHBoxLayout:
        self.one = Button("Effacer ce dossier…", self._ask_current)
        self.one.setObjectName("protection_one")
        self.all = Button("Effacer tout ce qui est proposé…", self.ask_all)
        self.all.setObjectName("protection_all")
        self.asked = Button("Effacer à la demande…", self.ask_request)
        self.asked.setObjectName("protection_asked")
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.said, 1)
        deeds.addWidget(self.one)
        deeds.addWidget(self.asked)
        deeds.addWidget(self.all)
        return deeds

    def _tools(self) -> QHBoxLayout:
        self.register = Button("Registre des traitements", self.show_register, icon="print")
        self.register.setObjectName("protection_register_open")
        self.menus = QStackedWidget()
        for table in (self.proposals, self.erasures, self.given):
            self.menus.addWidget(ListMenu(table, self.session, self))
        self.menus.addWidget(self.filling.menu)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.choice)
        tools.addStretch()
        tools.addWidget(self.register)
        tools.addWidget(self.menus)
        self.menus.setMaximumWidth(self.menus.sizeHint().width())
        return tools

    def reload(self) -> None:
        """Reads the three lists; what was asked is asked no more."""
        found = proposals(self.session)
        self.give_up()
        self.proposals.set_rows(found)
        self.erasures.set_rows(erasures(self.session))
        self.given.set_rows(given_files(self.session))
        self.filling.reload()
        tab = words.register_tab(self.filling.table.model_.rows)
        self.choice.show_choices([*TABS[:-1], ("register", tab)])
        self.said.setText(words.summary(found))
        self.forged.setText(words.forged(self.session.store.forged_erasures()))
        self.forged.setVisible(bool(self.forged.text()))
        self._due = [one for one in found if one.standing is Standing.DUE]
        self.all.setEnabled(bool(self._due))
        self._may(self.proposals.current())
        self._turn(self.choice.current)

    def _may(self, one: Proposal | None) -> None:
        self.one.setEnabled(one is not None and one.hold is None)
        self.why.setText(words.why_words(one))
        self.one.setAccessibleDescription(self.why.text())
        self.one.setToolTip(self.why.text())

    def _turn(self, key: str) -> None:
        place = [name for name, _ in TABS].index(key)
        self.tables.setCurrentIndex(place)
        self.menus.setCurrentIndex(place)
        for widget in (self.one, self.asked, self.all, self.said, self.why):
            widget.setVisible(place == 0)
        if place:
            self.give_up()

    def _ask_current(self) -> None:
        one = self.proposals.current()
        if one is not None:
            self.ask_one(one)

    def ask_one(self, one: Proposal) -> None:
        """Enter on a line: what would go with it, who asked for it before its time, or why nothing may."""
        if one.hold is not None:
            self.give_up()
            self.error.tell(words.why_words(one))
        elif one.standing is Standing.KEPT:
            self.ask_request(one)
        else:
            self._ask([one])

    def ask_request(self, about: Proposal | None = None) -> None:
        """Somebody asks to be erased (art. 17 RGPD)."""
        self.give_up()
        with Guard(self):
            self.request.begin(askers(self.session), about)

    def preview_request(self) -> None:
        """What would go at that request, or under which field it is refused."""
        with Guard(self.request):
            who, asked_on = self.request.read()
            found = asked_for(self.session, who, asked_on)
            self._ask([found], asked_on)

    def ask_all(self) -> None:
        """All that is proposed, at once."""
        self._ask(self._due)

    def _ask(self, chosen: Sequence[Proposal], asked_on: date | None = None) -> None:
        with Guard(self):
            found = preview(self.session, chosen)
            self.request.hide()
            self._chosen, self._asked_on = chosen, asked_on
            self.asking.ask(found, len(chosen))

    def erase(self) -> None:
        """For good."""
        with Guard(self), hourglass():
            erase(self.session, self._chosen, self._asked_on)
            self.proposals.setFocus()

    def give_up(self) -> None:
        """Esc: nothing is erased."""
        self.error.forget()
        if not (self.asking.isHidden() and self.request.isHidden()):
            self.asking.hide()
            self.request.hide()
            self.proposals.setFocus()
        self._chosen, self._asked_on = (), None

    def show_register(self) -> None:
        """The register of processing as it is printed."""
        from ui.pdf import register
        from ui.person_papers import register_paper

        with Guard(self):
            data = register_paper(self.session)
            self.paper.show_paper("registre-des-traitements", data, lambda both: register.draw(*both))
            self.stack.setCurrentWidget(self.paper)
            self.paper.setFocus()

    def show_lists(self) -> None:
        """Back from the register."""
        self.stack.setCurrentIndex(0)
        self.register.setFocus()

    def refuse(self, error: RuleError) -> None:
        """Shows the sentence above the list."""
        self.give_up()
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()
