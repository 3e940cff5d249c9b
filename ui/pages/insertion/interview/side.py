"""Beside an interview (repères): this week's count, last time, what comes, where the path stands."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.days import monday_of
from app.insertion.care_requests import CareRequest, RequestAnswer
from app.insertion.interview_desk import InterviewDesk
from app.insertion.work_events import WorkEvent, week_of_event
from ui import french, insertion_codes, theme
from ui.insertion_words import hours_words
from ui.widgets.basics import Sign, label, set_tone
from ui.widgets.panel import Panel
from ui.widgets.week_squares import WeekSquares

NBSP = french.NBSP
WIDE = 332
COMING = 3
CARE: dict[RequestAnswer, tuple[str, theme.Tone, str]] = {
    RequestAnswer.WAITING: ("accueil demandé, en attente", "amber", "clock"),
    RequestAnswer.ACCEPTED: ("accueil accepté", "fine", "check"),
    RequestAnswer.DECLINED: ("accueil refusé", "alert", "close"),
}

THIS_WEEK = "Cette semaine"


class WeekPanel(Panel):
    """How many interviews count in the week of the one being logged."""

    def __init__(self) -> None:
        super().__init__(THIS_WEEK)
        self._that = ""
        self.squares = WeekSquares()
        self.count, self.after = label("", bold=True), label("", tone="muted")
        self.count.setObjectName("interview_week")
        self.warning = label("", tone="amber", wrap=True)
        self.warning.setObjectName("interview_warning")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.count)
        words.addWidget(self.after)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.squares, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.add(row)
        self.add(self.warning)

    def name_week(self, day: date, today: date) -> None:
        """Which week it is: the interview's, not always this one."""
        here = monday_of(day) == monday_of(today)
        self._that = "" if here else "-là"
        self.title.setText(THIS_WEEK if here else f"La semaine du {french.day_and_month(monday_of(day))}")

    def show_week(self, counted: int, next_day: date | None, most: int, warnings: list[str]) -> None:
        """What counts with this interview; `next_day` where the next one falls into the same week."""
        self.squares.show_week(counted, int(next_day is not None), most)
        self.count.setText(f"{counted} sur {most} cette semaine{self._that}")
        self.after.setVisible(next_day is not None)
        if next_day is not None:
            day = f"{french.WEEKDAYS[next_day.weekday()]} {french.day_number(next_day)}"
            self.after.setText(f"{counted + 1} sur {most} avec {day}")
            set_tone(self.after, "muted" if counted < most else "amber")
        self.warning.setText("\n".join(f"▲ {sentence}" for sentence in warnings))
        self.warning.setVisible(bool(warnings))


class Side(QScrollArea):
    """The four panels; read again when the desk is."""

    def __init__(self) -> None:
        super().__init__()
        self.week = WeekPanel()
        self.last, self.coming, self.marks = (
            Panel("La dernière fois", " "),
            Panel("À venir"),
            Panel("Repères"),
        )
        self.last.setObjectName("interview_last")
        self.setAccessibleName(
            "À côté de l’entretien\u00a0: la semaine, la dernière fois, ce qui vient, les repères"
        )
        inside = QWidget()
        inside.setObjectName("content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedWidth(theme.scaled(WIDE))
        for panel in (self.week, self.last, self.coming, self.marks):
            column.addWidget(panel)
        column.addStretch()

    def show_desk(self, desk: InterviewDesk, today: date) -> None:
        """Last time, what comes, where the path stands."""
        for panel in (self.last, self.coming, self.marks):
            panel.clear()
        self._show_last(desk)
        self._show_coming(desk)
        self._show_marks(desk, today)

    def _show_last(self, desk: InterviewDesk) -> None:
        one = desk.last
        self.last.note.setText(
            f"{french.day_short(one.day)}, {french.duration(one.minutes)}" if one is not None else ""
        )
        if one is None:
            self.last.add(label("Aucun entretien tenu avant celui-ci.", tone="muted", wrap=True))
            return
        self.last.add(label(one.note or "Sans note.", tone="ink" if one.note else "muted", wrap=True))
        if desk.agreed:
            agreed = ", ".join(_lower(action.label) for action in desk.agreed)
            self.last.add(label(f"Convenu{NBSP}: {agreed}.", tone="muted", wrap=True))

    def _show_coming(self, desk: InterviewDesk) -> None:
        self.coming.setVisible(bool(desk.events))
        for event, spans, requests in desk.events[:COMING]:
            hours = hours_words(event.first_day, event.last_day, week_of_event(spans))
            self.coming.add(_coming(event, hours, requests))

    def _show_marks(self, desk: InterviewDesk, today: date) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, (name, value, tone) in enumerate(_marks(desk, today)):
            grid.addWidget(label(name, tone="muted"), number, 0, Qt.AlignmentFlag.AlignTop)
            said = label(value, tone=tone, wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, number, 1)
        self.marks.add(grid)


def _coming(event: WorkEvent, hours: str, requests: tuple[CareRequest, ...]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Sign("briefcase", "action"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(french.capitalised(hours), bold=True, wrap=True))
    kind = french.capitalised(insertion_codes.WORK_KINDS[event.kind])
    words.addWidget(label(f"{kind}, {event.label}", wrap=True))
    for request in requests:
        if request.answer in CARE:
            said, tone, icon = CARE[request.answer]
            told = QHBoxLayout()
            told.setSpacing(6)
            told.addWidget(Sign(icon, tone, 14))
            told.addWidget(label(said, tone=tone, wrap=True), 1)
            words.addLayout(told)
    row.addLayout(words, 1)
    return made


def _marks(desk: InterviewDesk, today: date) -> list[tuple[str, str, theme.Tone]]:
    marks: list[tuple[str, str, theme.Tone]] = []
    one = desk.engagement
    if one is None:
        marks.append(("Engagement", "à signer", "amber"))
    elif one.until < today:
        marks.append(("Engagement", f"arrivé à son terme le {french.day_and_month(one.until)}", "alert"))
    else:
        length = (one.until - one.first_day).days + 1
        number = (today - one.first_day).days + 1
        marks.append(("Engagement", f"jour {number} sur {length}" if number > 0 else "à venir", "ink"))
        marks.append(("Fin prévue", french.day(one.until), "ink"))
    counts = desk.counts
    if counts.expected:
        rate = french.percent(counts.honoured.value)
        held = french.plural(counts.held, "tenu")
        marks.append(("Présence", f"{held} sur {counts.expected}, soit {rate}", "ink"))
    needs = ", ".join(insertion_codes.THEMES[need.theme] for need in desk.needs)
    marks.append(("Besoins", needs or "aucun noté", "ink" if needs else "muted"))
    children = ", ".join(f"{one.first_name}, {french.age(one.birth_day, today)}" for one in desk.children)
    if children:
        marks.append(("Enfants" if len(desk.children) > 1 else "Enfant", children, "ink"))
    return marks


def same_week(first: date, second: date) -> bool:
    """Whether the two days are of one ISO week."""
    return monday_of(first) == monday_of(second)


def _lower(text: str) -> str:
    """« Relancer l’agence » inside a sentence; an acronym stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
