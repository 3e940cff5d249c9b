"""Partenaires: the directory at the left, by kind and name; an organisation's card and its contacts at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.insertion.orientation_desk import OrientationDesk, orientation_desk
from app.insertion.partners import Partner, save_organisation
from ui import french, theme
from ui.boundary import Guard
from ui.carry_out import ListMenu
from ui.pages.insertion.partners import words
from ui.pages.insertion.partners.card import PartnerCard
from ui.pages.insertion.partners.forms import OrganisationForm
from ui.pages.insertion.view import View
from ui.table import Table
from ui.widgets.basics import Button
from ui.widgets.panel import Panel
from ui.widgets.side import FormPanel, Side


class PartnersView(View):
    """The card follows the list; the form of a new one stays while something is typed in it."""

    name = "partners"
    title = "Partenaires"
    help_topic = "insertion-partners"
    keys = (
        "Ctrl+N\u00a0: nouveau partenaire · Entrée\u00a0: aller à la fiche · C\u00a0: nouveau contact · "
        "Échap\u00a0: revenir à la liste · F1\u00a0: aide"
    )

    def build(self) -> None:
        self._desk: OrientationDesk | None = None
        self.table = Table("partners", "Partenaires", words.COLUMNS)
        self.table.setObjectName("partners_table")
        self.table.empty = (
            "L’annuaire est vide. « Nouveau partenaire » (Ctrl+N) note un organisme et qui appeler."
        )
        self.table.opened.connect(lambda _partner: self.card.enter())
        self.table.chosen.connect(self._follow)
        self.kinds = QComboBox()
        self.kinds.setObjectName("partners_kinds")
        self.kinds.setAccessibleName("Type de partenaire")
        self.kinds.currentIndexChanged.connect(self._filter)
        self.search = QLineEdit()
        self.search.setObjectName("partners_filter")
        self.search.setPlaceholderText("Filtrer par nom ou contact")
        self.search.setAccessibleName("Filtrer par nom ou contact")
        self.search.textChanged.connect(self.table.proxy.filter_text)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._list_panel(), 1)
        row.addWidget(self._side())
        self.body.addLayout(row, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        shortcut = QShortcut(QKeySequence("C"), self.table, self._begin_contact)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _list_panel(self) -> QWidget:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.kinds)
        tools.addWidget(self.search, 1)
        tools.addWidget(ListMenu(self.table, self.session, self))
        self.new = Button("Nouveau partenaire", self.begin, icon="plus", keys="Ctrl+N")
        self.new.setObjectName("partners_new")
        tools.addWidget(self.new)
        panel = Panel("Annuaire des partenaires")
        panel.add(tools)
        panel.add(self.table, 1)
        self.new.setVisible(self.may_edit)
        return panel

    def _side(self) -> Side:
        self.form = OrganisationForm("Ajouter le partenaire", "Abandonner")
        self.form.named("partners_form", "partners_new")
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._give_up)
        self.form.edited.connect(self.drafted)
        self.form_panel = FormPanel("Nouveau partenaire", self.form)
        self.card = PartnerCard(lambda: self.session)
        self.card.drafted.connect(self.drafted)
        self.card.closed.connect(self.table.setFocus)
        self.card.wanted.connect(self._show_orientation)
        self.side = Side(self.card, self.form_panel)
        return self.side

    @property
    def desk(self) -> OrientationDesk:
        """What was read last."""
        assert self._desk is not None
        return self._desk

    @property
    def is_edited(self) -> bool:
        return self.form.is_edited or self.card.is_edited

    @property
    def subtitle(self) -> str:
        return french.plural(sum(one.is_active for one in self.table.model_.rows), "partenaire")

    def reload(self) -> None:
        """Reads the directory; what is being typed is left alone."""
        self._desk = orientation_desk(self.session)
        partners = self._desk.partners
        self._offer_kinds(words.choices(partners))
        self._filter()
        self.table.set_rows(partners)
        shown = next((one for one in partners if one.id == self.card.shown_id), None)
        if self.card.is_edited and shown is not None:
            self._show(shown)
        else:
            self._follow(self.table.current())

    def _offer_kinds(self, choices: list[tuple[str, str]]) -> None:
        before = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for key, text in choices:
            self.kinds.addItem(text, key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(before)))
        self.kinds.blockSignals(False)

    def _filter(self) -> None:
        key = self.kinds.currentData() or words.EVERY
        self.table.proxy.filter_by(lambda one: words.is_kept(one, key))

    def _follow(self, partner: Partner | None) -> None:
        if self.card.is_edited:
            return
        if partner is not None:
            self._show(partner)
        if self.side.shows(self.form_panel) and self.form.is_edited:
            return
        if partner is None:
            self.side.hide()
        else:
            self.side.open(self.card)

    def _show(self, partner: Partner) -> None:
        self.card.show_partner(partner, self.desk.sent_by(partner.id))

    def enter(self) -> None:
        if self.side.shows(self.form_panel) and self.form.is_edited:
            self.form.focus_first()
            return
        # Before the focus: it makes the first line current, but does not select it.
        if self.table.current() is None and self.table.proxy.rowCount():
            self.table.select_row(0)
        self.table.setFocus()

    def begin(self) -> None:
        """Ctrl+N: the form, as it was left."""
        if self.may_edit:
            self.side.open(self.form_panel)
            self.form.focus_first()

    def _begin_contact(self) -> None:
        if self.may_edit and self.table.current() is not None and not self.card.is_edited:
            self.side.open(self.card)
            self.card.contacts.begin()

    def place(self, form: QWidget) -> tuple[str, int]:
        shown = self.card.shown_id if self.card.isAncestorOf(form) else None
        return ("partner", shown) if shown else super().place(form)

    def show_one(self, id: int) -> None:
        """The list keeps the keyboard."""
        self.search.clear()
        self.kinds.setCurrentIndex(0)
        for row in range(self.table.proxy.rowCount()):
            if self.table.proxy.thing(row).id == id:
                self.table.select_row(row)
        self.table.setFocus()

    def _save(self) -> None:
        with Guard(self.form):
            self.form.check()
            made = save_organisation(self.session, self.form.organisation(None))
            self.form.clear()
            self.drafted.emit()
            self.show_one(made.id)
            self._follow(self.table.current())

    def _give_up(self) -> None:
        self.form.clear()
        self.drafted.emit()
        self._follow(self.table.current())
        self.table.setFocus()

    def _show_orientation(self, orientation_id: int) -> None:
        self.page.show_one("orientation", orientation_id)
