"""What the month becomes (aperçu du mois): hours against the contract, what is refused, what to know, and accept."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.care.envelopes import Basis, MonthEnvelope
from app.care.monthly_roster import RosterPreview, month_words
from app.days import Month
from ui import french
from ui.forms import CheckField
from ui.typed_month import MonthLine
from ui.widgets.basics import Button, label, set_tone
from ui.widgets.panel import Panel
from ui.widgets.section import Row, Section
from ui.widgets.section_column import SectionColumn

MOST = 12
"""Sentences of a kind shown at once."""


class MonthSums(Panel):
    """`accepted`, `given_up` with the buttons; `allowed` when the director's word is given or taken back."""

    accepted = Signal()
    given_up = Signal()
    allowed = Signal()

    def __init__(self) -> None:
        super().__init__("Ce que devient le mois")
        self.figure = label("", size="figure", bold=True)
        self.foreseen = label("", tone="muted", wrap=True)
        self.difference = label("", bold=True, wrap=True)
        self.changes = label("", wrap=True)
        self.word = CheckField(
            "outside_opening",
            "Accueil hors ouverture",
            hint="Décidé par la direction\u00a0: les jours fermés et les heures hors ouverture passent.",
        )
        self.word.box.setObjectName("month_word")
        self.word.changed.connect(self.allowed)
        self.refused = Section("Refusé", name="month_refused")
        self.known = Section("À savoir", name="month_known")
        self.lost = Section("Lignes du fichier à reprendre", name="month_lost")
        self.why = label("", tone="muted", wrap=True)
        self.save = Button("Enregistrer le mois", self.accepted.emit, kind="main", keys="Ctrl+Return")
        self.save.setObjectName("month_save")
        self.drop = Button("Abandonner", self.given_up.emit)
        self.drop.setObjectName("month_drop")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.drop)
        buttons.addStretch()
        column = SectionColumn()
        for section in (self.refused, self.lost, self.known):
            column.put(section)
        for widget in (self.figure, self.foreseen, self.difference, self.changes, self.word):
            self.add(widget)
        self.add(column, 1)
        self.add(self.why)
        self.add(buttons)

    def show_month(
        self,
        month: Month,
        preview: RosterPreview,
        unread: Mapping[date, str],
        lost: Sequence[MonthLine],
        *,
        may_save: bool,
    ) -> None:
        """Tells the month as typed; `unread` lines can't be read, and say why; `lost` ones have no day."""
        self.figure.setText(french.hours(preview.minutes))
        self.foreseen.setText(foreseen_words(month, preview.envelope))
        words, fits = difference_words(preview)
        self.difference.setText(words)
        self.difference.setVisible(bool(words))
        set_tone(self.difference, "fine" if fits else "amber")
        count = len(preview.changed)
        self.changes.setText(f"{french.plural(count, 'jour change', 'jours changent')}.")
        self.word.setVisible(preview.waits_for_word or bool(self.word.value()))
        refusals = [
            f"{french.capitalised(french.day_of_week(day))}\u00a0: {why}" for day, why in unread.items()
        ]
        refusals += [sentence for one in preview.days for sentence in one.refusals]
        warnings = [sentence for one in preview.days for sentence in one.warnings]
        _show(self.refused, refusals, "alert")
        _show(self.known, warnings, "amber")
        self.lost.show_rows([Row(text=f"▲ {one.told}", note=one.text, tone="alert") for one in lost[:MOST]])
        self.lost.setVisible(bool(lost))
        why = _why_not(count, len(preview.refused), len(unread), may_save=may_save)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.save.setEnabled(not why)


def foreseen_words(month: Month, envelope: MonthEnvelope | None) -> str:
    """« réservées en décembre 2026, pour 110 h prévues par le contrat »."""
    head = f"réservées en {month_words(month)}"
    if envelope is None:
        return f"{head}\u00a0; le contrat ne prévoit aucun volume d’heures."
    source = "par le contrat" if envelope.basis is Basis.CONTRACT else "par la semaine type"
    part = ""
    if envelope.days < envelope.length:
        part = f", pour {envelope.days} des {envelope.length} jours du mois"
    return f"{head}\u00a0; {french.hours(envelope.minutes)} prévues {source}{part}."


def difference_words(preview: RosterPreview) -> tuple[str, bool]:
    """« 12 h 30 de plus que prévu », and whether it fits the contract."""
    difference = preview.difference
    if difference is None:
        return "", True
    if not difference:
        return "✓ Autant que prévu.", True
    words = "de plus" if difference > 0 else "de moins"
    return f"▲ {french.hours(abs(difference))} {words} que prévu.", False


def _show(section: Section, sentences: Sequence[str], tone: str) -> None:
    rows = [Row(text=f"▲ {one}", tone=tone) for one in sentences[:MOST]]  # type: ignore[arg-type]  # a tone
    if len(sentences) > MOST:
        more = french.plural(len(sentences) - MOST, "autre, dans la grille", "autres, dans la grille")
        rows.append(Row(text=f"et {more}", tone="muted"))
    section.show_rows(rows)
    section.setVisible(bool(rows))


def _why_not(changed: int, refused: int, unread: int, *, may_save: bool) -> str:
    if not may_save:
        return "Seule la direction enregistre un mois."
    if unread:
        return f"{french.plural(unread, 'ligne à corriger', 'lignes à corriger')} avant d’enregistrer."
    if refused:
        return (
            f"{french.plural(refused, 'jour refusé', 'jours refusés')}\u00a0: corrigez avant d’enregistrer."
        )
    return "" if changed else "Rien à enregistrer\u00a0: le mois est tel que réservé."
