"""The list at the left (liste): name, group, age, contract and state; filtered as one types."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.days import age_in_months
from app.families.child_list import ChildLine, Standing
from app.search import name_order
from app.session import Session
from app.users import Right
from ui import codes, french, theme
from ui.carry_out import ListMenu
from ui.page import Page
from ui.table import Column, Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

SOON = timedelta(days=31)
"""A contract that ends within a month is to be talked about."""
WORDS = {Standing.ENROLLED: "Inscrits", Standing.TO_COME: "À venir", Standing.LEFT: "Sortis"}


def columns(session: Session) -> tuple[Column[ChildLine], ...]:
    """The list's columns, ages on the session's day."""
    today = session.clock.day
    return (
        Column[ChildLine](
            title="Enfant",
            text=lambda line: line.child.name,
            key=lambda line: name_order(line.child),
            width=144,
            hint=lambda line: line.child.name,
        ),
        Column[ChildLine](
            title="Groupe",
            text=lambda line: line.group.name if line.group else "",
            key=lambda line: (line.group.position, line.group.name) if line.group else None,
            width=98,
        ),
        Column[ChildLine](
            title="Âge",
            text=lambda line: short_age(line.child.birth_day, today()),
            key=lambda line: -line.child.birth_day.toordinal(),
            width=74,
        ),
        Column[ChildLine](
            title="Contrat",
            text=short_contracts,
            width=104,
            hint=_contracts,
        ),
        Column[ChildLine](
            title="État",
            width=88,
            text=lambda line: state(line, today()),
            tone=lambda line: _tone(line, today()),
            hint=lambda line: _hint(line, today()),
        ),
    )


def short_age(birth: date, day: date) -> str:
    """« 14 mois », « 31 mois », from four years « 5 ans »: one unit, so that a column reads at a glance."""
    months = age_in_months(birth, day)
    return f"{months}{french.NBSP}mois" if months < 48 else f"{months // 12}{french.NBSP}ans"


def state(line: ChildLine, day: date) -> str:
    """« en cours », « fin proche », « à venir », « à inscrire », « terminé », « clos »."""
    if line.child.ended_on is not None:
        return "clos"
    if not line.enrolments:
        return "à inscrire"
    if line.standing is Standing.ENROLLED:
        return "fin proche" if _last_day(line) <= day + SOON else "en cours"
    return "à venir" if line.standing is Standing.TO_COME else "terminé"


def _last_day(line: ChildLine) -> date:
    return max(one.last_day for one in line.enrolments)


def short_contracts(line: ChildLine) -> str:
    """« régulier »; two at a time « rég. + urg. », whole in the hint."""
    if len(line.enrolments) > 1:
        return " + ".join(f"{codes.KINDS[one.kind][:3]}." for one in line.enrolments)
    return _contracts(line)


def _contracts(line: ChildLine) -> str:
    return " + ".join(codes.KINDS[one.kind] for one in line.enrolments)


def _tone(line: ChildLine, day: date) -> theme.Tone:
    words = state(line, day)
    if words in {"à inscrire", "fin proche"}:
        return "amber"
    return "fine" if words == "en cours" else "muted"


def _hint(line: ChildLine, day: date) -> str:
    periods = [french.period(one.first_day, one.last_day) for one in line.enrolments]
    return ", ".join([line.child.name, state(line, day), *periods])


class ListPanel(Panel):
    """`picked(id)` when another line becomes current; `asked` for a new child."""

    picked = Signal(int)
    narrowed = Signal()
    """A filter or a search was chosen: the list may no longer hold the child shown."""
    entered = Signal()
    asked = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setAccessibleName("Liste des enfants")
        self.table = Table("children", "Enfants", columns(page.session))
        self.table.setObjectName("children_list")
        self.table.empty = "Aucun enfant encore. « Nouvel enfant » note le premier, son parent et leur foyer."
        self.table.chosen.connect(self._pick)
        self.table.opened.connect(self.entered)
        self.search = QLineEdit()
        self.search.setObjectName("children_search")
        self.search.setPlaceholderText("Filtrer\u00a0: nom, groupe, contrat")
        self.search.setAccessibleName("Filtrer la liste")
        self.search.textChanged.connect(self._filter_text)
        self.search.returnPressed.connect(self._to_list)
        self.states = SegmentedFilter("Enfants montrés")
        self.states.chosen.connect(self._filter)
        self.new = Button("Nouvel enfant", self.asked.emit, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("children_new")
        if not page.session.can(Right.EDIT_FAMILIES):
            self.new.hide()
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(ListMenu(self.table, page.session, page))
        top.addWidget(self.new)
        below.addWidget(self.states)
        below.addStretch()
        self.add(top)
        self.add(below)
        self.add(self.table, 1)
        self._is_filling = False
        self._is_giving_way = False
        self._shown_id: int | None = None

    @property
    def first(self) -> ChildLine | None:
        """The first line that the filters leave."""
        return self.table.proxy.thing(0) if self.table.proxy.rowCount() else None

    def show_lines(self, lines: list[ChildLine]) -> None:
        """Shows these children; the current one stays so."""
        counts = {standing: sum(line.standing is standing for line in lines) for standing in Standing}
        self.states.show_choices(
            [(standing.value, f"{WORDS[standing]} {counts[standing]}") for standing in Standing]
            + [("all", "Tous")]
        )
        self._is_filling = True
        self.table.set_rows(lines)
        self._keep(self.states.current)

    def choose(self, child_id: int | None) -> None:
        """Marks that child's line where the filters show it; the filters stay."""
        self._shown_id = child_id
        self._is_filling = True
        if child_id is None or not self._show(child_id):
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._is_filling = False

    def reveal(self, child_id: int) -> None:
        """As `choose`, for somebody asked for by name: the filters give way."""
        self.choose(child_id)
        if self.table.current() is None:
            self._is_giving_way = True
            self.search.clear()
            self.states.choose("all")
            self._is_giving_way = False
            self.choose(child_id)

    def _show(self, child_id: int) -> bool:
        for row in range(self.table.proxy.rowCount()):
            if self.table.proxy.thing(row).id == child_id:
                self.table.select_row(row)
                self.table.scrollTo(self.table.currentIndex())
                return True
        return False

    def _pick(self, line: ChildLine | None) -> None:
        if line is not None and not self._is_filling:
            self.picked.emit(line.id)

    def _filter_text(self, text: str) -> None:
        self._is_filling = True
        self.table.proxy.filter_text(text)
        self.choose(self._shown_id)
        self._tell_narrowed()

    def _filter(self, key: str) -> None:
        self._keep(key)
        self._tell_narrowed()

    def _tell_narrowed(self) -> None:
        if not self._is_giving_way:
            self.narrowed.emit()

    def _keep(self, key: str) -> None:
        wanted = None if key in {"all", ""} else Standing(key)
        self._is_filling = True
        self.table.proxy.filter_by(None if wanted is None else lambda line: line.standing is wanted)
        self.choose(self._shown_id)

    def _to_list(self) -> None:
        """Enter after a few letters: the child found, else the first line that is left."""
        if self.table.current() is None and self.table.proxy.rowCount():
            self.table.select_row(0)
        self.table.setFocus()
