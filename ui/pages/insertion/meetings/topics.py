"""The parents discussed (ordre du jour): each with the reason and what is said; those proposed are taken by one key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidEntry
from app.fields import tidy_text
from app.insertion.meeting_desk import Proposal, topics_of
from app.insertion.meetings import MeetingTopic, TopicReason
from app.insertion.path_list import PathLine
from app.search import name_order
from ui import french, insertion_codes
from ui.forms import NoteField
from ui.pages.insertion.meetings.rows import Rows, word_row
from ui.widgets.basics import Button, key_label
from ui.widgets.entering import EnteringCombo
from ui.widgets.growing import let_grow
from ui.widgets.inline_error import InlineError
from ui.widgets.text_box import text_in

INVITATION = "Ajouter un parent"
TAKE_KEYS = "Alt+O"


class WordsField(NoteField):
    """What is said of one parent; refused in its own place."""

    def __init__(self, name: str) -> None:
        super().__init__("decision", "")
        self.box.setObjectName(name)
        let_grow(self.box, least=1, most=8)

    def read(self) -> str | None:
        return tidy_text(text_in(self.box), self.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A parent on the agenda, as shown: the record, the line, what is typed."""

    path_id: int
    why: TopicReason
    field: WordsField
    row: QWidget


class TopicsBox(QWidget):
    """`changed` after each parent added, taken out or written about; `written` carries whose path it is."""

    changed = Signal()
    written = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.topics: list[Topic] = []
        self._lines: dict[int, PathLine] = {}
        self._proposals: Sequence[Proposal] = ()
        self._rows, self._offered = Rows(), Rows()
        self._rows.setSpacing(8)
        self.take_button = Button("", self.take_all, kind="link")
        self.take_button.setObjectName("meeting_take_all")
        self._take_key = key_label(TAKE_KEYS)
        self.choice = EnteringCombo()
        self.choice.setObjectName("meeting_topic")
        self.choice.setAccessibleName(f"{INVITATION}, Entrée pour l’ajouter")
        self.choice.entered.connect(self.take)
        self.add_button = Button("Ajouter", self.take, name=INVITATION)
        self.add_button.setObjectName("meeting_topic_add")
        self.error = InlineError()
        self._lay_out()

    def _lay_out(self) -> None:
        proposed = QHBoxLayout()
        proposed.setSpacing(8)
        proposed.addWidget(self.take_button)
        proposed.addWidget(self._take_key)
        proposed.addStretch()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choice, 1)
        line.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addLayout(proposed)
        column.addLayout(self._offered)
        column.addLayout(line)
        column.addWidget(self.error)

    def show_topics(
        self, topics: Sequence[MeetingTopic], lines: Sequence[PathLine], proposals: Sequence[Proposal]
    ) -> None:
        """Shows these; `lines` are the paths that may be added, and those of the topics."""
        self._lines = {line.id: line for line in lines}
        self._proposals = proposals
        self.topics = []
        self._rows.empty()
        for one in topics:
            self._append(one.path_id, one.why, one.decision)
        self._refill()

    def offer(self, lines: Sequence[PathLine], proposals: Sequence[Proposal]) -> None:
        """Offers these from now on; what is typed stays."""
        self._lines = {**self._lines, **{line.id: line for line in lines}}
        self._proposals = proposals
        self._refill()

    def retype(self, topics: Sequence[MeetingTopic]) -> None:
        """Shows these, of a draft found again."""
        known = [one for one in topics if one.path_id in self._lines]
        self.show_topics(known, list(self._lines.values()), self._proposals)
        self.changed.emit()

    @property
    def names(self) -> list[tuple[str, int]]:
        """The parents discussed, by path."""
        return [(self._lines[one.path_id].parent.name, one.path_id) for one in self.topics]

    @property
    def records(self) -> list[MeetingTopic]:
        """What is typed. Raises InvalidEntry."""
        return [
            MeetingTopic(meeting_id=0, path_id=one.path_id, why=one.why, decision=one.field.value())
            for one in self.topics
        ]

    def refusals(self) -> list[InvalidEntry]:
        """Marks what can't be kept, each in its place."""
        found = []
        for one in self.topics:
            try:
                one.field.value()
            except InvalidEntry as refusal:
                one.field.refuse(refusal.sentence)
                found.append(refusal)
        return found

    def focus_refused(self) -> None:
        """Puts the cursor where something can't be kept."""
        refused = next((one for one in self.topics if one.field.refusal), None)
        (refused.field if refused else self.choice).setFocus()

    def take_all(self) -> None:
        """Alt+O: every parent proposed."""
        found = topics_of(self._left())
        for one in found:
            self._append(one.path_id, one.why)
        if found:
            self._refill()
            self.changed.emit()

    def take(self) -> None:
        """Adds the parent chosen."""
        path_id = self.choice.currentData()
        if path_id is not None:
            reason = next((p.reasons[0] for p in self._left() if p.line.id == path_id), TopicReason.ASKED)
            self._add(path_id, reason)

    def _add(self, path_id: int, why: TopicReason) -> None:
        self._append(path_id, why)
        self._refill()
        self.topics[-1].field.setFocus()
        self.changed.emit()

    def _append(self, path_id: int, why: TopicReason, decision: str | None = None) -> None:
        name = self._lines[path_id].parent.name
        field = WordsField(f"meeting_words_{path_id}")
        field.put(decision)
        field.box.setPlaceholderText("Ce qui en est dit\u00a0; le parent peut le lire")
        field.box.setAccessibleName(f"Ce qui est dit de {name}")
        field.changed.connect(partial(self.written.emit, path_id))
        field.changed.connect(self.changed)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(
            word_row(
                name,
                insertion_codes.TOPIC_REASONS[why],
                bold=True,
                deed="Retirer",
                act=partial(self._drop, path_id),
                name=f"meeting_topic_drop_{path_id}",
            )
        )
        column.addWidget(field)
        self.topics.append(Topic(path_id=path_id, why=why, field=field, row=row))
        self._rows.put(row)

    def _drop(self, path_id: int) -> None:
        gone = next(one for one in self.topics if one.path_id == path_id)
        self.topics.remove(gone)
        self._rows.removeWidget(gone.row)
        gone.row.hide()
        gone.row.deleteLater()
        self._refill()
        self.choice.setFocus()
        self.changed.emit()

    def _refill(self) -> None:
        """What may still be added."""
        left = self._left()
        self._offered.empty()
        for one in left:
            reasons = ", ".join(insertion_codes.TOPIC_REASONS[reason] for reason in one.reasons)
            self._offered.put(
                word_row(
                    one.line.parent.name,
                    reasons,
                    tone="muted",
                    deed="Ajouter",
                    act=partial(self._add, one.line.id, one.reasons[0]),
                    name=f"meeting_proposed_{one.line.id}",
                )
            )
        proposed = french.plural(len(left), "parent proposé", "parents proposés")
        self.take_button.setText(f"Mettre à l’ordre du jour\u00a0: {proposed}")
        for widget in (self.take_button, self._take_key):
            widget.setVisible(bool(left))
        taken = {one.path_id for one in self.topics}
        free = [line for line in self._lines.values() if line.is_open and line.id not in taken]
        free.sort(key=lambda line: name_order(line.parent))
        self.choice.offer(INVITATION, [(line.parent.name, line.id) for line in free])
        for control in (self.choice, self.add_button):
            control.setEnabled(bool(free))

    def _left(self) -> list[Proposal]:
        taken = {one.path_id for one in self.topics}
        return [one for one in self._proposals if one.line.id not in taken]
