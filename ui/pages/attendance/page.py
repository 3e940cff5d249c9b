"""The door's page (pointage): cards for a touch screen, or the evening's grid, of one day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from app.care.arrivals import note_arrival, note_departure
from app.care.attendance import Absence, AttendedSpan
from app.care.door import Door, DoorLine, door
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan, WeekPattern
from app.care.unexpected import Unexpected, unexpected
from app.families.health import Allergy
from app.families.records import Child, Contact, Group, GroupStay, Parent, Parenthood
from app.structure.records import Closure, OpeningSpan, PublicHoliday
from app.users import Right
from ui import french
from ui.page import Desk, Page
from ui.pages.attendance import words
from ui.pages.attendance.band import DoorBand
from ui.pages.attendance.board import DoorBoard
from ui.pages.attendance.header import EVENING, DoorHeader
from ui.pages.attendance.others import line_of
from ui.pages.attendance.sheet import SheetMaker
from ui.pages.attendance.side import DoorSide

CALM = 4000
"""Milliseconds without a touch before the cards take their order again: none moves under a finger that goes on."""


class AttendancePage(Page):
    """Who is here, who is awaited; one day at a time, today's unless another is asked for."""

    title = "Pointage"
    help_topic = "attendance"
    framed = False
    kinds = frozenset(
        {
            Absence, Allergy, AttendedSpan, Child, Closure, Contact, DayException, Enrolment, ExceptionSpan, Group,
            GroupStay, OpeningSpan, Parent, Parenthood, PatternSpan, PublicHoliday, WeekPattern,
        }
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        self._asked: date | None = None
        self._door: Door | None = None
        self._extra: list[DoorLine] = []
        self._told = self._held = False
        super().__init__(desk)

    def build(self) -> None:
        self.header, self.band = DoorHeader(), DoorBand()
        self.board = DoorBoard(lambda: self.session)
        self.cards, self.evening, self.lines = self.board.cards, self.board.evening, self.board.lines
        self.side = DoorSide(lambda: self.session, self._look)
        self.paper = SheetMaker(self, lambda: self._door)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.side)
        self.body.setSpacing(12)
        self.body.addWidget(self.header)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self.band)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._connect()

    def _connect(self) -> None:
        self.header.day_chosen.connect(self.show_day)
        self.header.group_chosen.connect(self._reorder)
        self.header.mode_chosen.connect(self._show_mode)
        self.header.others_asked.connect(self.ask_other)
        self.header.print_asked.connect(self.paper.print_sheet)
        self.header.save_asked.connect(self.paper.save_sheet)
        self.header.export_asked.connect(self.paper.export_day)
        self.header.export.setVisible(self.session.can(Right.CARRY_OUT))
        self.header.clock.ticked.connect(self._tick)
        self.cards.asked.connect(self.act)
        self.evening.noted.connect(self._tell)
        self.evening.away_asked.connect(partial(self.act, "absence"))
        self.evening.drafted.connect(self.drafted)
        self.evening.began.connect(self._hold)
        self.evening.ended.connect(self._let_go)
        self.side.noted.connect(self._tell_panel)
        self.side.closed.connect(self.board.focus)
        self.side.chosen.connect(self._take_other)
        self.band.undone.connect(self._undo)
        self.band.widened.connect(self._widen)
        self._calm.timeout.connect(self._reorder)

    @property
    def day(self) -> date:
        """The day shown."""
        return self._asked or self.session.clock.day()

    def reload(self) -> None:
        """Reads the day again."""
        if self._held:
            return
        if not self._told:
            self.band.forget()
        today = self.session.clock.day()
        self._door = door(self.session, self.day)
        known = {line.enrolment.id for line in self._door.lines}
        self._extra = [line for line in self._extra if line.enrolment.id not in known]
        self.header.clock.follow(self.session.clock)
        self.header.show_day(self.day, today, words.counts(self._door))
        self.header.show_groups(words.group_choices(self._door))
        self._show_lines(keep_order=self._calm.isActive())
        if (line := self._line(self.side.shown)) is not None:
            self.side.refresh(line, self._door)

    def show_day(self, day: date) -> None:
        """Shows another day; today's is followed past midnight."""
        self._asked = None if day == self.session.clock.day() else day
        self._extra = []
        self._calm.stop()
        self.side.close_all()
        self.band.forget()
        with self.guard():
            self.reload()

    def open(self, _kind: str, id: int) -> None:
        """The evening's entry of the day of that ordinal."""
        self.show_day(date.fromordinal(id))
        self.header.modes.choose(EVENING)
        self.board.focus_first()

    def act(self, deed: str, id: int) -> None:
        """What a card's button does."""
        line = self._line(id)
        if line is None:
            return
        if deed == "arrival":
            self._arrive(line.child, line.enrolment)
        elif deed == "departure":
            self._note(line.child, "départ noté", lambda: note_departure(self.session, line.child))
        else:
            self._open_panel(line, absence=deed == "absence")

    def _arrive(self, child: Child, enrolment: Enrolment) -> None:
        self._note(child, "arrivée notée", lambda: note_arrival(self.session, child, enrolment=enrolment))

    def ask_other(self) -> None:
        """Somebody who was not expected."""
        self.side.open_others("Arrivée" if self._is_today() and not self._is_evening() else "Heures")

    def _show_lines(self, *, keep_order: bool) -> None:
        if self._door is not None:
            evening, group = self._is_evening(), self.header.groups.current
            self.board.show_door(self._door, self._extra, group=group, evening=evening, keep_order=keep_order)
            self.band.show_keys(evening=evening)

    def _line(self, id: int) -> DoorLine | None:
        lines = [*(self._door.lines if self._door else ()), *self._extra]
        return next((line for line in lines if line.enrolment.id == id), None)

    def _is_evening(self) -> bool:
        return self.header.modes.current == EVENING

    def _is_today(self) -> bool:
        return self.day == self.session.clock.day()

    def _tick(self) -> None:
        if self.isVisible() and not self._calm.isActive():
            with self.guard():
                self.reload()

    def _reorder(self) -> None:
        self._calm.stop()
        self._show_lines(keep_order=False)

    def _show_mode(self) -> None:
        self.side.close_all()
        self._reorder()
        self.board.focus_first()

    def _look(self, typed: str) -> Sequence[Unexpected]:
        shown = {line.child.id for line in (self._door.lines if self._door else ())}
        return unexpected(self.session, self.day, typed, shown)

    def _take_other(self, one: Unexpected) -> None:
        self.side.close_all()
        if self._is_today() and not self._is_evening():
            self._arrive(one.child, one.enrolment)
            self.cards.focus_card(one.enrolment.id)
            return
        self._extra.append(line_of(one))
        if self._is_evening():
            self._reorder()
            self.board.focus(one.enrolment.id)
        else:
            self._open_panel(self._extra[-1], absence=False)

    def _open_panel(self, line: DoorLine, *, absence: bool) -> None:
        if self._door is not None:
            self.side.open_child(line, self._door, absence=absence)

    def _note(self, child: Child, what: str, deed: Callable[[], object]) -> None:
        now = self.session.clock.moment()
        self._calm.start()
        with self.guard():
            self._told = True
            try:
                deed()
            finally:
                self._told = False
            self.band.tell(child.name, f"{what} à {french.hour(now.hour * 60 + now.minute)}")

    def _tell(self, who: str, what: str) -> None:
        self.band.tell(who, what)
        self.drafted.emit(self.evening.is_edited)

    def _tell_panel(self, who: str, what: str, id: int) -> None:
        self.band.tell(who, what)
        self.board.focus_after(id)

    def _undo(self) -> None:
        with self.guard():
            self.session.store.undo()
            self.band.forget()

    def _hold(self) -> None:
        self._held = True

    def _let_go(self) -> None:
        self._held = False
        with self.guard():
            self._told = True
            try:
                self.reload()
            finally:
                self._told = False

    def _widen(self) -> None:
        self.is_wide = not self.is_wide
        self.band.show_wide(self.is_wide)
        self.widened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._calm.stop()
        self.band.forget()
