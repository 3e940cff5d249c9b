"""The head of a parent's page: who it is, where the engagement stands, the month's care."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.families.records import Gender
from app.insertion.engagements import Engagement
from app.insertion.parent_sheet import ParentSheet
from ui import french, theme
from ui.insertion_words import term_words
from ui.widgets.basics import Button, Sign, label, set_tone
from ui.widgets.panel import Panel
from ui.widgets.tag import Tag
from ui.widgets.term_bar import Term, TermBar

RELATIONS = {Gender.WOMAN: "Mère", Gender.MAN: "Père"}


class Head(Panel):
    """One line high as far as it can be."""

    def __init__(self, begin: Callable[[], object], follow: Callable[[], object]) -> None:
        super().__init__()
        self.name = label("", size="title", bold=True)
        self.state = Tag()
        self.relation = Button("", follow, kind="link")
        self.relation.setObjectName("parent_family")
        self.contact = label("", tone="muted")
        self._phone = Sign("phone", "muted", 14)
        self.term = label("", bold=True)
        self.left = label("", tone="muted")
        self.bar = TermBar()
        self.care = label("", wrap=True)
        self.start = Button("Noter un entretien", begin, kind="main", keys="Ctrl+E")
        self.start.setObjectName("parent_interview")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._who(), 5)
        row.addLayout(self._engagement(), 6)
        row.addLayout(self._right(), 3)
        self.add(row)

    def _who(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name)
        top.addWidget(self.state)
        top.addStretch()
        reached = QHBoxLayout()
        reached.setSpacing(6)
        reached.addWidget(self._phone)
        reached.addWidget(self.contact, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.relation)
        column.addLayout(reached)
        column.addStretch()
        return column

    def _engagement(self) -> QVBoxLayout:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.term)
        words.addWidget(self.left, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(words)
        column.addWidget(self.bar)
        column.addStretch()
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.care)
        column.addWidget(self.start)
        column.addStretch()
        return column

    def show_sheet(self, sheet: ParentSheet, today: date, *, may_edit: bool) -> None:
        """The parent, the engagement and the care of one page."""
        path = sheet.path
        self.name.setText(sheet.parent.name)
        self.setAccessibleName(sheet.parent.name)
        self.state.show_text(*_state(sheet, today))
        self.relation.setText(relation_words(sheet, today))
        self.relation.setAccessibleName(f"Fiche de l’enfant\u00a0: {self.relation.text()}")
        self.relation.setVisible(bool(sheet.children))
        referent = f"suivi par {sheet.referent.name}" if sheet.referent else "sans référent"
        self.contact.setText("   ".join(filter(None, (sheet.parent.phone, referent))))
        self._show_engagement(sheet, today)
        self.care.setText(care_hours(sheet))
        today_planned = any(one.day == today and one.state.value == "planned" for one in sheet.interviews)
        self.start.setText("Commencer l’entretien" if today_planned else "Noter un entretien")
        self.start.setVisible(may_edit and path.exit_day is None)

    def _show_engagement(self, sheet: ParentSheet, today: date) -> None:
        one = sheet.engagement or (sheet.engagements[-1] if sheet.engagements else None)
        self.bar.show_term(
            None
            if one is None
            else Term(
                first=one.first_day,
                last=one.until,
                today=min(today, sheet.path.exit_day or today),
                warnings=() if one.ended_on else sheet.settings.engagement_warnings,
            )
        )
        set_tone(self.term, "ink")
        if one is None:
            self.term.setText("Pas encore d’engagement")
            self.left.setText("à signer" if sheet.path.exit_day is None else "")
            return
        late = one.until < today and sheet.path.exit_day is None
        if late:
            set_tone(self.term, "alert")
            self.term.setText(f"▲ L’engagement {term_words(one.until, today)}")
        else:
            self.term.setText(f"Engagement jusqu’au {french.day(one.until)}")
        self.left.setText(_left(sheet, one))


def _left(sheet: ParentSheet, one: Engagement) -> str:
    """What follows the engagement in force: its renewal where it is noted, else how many are possible."""
    last = sheet.engagements[-1]
    if sheet.path.exit_day is not None:
        return ""
    if last.renewal > one.renewal:
        return f"renouvelé jusqu’au {french.day(last.until)}"
    renewals = max(0, sheet.settings.engagement_renewals - last.renewal)
    left = french.plural(renewals, "renouvellement possible", "renouvellements possibles")
    return left if renewals else "dernier renouvellement"


def _state(sheet: ParentSheet, today: date) -> tuple[str, theme.Tone]:
    if sheet.path.exit_day is not None:
        return "parcours terminé", "muted"
    return ("parcours à venir", "action") if sheet.path.entry_day > today else ("parcours ouvert", "fine")


def relation_words(sheet: ParentSheet, today: date) -> str:
    """« Mère de Minh Anh, 14 mois »."""
    what = RELATIONS.get(sheet.parent.gender, "Parent") if sheet.parent.gender else "Parent"
    children = [f"{one.first_name}, {french.age(one.birth_day, today)}" for one in sheet.children]
    return f"{what} {french.elided('de', ' et de '.join(children))}" if children else what


def care_hours(sheet: ParentSheet) -> str:
    """« Accueil en novembre : 84 h réalisées sur 92 h réservées »; a line a child where there are several."""
    month = french.MONTHS[sheet.month.month - 1]
    if not sheet.care:
        return f"Pas d’accueil en {month}"
    several = len(sheet.care) > 1
    lines = [
        (f"{one.child.first_name}\u00a0: " if several else "")
        + f"{french.hours(one.realised)} réalisées sur {french.hours(one.reserved)} réservées"
        for one in sheet.care
    ]
    return "\n".join([f"Accueil en {month}", *lines])
