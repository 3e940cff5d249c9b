"""What comes within thirty days (à venir): arrivals, departures, third birthdays; and the last verified copy."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.backups import AMBER_DAYS, RED_DAYS
from app.coming import Coming, Event
from app.errors import RuleError
from app.store import Rehearsal
from ui import french, theme
from ui.pages.home.scrolled import ScrolledPanel
from ui.widgets.basics import Button, Sign, label, set_tone
from ui.widgets.inline_error import InlineError
from ui.widgets.panel import Panel

MOST = 6
EVENTS = {
    Event.ARRIVES: "premier jour d’accueil",
    Event.LEAVES: "dernier jour d’accueil",
    Event.TURNS_THREE: "trois ans",
}


class NextPanel(ScrolledPanel):
    """Day, child, what happens."""

    def __init__(self) -> None:
        super().__init__("À venir", "30 jours")
        self.setObjectName("home_next")
        self.column.setSpacing(4)

    def show_comings(self, comings: Sequence[Coming], today: date) -> None:
        """The first ones; the others are counted."""
        self.empty()
        if not comings:
            self.put(label("Ni arrivée, ni départ, ni troisième anniversaire.", tone="muted", wrap=True))
        for one in comings[:MOST]:
            self.put(_coming(one, today))
        if len(comings) > MOST:
            self.put(label(f"et {french.plural(len(comings) - MOST, 'autre')}", tone="muted"))
        self.column.addStretch()


def _coming(one: Coming, today: date) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, theme.scaled(62))
    grid.setColumnStretch(1, 1)
    near = {0: "aujourd’hui", 1: "demain"}.get((one.day - today).days)
    month = french.MONTHS_SHORT[one.day.month - 1]
    grid.addWidget(label(near or f"{french.day_number(one.day)}{french.NBSP}{month}", bold=True), 0, 0)
    grid.addWidget(label(one.child.name, wrap=True), 0, 1)
    grid.addWidget(label(EVENTS[one.event], tone="muted"), 1, 1)
    return made


class BackupPanel(Panel):
    """The last verified copy of the crèche's own folder; for who may carry the data out."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("home_backup")
        self._sign, self._words = Sign("check", "fine"), label("", bold=True, wrap=True)
        self._detail = label("", tone="muted", wrap=True)
        self.button = Button("Sauvegarder", act, kind="link", name="Sauvegarder la crèche")
        self.button.setObjectName("home_back_up")
        self.error = InlineError()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._words, 1)
        head.addWidget(self.button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self._detail)
        self.add(words)
        self.add(self.error)

    @property
    def words(self) -> str:
        """What is said of the last copy."""
        return f"{self._words.text()}, {self._detail.text()}"

    def show_last(self, made: datetime | None, today: date, failed: Rehearsal | None = None) -> None:
        """How many days ago; amber, then red, as it gets old; amber where there is none yet.

        A rehearsal of a restore that failed comes first: a copy that can't be put back is none.
        """
        if failed is not None:
            self._tell("alert", "Restauration d’essai manquée")
            self._detail.setText(
                f"le {french.day(failed.at.date())}{french.NBSP}: faites une autre sauvegarde"
            )
            self._detail.setToolTip(failed.why)
            return
        self._detail.setToolTip("")
        if made is None:
            self._tell("amber", "Aucune sauvegarde")
            self._detail.setText("Une panne de disque perdrait tout\u00a0: faites une première copie.")
            return
        days = max(0, (today - made.date()).days)
        tone: theme.Tone = "fine" if days < AMBER_DAYS else "amber" if days < RED_DAYS else "alert"
        self._tell(tone, "Dernière sauvegarde vérifiée")
        hour = french.hour(made.hour * 60 + made.minute)
        since = f"aujourd’hui, {hour}" if not days else f"il y a {french.plural(days, 'jour')}"
        self._detail.setText(f"{since}, sur ce disque{french.NBSP}: copiez-la aussi sur une clé")

    def _tell(self, tone: theme.Tone, words: str) -> None:
        self._sign.show_icon("check" if tone == "fine" else "alert", tone)
        self._words.setText(words)
        set_tone(self._words, tone)

    def refuse(self, error: RuleError) -> None:
        """A copy that failed is told here."""
        self.error.tell(error.sentence)

    def forget_refusal(self) -> None:
        """Takes it away."""
        self.error.forget()
