"""The Filoué view (fichier Filoué): years at the left, each child's row with what it lacks, and the file itself."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.filoue.checking import Answer, ChildCheck
from app.filoue.desk import FiloueDesk, filoue_desk, filoue_years, make_filoue
from app.search import name_order
from ui import french, printing, theme, typesetting
from ui.carry_out import ListMenu
from ui.files import write_whole
from ui.filoue_words import (
    ANSWERS,
    COMPLETE,
    LAYOUT,
    counts_of,
    help_of,
    made_words,
    shared_words,
    state_of,
    structure_words,
)
from ui.handing_over import tell_saved
from ui.page import Page
from ui.table import Column, Table
from ui.widgets.basics import Button, Sign, label
from ui.widgets.panel import Panel

LIST_WIDTH, ROW = 180, 36
YEAR = Qt.ItemDataRole.UserRole
KEYS = "Entrée\u00a0: ouvrir la famille · Ctrl+S\u00a0: faire le fichier · F1\u00a0: aide"


def _tone(check: ChildCheck) -> theme.Tone:
    if not check.is_in:
        return "muted"
    return "amber" if check.lacks else "fine"


def _sign(check: ChildCheck) -> str:
    words = state_of(check)
    return f"✓ {words}" if words == COMPLETE else words


def _place(check: ChildCheck) -> tuple[bool, bool, tuple[str, ...]]:
    return not check.is_in, not check.lacks, name_order(check.child)


def _amount(check: ChildCheck) -> str:
    return "—" if check.money or check.home is None else french.euros(check.cents)


COLUMNS: tuple[Column[ChildCheck], ...] = (
    Column(
        title="Enfant",
        text=lambda one: one.child.name,
        key=lambda one: name_order(one.child),
        about=lambda one: one.home.name if one.home else "",
        width=240,
    ),
    Column(
        title="Réponse",
        text=lambda one: ANSWERS[one.answer],
        key=lambda one: list(Answer).index(one.answer),
        width=100,
    ),
    Column(
        title="Facturé",
        text=lambda one: french.hours_column(one.billed),
        key=lambda one: one.billed,
        right=True,
        width=86,
    ),
    Column(title="Montant", text=_amount, key=lambda one: one.cents, right=True, width=96),
    Column(title="Ligne du fichier", text=_sign, key=_place, tone=_tone, hint=state_of, about=help_of),
)


class CheckTable(Table[ChildCheck]):
    """The rows that lack something first."""

    empty = "Aucun enfant n’a d’heures dans cette année."
    sorted_by = len(COLUMNS) - 1


class FiloueView(QWidget):
    """A year's check report and its file. The director's alone: it names families, and the data leave the program."""

    subtitle = "fichier annuel Filoué"
    help_topic = "filoue"

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._year = page.session.clock.day().year - 1
        self.shown: FiloueDesk | None = None
        self.years = QListWidget()
        self.years.setObjectName("filoue_years")
        self.years.setAccessibleName("Années")
        self.years.currentItemChanged.connect(self._pick)
        self.table = CheckTable("filoue", "Contrôle du fichier Filoué", COLUMNS)
        self.table.setObjectName("filoue_table")
        self.table.opened.connect(self._open_family)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        list_panel = Panel("Années")
        list_panel.add(self.years, 1)
        list_panel.setFixedWidth(theme.scaled(LIST_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(list_panel)
        row.addWidget(self._report(), 1)

    def _report(self) -> Panel:
        self.panel = Panel("Fichier Filoué")
        self.make = Button("Faire le fichier…", self.make_file, kind="main", icon="save", keys="Ctrl+S")
        self.make.setObjectName("filoue_make")
        self.panel.heading.addWidget(self.make)
        self.panel.heading.addWidget(ListMenu(self.table, self._page.session, self._page))
        self.counts = label("", bold=True, wrap=True)
        self.counts.setObjectName("filoue_counts")
        self.why_not = label("", tone="amber", wrap=True)
        self.why_not.setObjectName("filoue_why_not")
        self._alert = Sign("alert", "amber")
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.why_not, 1)
        self.identity = Button("Compléter l’identité", self._open_identity)
        self.identity.setObjectName("filoue_identity")
        why.addWidget(self.identity, 0, Qt.AlignmentFlag.AlignTop)
        self.scales = Button("Ouvrir les barèmes", self._open_scales)
        self.scales.setObjectName("filoue_scales")
        why.addWidget(self.scales, 0, Qt.AlignmentFlag.AlignTop)
        self.made = label("", tone="muted", wrap=True)
        self.made.setObjectName("filoue_made")
        layout = label(LAYOUT, tone="muted", wrap=True)
        layout.setObjectName("filoue_layout")
        head = QVBoxLayout()
        head.setSpacing(8)
        for part in (layout, self.counts, self.made):
            head.addWidget(part)
        head.addLayout(why)
        self.panel.add(head)
        self.panel.add(self.table, 1)
        return self.panel

    def reload(self) -> None:
        """Reads the years and the one shown."""
        years = filoue_years(self._page.session)
        if self._year not in years:
            self._year = years[0]
        self._show_years(years)
        self._show(filoue_desk(self._page.session, self._year))

    def _show_years(self, years: list[int]) -> None:
        self.years.blockSignals(True)
        self.years.clear()
        for year in years:
            under_way = year == self._page.session.clock.day().year
            item = QListWidgetItem(f"{year}, en cours" if under_way else str(year))
            item.setData(YEAR, year)
            item.setSizeHint(QSize(0, theme.scaled(ROW)))
            self.years.addItem(item)
            if year == self._year:
                self.years.setCurrentItem(item)
        self.years.blockSignals(False)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._year = item.data(YEAR)
            with self._page.guard():
                self._show(filoue_desk(self._page.session, self._year))

    def _show(self, desk: FiloueDesk) -> None:
        self.shown = desk
        self.panel.title.setText(f"Fichier Filoué {desk.year}")
        self.table.title = f"Contrôle du fichier Filoué {desk.year}"
        self.counts.setText(counts_of(desk))
        self.made.setText(made_words(desk))
        self.made.setVisible(desk.made is not None)
        refusal = typesetting.typographic(desk.refusal or "")
        lacking = [structure_words(desk)] if desk.structure and not desk.is_over else []
        shared = shared_words(desk)
        self.why_not.setText("\n".join([refusal, *lacking, *shared]))
        for part in (self._alert, self.why_not):
            part.setVisible(bool(refusal))
        self.identity.setVisible(bool(desk.structure))
        self.scales.setVisible(bool(shared))
        self.make.setEnabled(desk.refusal is None)
        self.table.set_rows(desk.children)

    def make_file(self) -> None:
        """Asks where, then writes the file, whole or not at all."""
        with self._page.guard():
            path = printing.where_to_save(self, f"filoue-{self._year}.csv", "Tableau (*.csv)")
            if path is not None:
                make_filoue(self._page.session, self._year, partial(write_whole, path))
                tell_saved(self, path)

    def _open_family(self, check: ChildCheck) -> None:
        self._page.desk.open("children", "family", check.child.id)

    def _open_identity(self) -> None:
        self._page.desk.open("settings", "identity", 0)

    def _open_scales(self) -> None:
        self._page.desk.open("settings", "money", 0)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.table.setFocus(reason)
