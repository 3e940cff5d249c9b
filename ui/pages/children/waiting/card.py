"""The card of a request (fiche de demande): the decision, its rank and its place with their reasons, what is asked."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.admission.desk import AdmissionDesk, AdmissionLine
from app.admission.priorities import PRIORITIES
from app.admission.requests import change_request
from app.session import Session
from ui import codes, french
from ui.insertion_words import week_words
from ui.pages.children.waiting.decision import DecisionSection
from ui.pages.children.waiting.form import RequestForm
from ui.pages.children.waiting.words import STATES, points_text
from ui.widgets.section import Row, Section
from ui.widgets.side import Card

NBSP = french.NBSP


class ReasonSection(Section):
    """Why it stands where it stands, and whether its week fits."""

    def __init__(self, card: "AdmissionCard") -> None:
        self.card = card
        super().__init__("Rang et place", name="admission_reasons")

    def show_line(self) -> None:
        """Nothing for one that is decided."""
        line, desk = self.card.line, self.card.desk
        self.setVisible(line.is_waiting)
        if line.fit is None:
            return
        rank = f"Rang {line.rank} sur {len(desk.waiting)}, {french.plural(line.score, 'point')}"
        why = points_text(line) or "aucun critère qui donne des points\u00a0: le jour de la demande décide"
        rows = [Row(text=rank, note=why)]
        period = french.period(line.fit.first_day, line.fit.last_day)
        if line.fit.fits:
            rows.append(Row(text="✓ La semaine souhaitée tient", note=f"regardée {period}", tone="fine"))
        else:
            told = [french.capitalised(one.sentence) for one in line.fit.clashes]
            rows += [Row(text=f"▲ {one}", tone="amber") for one in told]
            rows.append(Row(text=f"Regardée {period}, sans compter le surnombre.", tone="muted"))
        self.show_rows(rows)


class AskedSection(Section):
    """What the family asks, and the form that corrects it."""

    def __init__(self, card: "AdmissionCard") -> None:
        self.card = card
        super().__init__("Demande", name="admission_asked", add="Modifier", begin=self.begin)
        self.form = RequestForm(card.session.clock.day, "Enregistrer la demande")
        self.attach(self.form, self._save)

    def show_line(self) -> None:
        """All that was noted."""
        line = self.card.line
        one, today = line.request, self.card.today
        self.add.setVisible(line.is_waiting)
        age = french.age(one.birth_day, today)
        born = (
            f"naissance le {french.day(one.birth_day)}"
            if age
            else f"naissance prévue le {french.day(one.birth_day)}"
        )
        reached = " · ".join(filter(None, (one.phone, one.email))) or "ni téléphone ni courriel"
        facts = [PRIORITIES[fact] for fact in one.priorities]
        self.show_rows(
            [
                Row(text=french.capitalised(age or "à naître"), note=born),
                Row(text=f"Contact{NBSP}: {one.contact}", note=reached),
                Row(
                    text=f"Accueil {codes.KINDS[one.kind]} à partir du {french.day(one.wanted_from)}",
                    note=f"{week_words(line.week)}, soit {french.hours(line.weekly_minutes)} par semaine",
                ),
                Row(text=french.capitalised(", ".join(facts)) if facts else "Aucun critère de priorité"),
            ]
        )

    def begin(self) -> None:
        """The form on what is stored."""
        self.form.show_line(self.card.line)
        self.open_form(self.form)

    def _save(self) -> None:
        request, week = self.form.request(self.card.line.request)
        change_request(self.card.session, request, week)


class AdmissionCard(Card):
    """One line of the list, whole."""

    child_wanted = Signal(int)

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__(session, name="admission_card")
        self._line: AdmissionLine | None = None
        self._desk: AdmissionDesk | None = None
        self.decision, self.reasons, self.asked = (
            DecisionSection(self),
            ReasonSection(self),
            AskedSection(self),
        )
        for section in (self.decision, self.reasons, self.asked):
            self.put(section)

    @property
    def is_shown(self) -> bool:
        """Whether there is a line."""
        return self._line is not None

    @property
    def line(self) -> AdmissionLine:
        """The line shown; only asked for once there is one."""
        assert self._line is not None
        return self._line

    @property
    def desk(self) -> AdmissionDesk:
        """The list it stands in."""
        assert self._desk is not None
        return self._desk

    def show_line(self, line: AdmissionLine, desk: AdmissionDesk) -> None:
        """That line; forms open on another one are put away."""
        if self._line is None or self._line.id != line.id:
            self._line = line
            self.sections.close_forms()
        self._line, self._desk = line, desk
        self.show_name(line.request.name, *STATES[line.request.state])
        for section in (self.decision, self.reasons, self.asked):
            section.show_line()

    def enter(self) -> None:
        """The cursor on what is done first."""
        first = self.decision.admit if not self.decision.bar.isHidden() else self.asked.add
        first.setFocus()
