"""Lines of the counsellor's day (lignes du jour): today's appointments, drafts, then what is still to record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.insertion.counsellor_day import Appointed, CounsellorDay
from app.insertion.interviews import Interview, InterviewState
from app.store import Draft
from ui import french, insertion_codes, theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives a row itself."""
NBSP = french.NBSP
SOON = 15
"""Minutes before its hour from which an appointment is the one to open."""

STATES: dict[InterviewState, tuple[str, theme.Tone, str]] = {
    InterviewState.PLANNED: ("prévu", "action", "clock"),
    InterviewState.HELD: ("tenu", "fine", "check"),
    InterviewState.EXCUSED: ("excusé", "amber", "info"),
    InterviewState.NO_SHOW: ("manqué", "alert", "close"),
    InterviewState.CANCELLED: ("annulé", "muted", "close"),
}


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """A heading (no path), or something to open: an interview, else the draft of one."""

    heading: str = ""
    path_id: int = 0
    interview: Interview | None = None
    when: tuple[str, str] = ("", "")
    name: str = ""
    detail: str = ""
    state: str = ""
    tone: theme.Tone = "muted"
    icon: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it can't be opened."""
        return not self.path_id

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        if self.is_heading:
            return self.heading
        return ", ".join(
            filter(None, (" ".join(filter(None, self.when)), self.name, self.detail, self.state))
        )


def rows_of(day: CounsellorDay, minute: int) -> list[DayRow]:
    """Today in order, then the drafts, then the past ones without a state, the newest first."""
    rows = [DayRow(heading=f"Aujourd’hui, {french.day_of_week(day.today)}")]
    rows += [_of_today(one, minute) for one in day.appointments]
    if not day.appointments:
        rows.append(DayRow(heading="Aucun rendez-vous aujourd’hui."))
    if day.drafts:
        rows.append(DayRow(heading="Brouillons, pas encore enregistrés"))
        rows += [_draft(draft, parent.name) for draft, parent in day.drafts]
    rows.append(DayRow(heading=_to_record_words(len(day.to_record))))
    rows += [_late(one, day.today) for one in day.to_record]
    if day.coming:
        rows.append(DayRow(heading="Les sept jours qui viennent"))
        rows += [_coming(one) for one in day.coming]
    return rows


def first_row(rows: Sequence[DayRow], minute: int) -> int:
    """Where the work begins: today's last one begun, else the next of today, else the first that still waits."""
    planned = [
        (number, row.interview.start)
        for number, row in enumerate(rows)
        if row.interview is not None and row.interview.state is InterviewState.PLANNED and row.when[1] == ""
    ]
    begun = [number for number, start in planned if start <= minute + SOON]
    if begun:
        return begun[-1]
    if planned:
        return planned[0][0]
    can_open = [number for number, row in enumerate(rows) if not row.is_heading]
    waits = [number for number in can_open if rows[number].tone == "amber"]
    return next(iter(waits or can_open), -1)


def _draft(draft: Draft, name: str) -> DayRow:
    at = draft.saved_at
    return DayRow(
        path_id=draft.about,
        when=(french.day_short(at.date()), french.hour(at.hour * 60 + at.minute)),
        name=name,
        detail="saisie commencée et gardée",
        state="à reprendre",
        tone="amber",
        icon="save",
    )


def _to_record_words(count: int) -> str:
    if not count:
        return "Tous les entretiens passés ont leur suite."
    return f"{french.plural(count, 'entretien', 'entretiens')} à renseigner"


def _of_today(one: Appointed, minute: int) -> DayRow:
    interview = one.interview
    words, tone, icon = STATES[interview.state]
    if interview.state is InterviewState.PLANNED and interview.start + interview.minutes <= minute:
        words, tone, icon = "à renseigner", "amber", "question"
    return DayRow(
        path_id=interview.path_id,
        interview=interview,
        when=(french.hour(interview.start), ""),
        name=one.line.parent.name,
        detail=_detail(one),
        state=words,
        tone=tone,
        icon=icon,
    )


def _late(one: Appointed, today: date) -> DayRow:
    interview = one.interview
    ago = (today - interview.day).days
    since = "hier" if ago == 1 else f"il y a {french.plural(ago, 'jour')}"
    return DayRow(
        path_id=interview.path_id,
        interview=interview,
        when=(french.day_short(interview.day), french.hour(interview.start)),
        name=one.line.parent.name,
        detail=f"{since}, {_detail(one)}",
        state="à renseigner",
        tone="amber",
        icon="question",
    )


def _coming(one: Appointed) -> DayRow:
    interview = one.interview
    words, tone, icon = STATES[interview.state]
    return DayRow(
        path_id=interview.path_id,
        interview=interview,
        when=(french.day_short(interview.day), french.hour(interview.start)),
        name=one.line.parent.name,
        detail=_detail(one),
        state=words,
        tone=tone,
        icon=icon,
    )


def _detail(one: Appointed) -> str:
    interview = one.interview
    facts = [
        insertion_codes.SUBJECTS[interview.subject],
        french.duration(interview.minutes),
        insertion_codes.MEDIUMS[interview.medium],
    ]
    if one.line.children:
        facts.append(
            f"parent {french.elided('de', french.listed([child.first_name for child in one.line.children]))}"
        )
    return ", ".join(facts)


class DayModel(QAbstractListModel):
    """Short enough to be set whole at each reading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DayRow] = []

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        """Shows these instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name or row.heading
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
