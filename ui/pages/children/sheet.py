"""The child's sheet at the right (fiche): who it is, at a glance, and four tabs reached by Alt+1 to Alt+4."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.care.enrolments import Enrolment
from app.consulting import Consulted
from app.families.child_list import Standing
from app.families.child_sheet import ChildSheet, sees_health
from app.session import Session
from app.store import Store
from app.users import Right
from ui import french
from ui.keyboard import numbered
from ui.pages.children.contracts import ContractsTab
from ui.pages.children.family import FamilyTab
from ui.pages.children.health import HealthTab
from ui.pages.children.identity import IdentityTab
from ui.pages.children.tab import Tab
from ui.pages.children.words import kind_words
from ui.widgets.basics import label
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter
from ui.widgets.tag import Tag

STATES = {
    Standing.ENROLLED: ("contrat en cours", "fine"),
    Standing.TO_COME: ("à venir", "action"),
    Standing.LEFT: ("contrat terminé", "muted"),
}
SENSITIVE = {"family": Consulted.FAMILY, "health": Consulted.HEALTH}
"""The tabs whose opening is in the journal."""


class SheetPanel(Panel):
    """One child; a form being typed keeps its child until it is saved or given up."""

    drafted = Signal()
    papered = Signal(object)
    """The EnrolmentEntry whose contract is to be put on paper."""
    filed = Signal(object, int)
    """A GivenKind and an id: whose file is to be put on paper."""
    month_wanted = Signal(object)
    """The Enrolment whose month is to be typed."""
    consulted = Signal(object, int)
    """A Consulted and the child's id: a sensitive tab was opened on another child than before."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self._session = session
        self.sheet: ChildSheet | None = None
        self._consulted: tuple[Store, Consulted, int] | None = None
        self.name = label(size="title", bold=True, wrap=True)
        self.state = Tag()
        self.facts = label(tone="muted", wrap=True)
        self.alert = label(tone="alert", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.state)
        self._kinds: dict[str, type[Tab]] = {
            "identity": IdentityTab,
            "family": FamilyTab,
            "health": HealthTab,
            "contracts": ContractsTab,
        }
        if not sees_health(session()):
            del self._kinds["health"]
        self._made: dict[str, Tab] = {}
        self.choice = SegmentedFilter("Rubriques de la fiche")
        self.choice.chosen.connect(self._show_tab)
        self.stack = QStackedWidget()
        self.add(top)
        self.add(self.facts)
        self.add(self.alert)
        self.add(self.choice)
        self.add(self.stack, 1)
        self._fill_tabs()

    def _fill_tabs(self) -> None:
        self.choice.show_choices([(key, self._title(key)) for key in self._kinds])
        for number, key in enumerate(self._kinds, start=1):
            self._offer_keys(number, key)
        self._show_tab(self.choice.current)

    def _title(self, key: str) -> str:
        family = "Famille" if self._session().can(Right.EDIT_FAMILIES) else "Qui vient chercher"
        return {
            "identity": "Fiche",
            "family": family,
            "health": "Santé",
            "contracts": "Contrats et semaines",
        }[key]

    def tab(self, key: str) -> Tab:
        """The tab, built when it is first wanted, on the child shown."""
        tab = self._made.get(key)
        if tab is None:
            tab = self._made[key] = self._kinds[key](self._session)
            tab.setAccessibleName(self._title(key))
            tab.drafted.connect(self.drafted)
            tab.filed.connect(self.filed)
            if isinstance(tab, ContractsTab):
                tab.papered.connect(self.papered)
                tab.month_wanted.connect(self.month_wanted)
            self.stack.addWidget(tab)
        if self.sheet is not None and not tab.shows(self.sheet):
            tab.show_sheet(self.sheet)
        return tab

    @property
    def contracts(self) -> ContractsTab:
        """The contracts' tab."""
        tab = self.tab("contracts")
        assert isinstance(tab, ContractsTab)
        return tab

    def _offer_keys(self, number: int, key: str) -> None:
        """Alt and the figure."""
        numbered(self, number, partial(self.go, key), anywhere=True)

    def show_sheet(self, sheet: ChildSheet) -> None:
        """Shows a child, on the tab where one was."""
        self.sheet = sheet
        child, today = sheet.child, self._session().clock.day()
        self.name.setText(child.name)
        self.setAccessibleName(child.name)
        words, tone = STATES[sheet.standing]
        if child.ended_on is not None:
            words, tone = "dossier clos", "muted"
        elif not sheet.enrolments:
            words, tone = "sans contrat", "amber"
        self.state.show_text(words, tone)  # type: ignore[arg-type]  # the tones of STATES are tones
        facts = [french.age(child.birth_day, today), sheet.group.name if sheet.group else "sans groupe"]
        facts += [_care(one, today) for one in sheet.current]
        self.facts.setText(" · ".join(filter(None, facts)))
        allergies = [
            one.label
            for one in sheet.allergies
            if one.first_day <= today and (one.last_day is None or one.last_day >= today)
        ]
        self.alert.setText(f"▲ {french.agreed(len(allergies), 'Allergie')}\u00a0: {french.listed(allergies)}")
        self.alert.setVisible(bool(allergies))
        self._show_tab(self.choice.current)

    def go(self, key: str) -> None:
        """Alt+1 to Alt+4; the tab shown stays where this person has no such one."""
        if key in self._kinds:
            self.choice.choose(key)
            self.choice.setFocus()

    def tab_of(self, form: QWidget) -> str:
        """The tab that holds this form, empty where none does."""
        return next((key for key, tab in self._made.items() if tab.isAncestorOf(form)), "")

    @property
    def is_edited(self) -> bool:
        """Whether something typed in the sheet is not saved."""
        return any(tab.is_edited for tab in self._made.values())

    def _show_tab(self, key: str) -> None:
        self.stack.setCurrentWidget(self.tab(key))
        if self.isVisible():
            self._tell_consulted(key)

    def showEvent(self, event: QShowEvent) -> None:
        """What was read again behind another view is looked at now."""
        super().showEvent(event)
        self._tell_consulted(self.choice.current)

    def _tell_consulted(self, key: str) -> None:
        """Once for each opening: a page read again is no consultation, somebody who comes in anew is one."""
        what = SENSITIVE.get(key)
        if what is Consulted.FAMILY and not self._session().can(Right.EDIT_FAMILIES):
            what = None  # the team reads there who may collect the child
        if what is None or self.sheet is None:
            self._consulted = None
            return
        opened = (self._session().store, what, self.sheet.child.id)
        if opened != self._consulted:
            self._consulted = opened
            self.consulted.emit(what, self.sheet.child.id)


def _care(enrolment: Enrolment, today: date) -> str:
    """« accueil régulier jusqu’au 31 juillet 2027 », « accueil d’urgence à partir du 4 janvier 2027 »."""
    kind = f"accueil {kind_words(enrolment.kind)}"
    if enrolment.first_day > today:
        return f"{kind} à partir du {french.day(enrolment.first_day)}"
    return f"{kind} jusqu’au {french.day(enrolment.last_day)}"
