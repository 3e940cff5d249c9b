"""Parcours: every path with where it stands; Enter opens the parent's page, a form opens a new path."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.insertion.entry_and_exit import open_path
from app.insertion.path_list import PathLine, parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from app.search import name_order
from app.users import Right, User
from ui import codes, french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.insertion.form import PathForm
from ui.pages.insertion.side import FormPanel
from ui.pages.insertion.view import View
from ui.table import Column, Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

FORM_WIDTH = 380
NEAR = 30
"""Days before the term."""


def term_text(line: PathLine) -> str:
    """« 13/01/2027 »; « à signer » without an engagement."""
    if line.engagement is None:
        return "à signer" if line.is_open else ""
    return french.day_figures(line.engagement.until)


def term_tone(line: PathLine, today: date) -> theme.Tone:
    """Whether the term is past, near or far."""
    if not line.is_open:
        return "muted"
    if line.engagement is None:
        return "amber"
    return "alert" if line.engagement.until < today else "amber" if line.ends_within(today, NEAR) else "ink"


def next_text(line: PathLine) -> str:
    """« ven. 27 nov. 9 h »."""
    return "" if line.next is None else f"{french.day_short(line.next.day)} {french.hour(line.next.start)}"


def columns(today: Callable[[], date]) -> tuple[Column[PathLine], ...]:
    """Who it is, how the work stands, how it ended; the last two only where there is an end."""
    return (
        Column(
            title="Parent",
            text=lambda line: line.parent.name,
            key=lambda line: name_order(line.parent),
            width=190,
        ),
        Column(
            title="Enfants",
            text=lambda line: french.listed([child.first_name for child in line.children]),
            width=130,
        ),
        Column(
            title="Entrée",
            text=lambda line: french.day_figures(line.path.entry_day),
            key=lambda line: line.path.entry_day,
            width=104,
        ),
        Column(
            title="Terme",
            text=lambda line: ("▲ " if term_tone(line, today()) == "alert" else "") + term_text(line),
            key=lambda line: line.engagement.until if line.engagement else None,
            tone=lambda line: term_tone(line, today()),
            hint=lambda line: f"Terme de l’engagement\u00a0: {term_text(line)}",
            width=112,
        ),
        Column(
            title="Dernier entretien",
            text=lambda line: french.day_figures(line.last_held.day) if line.last_held else "",
            key=lambda line: line.last_held.day if line.last_held else None,
            width=132,
        ),
        Column(
            title="Prochain",
            text=next_text,
            key=lambda line: line.next.day if line.next else None,
            width=140,
        ),
        Column(
            title="Actions en retard",
            text=lambda line: french.number(line.overdue) if line.overdue else "",
            key=lambda line: -line.overdue,
            tone=lambda _line: "amber",
            width=130,
        ),
        Column(
            title="Suivi par",
            text=lambda line: line.referent.name if line.referent else "personne encore",
            width=120,
        ),
        Column(
            title="Sortie",
            text=lambda line: french.day_figures(line.path.exit_day) if line.path.exit_day else "",
            key=lambda line: line.path.exit_day,
            width=104,
        ),
        Column(
            title="Motif de sortie",
            text=lambda line: codes.OUTCOME_WORDS[line.path.outcome] if line.path.outcome else "",
        ),
    )


OF_OPEN = ("Terme", "Prochain", "Actions en retard")
OF_ENDED = ("Sortie", "Motif de sortie")
"""Columns that say nothing of the others."""


class PathsView(View):
    """Open paths first; the form of a new one opens at the right, and stays while something is typed in it."""

    name = "paths"
    title = "Parcours"
    help_topic = "insertion-paths"
    keys = "Ctrl+N\u00a0: nouveau parcours · Entrée\u00a0: ouvrir la page du parent · F1\u00a0: aide"

    def build(self) -> None:
        self.table = Table("paths", "Parcours", columns(self.session.clock.day))
        self.table.setObjectName("insertion_paths_table")
        self.table.empty = "Aucun parcours encore. « Nouveau parcours » ouvre celui d’un parent."
        self.table.opened.connect(self._open_line)
        self.states = SegmentedFilter("État des parcours")
        self.states.chosen.connect(self._filter)
        self.search = QLineEdit()
        self.search.setObjectName("insertion_filter")
        self.search.setPlaceholderText("Filtrer par nom")
        self.search.setAccessibleName("Filtrer par nom")
        self.search.textChanged.connect(self.table.proxy.filter_text)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self._form_panel())
        self.body.addLayout(row, 1)

    def _list_panel(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.states)
        tools.addWidget(self.search, 1)
        tools.addWidget(ListMenu(self.table, self.session, self))
        self.new = Button("Nouveau parcours", self.begin_path, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("insertion_new")
        tools.addWidget(self.new)
        panel = Panel("Parcours d’insertion")
        panel.add(tools)
        panel.add(self.table, 1)
        self.new.setVisible(self.may_edit)
        return panel

    def _form_panel(self) -> QWidget:
        self.form = PathForm(self.session.clock.day)
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self.drafted)
        self.panel = FormPanel("Nouveau parcours", self.form)
        self.panel.setFixedWidth(theme.scaled(FORM_WIDTH))
        self.panel.hide()
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        return self.panel

    @property
    def is_edited(self) -> bool:
        return self.form.is_edited

    @property
    def subtitle(self) -> str:
        opened = sum(line.is_open for line in self.table.model_.rows)
        return french.plural(opened, "parcours ouvert", "parcours ouverts")

    def reload(self) -> None:
        """Reads the paths; a form being edited is left alone."""
        lines = path_lines(self.session)
        opened = sum(line.is_open for line in lines)
        self.states.show_choices(
            [("open", f"Ouverts {opened}"), ("ended", f"Terminés {len(lines) - opened}"), ("all", "Tous")]
        )
        self.table.set_rows(lines)
        self._filter(self.states.current)
        self.form.offer_referents(referents(self.session.store.find(User)))
        if not self.form.is_edited:
            self._offer_parents()

    def enter(self) -> None:
        if self.panel.isVisible() and self.form.is_edited:
            self.form.focus_first()
        else:
            if self.table.current() is None and self.table.proxy.rowCount():
                self.table.select_row(0)
            self.table.setFocus()

    def begin_path(self) -> None:
        """Ctrl+N: the form, as it was left."""
        if self.may_edit:
            self.panel.show()
            self.form.focus_first()

    def _offer_parents(self) -> None:
        parents = parents_without_path(self.session)
        self.form.parent_id.set_choices([(parent.name, parent.id) for parent in parents])
        self.form.clear()
        mine = self.session.user
        if mine in referents([mine]):
            self.form.referent_id.put(mine.id)

    def _save(self) -> None:
        with Guard(self.form):
            path: InsertionPath = open_path(self.session, self.form.path(None))
            self.form.saved()
            self.panel.hide()
            self.drafted.emit()
            self._offer_parents()
            self.page.show_parent(path.id)

    def _give_up(self) -> None:
        self._offer_parents()
        self.panel.hide()
        self.drafted.emit()
        self.table.setFocus()

    def _open_line(self, line: PathLine) -> None:
        self.page.show_parent(line.id)

    def _filter(self, state: str) -> None:
        wanted = {"open": True, "ended": False}.get(state)
        for number, title in enumerate(self.table.titles()):
            hidden = (title in OF_ENDED and wanted is True) or (title in OF_OPEN and wanted is False)
            self.table.setColumnHidden(number, hidden)
        self.table.proxy.filter_by(None if wanted is None else lambda line: line.is_open is wanted)


def referents(users: list[User]) -> list[User]:
    """Those who may follow a parent."""
    return [user for user in users if user.can(Right.EDIT_INSERTION)]
