"""A meeting's form (fiche de concertation): when, who was there, the parents discussed, minutes, decisions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidEntry, RuleError
from app.insertion.meeting_desk import MeetingDesk, Proposal
from app.insertion.meetings import Meeting, MeetingEntry, MeetingState
from app.insertion.path_list import PathLine
from ui.forms import CheckField, DateField, Form, HourField, Need, NoteField, TextField
from ui.insertion_fields import MinutesField
from ui.pages.insertion.meetings.decisions import FIELD, LINE_KEYS, DecisionsBox
from ui.pages.insertion.meetings.people import People, PeopleBox
from ui.pages.insertion.meetings.topics import TAKE_KEYS, TopicsBox
from ui.tab_order import follow_layout
from ui.widgets.basics import label
from ui.widgets.growing import let_grow
from ui.widgets.inline_error import InlineError
from ui.widgets.keyed_choice import KeyedChoice

STATES = {
    MeetingState.PLANNED: ("Prévue", "P"),
    MeetingState.HELD: ("Tenue", "T"),
    MeetingState.CANCELLED: ("Annulée", "A"),
}
OF_DECISION = frozenset({FIELD, "label", "due_day", "opened_on", "kind", "owner"})
"""What the refusal of a decision names."""
GAP = 4
HANDED_OUT = "imprimé et remis aux personnes présentes\u00a0; rien sur un parent en particulier"


class MeetingForm(Form):
    """The inputs alone; what is stored is the view's matter."""

    keeps_itself = True

    def __init__(self, today: Callable[[], date], me: Callable[[], int]) -> None:
        super().__init__()
        self._me = me
        self.day = DateField("day", "Jour", today, need=Need.MANDATORY)
        self.start = HourField("start", "Heure")
        self.minutes = MinutesField("minutes", "Durée")
        self.title = TextField("title", "Objet")
        self.with_partners = CheckField("with_partners", "Avec des partenaires")
        self.others = TextField("others", "Autres personnes")
        self.summary = NoteField("summary", "")
        let_grow(self.summary.box, least=5, most=24)
        self.summary.box.setAccessibleName("Compte rendu")
        self.state = KeyedChoice("État de la réunion")
        self.state.offer([(state.value, *words) for state, words in STATES.items()])
        self.state_error = InlineError()
        self.people, self.topics, self.decisions = PeopleBox(), TopicsBox(), DecisionsBox(today)
        self._touched = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(16)
        for field, share in ((self.day, 3), (self.start, 2), (self.minutes, 2)):
            first.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        state = QVBoxLayout()
        state.setSpacing(GAP)
        state.addWidget(label("État", bold=True))
        state.addWidget(self.state)
        state.addWidget(self.state_error)
        state.addStretch()
        first.addLayout(state)
        self._column.addLayout(first)
        self.add(self.title, self.with_partners, widths=(3, 1))
        self._part("Qui participe", "la crèche, puis les partenaires", self.people)
        self.add(self.others)
        self._part("Parents évoqués", "avec le motif, et ce qui en est dit", self.topics)
        self._part("Compte rendu", HANDED_OUT, self.summary)
        self._part("Décisions", "chacune entre dans le plan d’actions du parent", self.decisions)
        self.add_stretch()
        for one in (self.day, self.start, self.minutes, self.summary):
            self.fields[one.name] = one
            one.changed.connect(self.edited)

    def _part(self, title: str, note: str, content: QWidget) -> None:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(GAP)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(label(title, bold=True))
        heading.addWidget(label(note, tone="muted"))
        heading.addStretch()
        column.addLayout(heading)
        column.addWidget(content)
        self.add_widget(made)

    def _connect(self) -> None:
        self.state.chosen.connect(self._choose_state)
        self.people.partner_added.connect(self._note_partner)
        for box in (self.people, self.topics, self.decisions):
            box.changed.connect(self.touch)
        self.topics.changed.connect(self._offer_parents)
        self.topics.written.connect(self.decisions.speak_of)
        self.decisions.line.textEdited.connect(self.touch)

    def offer_keys(self, widget: QWidget) -> None:
        """Alt and a state's letter, Alt+O, Alt+N, while the widget shows."""
        for state, (_words, letter) in STATES.items():
            QShortcut(QKeySequence(f"Alt+{letter}"), widget, partial(self.state.choose, state.value))
        QShortcut(QKeySequence(TAKE_KEYS), widget, self.topics.take_all)
        QShortcut(QKeySequence(LINE_KEYS), widget, self.decisions.line.setFocus)

    def touch(self) -> None:
        """Something that is no field was changed: rows may have come or gone."""
        self._touched = True
        follow_layout(self)
        self.edited.emit()

    def _choose_state(self) -> None:
        """Whoever notes it held was there, unless somebody is named already."""
        self.state_error.forget()
        named = self.people.user_ids or self.people.contact_ids or self.others.line.text().strip()
        if self.state.current == MeetingState.HELD and not named:
            self.people.tick(self._me())
        self.touch()

    def _note_partner(self) -> None:
        self.with_partners.box.setChecked(True)

    def _offer_parents(self) -> None:
        self.topics.error.forget()
        self.decisions.offer(self.topics.names)

    @property
    def is_edited(self) -> bool:
        return self._touched or super().is_edited

    def saved(self) -> None:
        super().saved()
        self._touched = False

    def show_meeting(
        self,
        meeting: Meeting,
        desk: MeetingDesk | None,
        people: People,
        lines: Sequence[PathLine],
        proposals: Sequence[Proposal],
    ) -> None:
        """Fills the inputs from a meeting, stored (with its desk) or about to be; `lines` may be discussed."""
        self.forget_refusal()
        for name in ("day", "start", "minutes", "title", "with_partners", "others", "summary"):
            self.fields[name].put(getattr(meeting, name))
        self.state.blockSignals(True)
        self.state.choose(meeting.state.value)
        self.state.blockSignals(False)
        topics = desk.topics if desk else ()
        known = {line.id: line for line in (*lines, *(line for _, line in topics))}
        self.people.show_people(people, desk.user_ids if desk else (), desk.contact_ids if desk else ())
        self.topics.show_topics([one for one, _ in topics], list(known.values()), proposals)
        names = {path_id: line.parent.name for path_id, line in known.items()}
        self.decisions.show_decisions(desk.actions if desk else (), names)
        self._offer_parents()
        follow_layout(self)
        self.saved()

    def entry(self, base: Meeting) -> MeetingEntry:
        """What is typed, as a meeting whole. Raises InvalidEntry."""
        self.check()
        return MeetingEntry(
            meeting=replace(
                base,
                day=self.day.filled(),
                start=self.start.value(),
                minutes=self.minutes.value(),
                with_partners=bool(self.with_partners.value()),
                state=MeetingState(self.state.current),
                title=self.title.value(),
                summary=self.summary.value(),
                others=self.others.value(),
            ),
            user_ids=self.people.user_ids,
            contact_ids=self.people.contact_ids,
            topics=self.topics.records,
            decisions=self.decisions.with_typed(),
        )

    def check(self) -> None:
        refusals: list[InvalidEntry] = []
        try:
            super().check()
        except InvalidEntry as refusal:
            refusals.append(refusal)
        refusals += self.topics.refusals()
        if refusals:
            raise refusals[0]

    def refuse(self, error: RuleError) -> None:
        """Under the input that the refusal names."""
        if error.field in OF_DECISION:
            self.decisions.refuse(error)
            self.decisions.line.setFocus()
        elif error.field == "state":
            self.state_error.tell(error.sentence)
            self.state.setFocus()
        elif error.field == "topics":
            self.topics.error.tell(error.sentence)
            self.topics.choice.setFocus()
        elif error.field == "decision":
            self.topics.focus_refused()
        else:
            super().refuse(error)

    def forget_refusal(self) -> None:
        super().forget_refusal()
        self.state_error.forget()
        self.topics.error.forget()
        self.decisions.forget_refusal()
        for one in self.topics.topics:
            one.field.forget_refusal()
