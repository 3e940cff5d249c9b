"""Insertion: the parents' paths (parcours), their entry, exit and outcome, so that the Avip share is true."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.families.records import Child, Parent, Parenthood
from app.insertion.entry_and_exit import change_path, open_path
from app.insertion.path_list import PathLine, parents_without_path, path_lines
from app.insertion.paths import InsertionPath
from app.search import name_order
from app.users import Right
from ui import codes, french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.page import Page
from ui.pages.insertion.form import PathForm
from ui.table import Column, Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.segmented import SegmentedFilter

FORM_WIDTH = 420
BUSY = "Enregistrez d’abord ce que vous avez tapé ici, ou abandonnez-le."

COLUMNS = (
    Column[PathLine](
        title="Parent",
        text=lambda line: line.parent.name,
        key=lambda line: name_order(line.parent),
        width=170,
    ),
    Column[PathLine](
        title="Enfants",
        text=lambda line: french.listed([child.first_name for child in line.children]),
        width=130,
    ),
    Column[PathLine](
        title="Entrée",
        text=lambda line: french.day_figures(line.path.entry_day),
        key=lambda line: line.path.entry_day,
        width=100,
    ),
    Column[PathLine](
        title="Sortie",
        text=lambda line: french.day_figures(line.path.exit_day) if line.path.exit_day else "ouvert",
        key=lambda line: line.path.exit_day,
        tone=lambda line: "ink" if line.path.exit_day else "fine",
        width=100,
    ),
    Column[PathLine](
        title="Motif de sortie",
        text=lambda line: codes.OUTCOME_WORDS[line.path.outcome] if line.path.outcome else "",
    ),
)


class InsertionPage(Page):
    """Open paths first; one form at the right opens, corrects and ends a path."""

    title = "Insertion"
    help_topic = "insertion"
    keys = "Ctrl+N\u00a0: nouveau parcours · Entrée\u00a0: ouvrir la ligne · F1\u00a0: aide"
    kinds = frozenset({Child, InsertionPath, Parent, Parenthood})

    def build(self) -> None:
        self._former: InsertionPath | None = None
        self.table = Table("paths", "Parcours", COLUMNS)
        self.table.setObjectName("insertion_paths")
        self.table.empty = "Aucun parcours encore. « Nouveau parcours » ouvre celui d’un parent."
        self.table.opened.connect(self._edit_line)
        self.states = SegmentedFilter("État des parcours")
        self.states.chosen.connect(self._filter)
        self.search = QLineEdit()
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
        self.new.setVisible(self.session.can(Right.EDIT_INSERTION))
        return panel

    def _form_panel(self) -> QWidget:
        self.form = PathForm(self.session.clock.day)
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self._tell_draft)
        self.panel = Panel("Parcours")
        area = QScrollArea()
        inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.panel.add(area, 1)
        self.panel.setFixedWidth(theme.scaled(FORM_WIDTH))
        return self.panel

    def reload(self) -> None:
        """Reads the paths; a form being edited is left alone."""
        lines = path_lines(self.session)
        opened = sum(line.path.exit_day is None for line in lines)
        self.subtitle = french.plural(opened, "parcours ouvert", "parcours ouverts")
        self.states.show_choices(
            [("open", f"Ouverts {opened}"), ("ended", f"Terminés {len(lines) - opened}"), ("all", "Tous")]
        )
        self.table.set_rows(lines)
        self._filter(self.states.current)
        if not self.form.is_edited:
            self._show_former()

    def begin_path(self) -> None:
        """An empty form, for a parent without an open path; what is being typed comes first."""
        if self._is_busy():
            return
        self._former = None
        self._show_former()
        self.form.focus_first()

    def open(self, kind: str, id: int) -> None:
        """The path of that id, or the parent's latest one."""
        lines = [
            line
            for line in path_lines(self.session)
            if id == (line.parent.id if kind == "parent" else line.id)
        ]
        if lines:
            self._edit_line(lines[0])

    def _is_busy(self) -> bool:
        if self.form.is_edited:
            self.form.error.tell(BUSY)
            self.form.focus_first()
        return self.form.is_edited

    def _edit_line(self, line: PathLine) -> None:
        if self._is_busy():
            return
        self._former = line.path
        self.form.parent_id.set_choices([(line.parent.name, line.parent.id)])
        self.form.show_path(line.path)
        self._show_panel(line.parent.name)
        self.form.entry_day.setFocus()

    def _show_former(self) -> None:
        if self._former is None:
            offered = [(parent.name, parent.id) for parent in parents_without_path(self.session)]
            self.form.parent_id.set_choices(offered)
            self.form.clear()
            self.form.saved()
            self._show_panel("Nouveau parcours")
            return
        found = self.session.store.find(InsertionPath, id=self._former.id)
        if not found:
            self._former = None
            self._show_former()
            return
        self._former = found[0]
        self.form.show_path(found[0])

    def _show_panel(self, title: str) -> None:
        self.panel.title.setText(title)
        self.panel.setVisible(self.session.can(Right.EDIT_INSERTION))
        self.form.parent_id.setEnabled(self._former is None)

    def _save(self) -> None:
        with Guard(self.form):
            path = self.form.path(self._former)
            self._former = change_path(self.session, path) if self._former else open_path(self.session, path)
            self.form.saved()
            self.drafted.emit(False)
            self._show_former()

    def _give_up(self) -> None:
        self.form.saved()
        self._former = None
        self._show_former()
        self.drafted.emit(False)
        self.table.setFocus()

    def _tell_draft(self) -> None:
        self.drafted.emit(True)

    def _filter(self, state: str) -> None:
        wanted = {"open": True, "ended": False}.get(state)
        self.table.proxy.filter_by(
            None if wanted is None else lambda line: (line.path.exit_day is None) is wanted
        )
