"""Simulation: the best set of requests from a day on, its figures, who stays and why; nothing is stored."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.admission.desk import AdmissionDesk
from app.admission.trial import LeftOut, Out, Peak, Trial, trial, usual_day
from ui import figure_words, french
from ui.boundary import Guard, Quiet
from ui.forms import DateField, Form, Need
from ui.pages.children.waiting.words import points_text
from ui.widgets.basics import Button, label
from ui.widgets.panel import Panel
from ui.widgets.section import Deed, Row, Section
from ui.widgets.section_column import SectionColumn

ADVICE = "Rien n’est décidé ici\u00a0: chaque demande garde sa décision. Le surnombre n’est jamais prévu."


class TryingPanel(Panel):
    """`wanted(request id)` to look at one of them; the set follows the day that is typed; Esc closes."""

    wanted = Signal(int)
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Simulation", "rien n’est enregistré")
        self.setObjectName("admission_trying")
        close = Button("", self.closed.emit, kind="bare", icon="close", name="Fermer la simulation (Échap)")
        self.heading.addWidget(close)
        self._desk: AdmissionDesk | None = None
        self.trial: Trial | None = None
        self.form = Form()
        self.form.keeps_itself = True
        self.day = DateField("day", "Places données le", today, need=Need.MANDATORY)
        self.form.add(self.day)
        self.day.changed.connect(self._follow)
        self.form.submitted.connect(self.compute)
        self.form.cancelled.connect(self.closed)
        self.verdict = label("", bold=True, wrap=True)
        self.figures = Section("Avec ces places", name="trying_figures")
        self.chosen = Section("Tiennent ensemble", name="trying_chosen")
        self.left = Section("Restent en attente", name="trying_left")
        self.column = SectionColumn()
        for section in (self.chosen, self.figures, self.left):
            self.column.put(section)
        self.add(self.form)
        self.add(self.verdict)
        self.add(self.column, 1)
        self.add(label(ADVICE, tone="muted", wrap=True))

    def show_desk(self, desk: AdmissionDesk) -> None:
        """On the list as it is; a day that was chosen stays."""
        self._desk = desk
        if not self.day.is_edited:
            self.day.put(usual_day(desk))
        self.compute()

    def _follow(self) -> None:
        """While it is typed, as soon as it is a day."""
        with Guard(Quiet()):
            if self._desk is not None:
                self._show(trial(self._desk, self.day.filled()))

    def compute(self) -> None:
        """Enter: the best set from that day on, or why it is no day."""
        if self._desk is None:
            return
        with Guard(self.form):
            self._show(trial(self._desk, self.day.filled()))

    def _show(self, found: Trial | None) -> None:
        self.trial = found
        self.column.setVisible(found is not None)
        if found is None:
            self.verdict.setText("Aucune demande en attente.")
            return
        count, waiting = len(found.chosen), len(found.chosen) + len(found.left)
        fit = french.agreed(count, "tient", "tiennent ensemble")
        self.verdict.setText(
            f"{french.plural(count, 'demande')} sur {waiting} {fit}, {french.period(found.day, found.last_day)}."
            + (
                ""
                if found.exact
                else " C’est le meilleur ensemble trouvé, sans certitude qu’il n’y en a pas d’autre."
            )
        )
        self.chosen.show_rows(
            [
                Row(
                    text=f"{line.rank}. {line.request.name}",
                    note=points_text(line) or "sans critère de priorité",
                    deeds=(self._see(line.id),),
                )
                for line in found.chosen
            ],
            "Aucune demande ne tient ce jour-là.",
        )
        self.figures.show_rows(_figures(found))
        self.left.show_rows([self._left_row(one) for one in found.left], "Aucune.")

    def _see(self, request_id: int) -> Deed:
        return Deed(words="Voir", act=partial(self.wanted.emit, request_id), name=f"trying_see_{request_id}")

    def _left_row(self, one: LeftOut) -> Row:
        return Row(
            text=f"{one.line.rank}. {one.line.request.name}",
            note=left_words(one),
            deeds=(self._see(one.line.id),),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def left_words(one: LeftOut) -> str:
    """« saturé mardi 8 h–9 h », « ferait passer la part Avip sous le seuil »."""
    match one.out:
        case Out.LATER:
            return f"souhaitée plus tard, le {french.day(one.line.request.wanted_from)}"
        case Out.CLASH:
            first, *more = one.clashes
            return f"{first.sentence}{f', et {len(more)} de plus' if more else ''}"
        case Out.SHARE:
            return "la part Avip passerait sous le seuil, ou baisserait encore"
        case Out.PLACE:
            return "sa place va à des demandes qui apportent plus ensemble"


def _figures(found: Trial) -> list[Row]:
    met = {True: "fine", False: "amber", None: "muted"}[found.met]
    share = figure_words.change(found.share_before, found.share, met=found.met, hours=False)
    return [
        Row(
            text=_peak_words(found.peak),
            note=f"sans elles\u00a0: {_peak_words(found.peak_before).lower()}",
        ),
        Row(
            text="Part Avip des enfants",
            note=f"{share} ({french.month(found.day)}, seuil {found.threshold_percent}{french.NBSP}%)",
            note_tone=met,  # type: ignore[arg-type]  # a tone
        ),
    ]


def _peak_words(peak: Peak) -> str:
    """« Pic de 27 enfants pour 30 places, mar. 1er déc. à 9 h »."""
    if not peak.children:
        return "Aucun enfant prévu"
    children = french.plural(peak.children, "enfant")
    places = french.plural(peak.places, "place")
    return f"Pic de {children} pour {places}, {french.day_short(peak.day)} à {french.hour(peak.minute)}"
