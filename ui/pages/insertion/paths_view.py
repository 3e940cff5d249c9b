"""Parcours: every path with where it stands; Enter opens the parent's page, a form opens a new path."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.insertion.entry_and_exit import open_path
from app.insertion.path_list import PathLine, parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from app.users import Right, User
from ui import french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.insertion.form import PathForm
from ui.pages.insertion.path_columns import OF_ENDED, OF_OPEN, columns
from ui.pages.insertion.view import View
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter
from ui.widgets.side import FormPanel

FORM_WIDTH = 380


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
        self.form.named("insertion_form", "insertion_new")
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
