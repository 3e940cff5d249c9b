"""Gestures done (gestes): a drag, typed hours, a paste, another reach: each one deed, its refusal beside the cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.care.week_plan import PlanLine, PlannedDay
from app.errors import InvalidEntry
from app.planning.copies import DayCopy, copy_day
from app.planning.edits import DayEdit, Scope, change_days, change_reach
from app.planning.wishes import Preview
from app.session import Session
from app.spans import Span
from ui import french
from ui.boundary import Guard
from ui.pages.planning.answers import LETTERS
from ui.typed import read_spans

if TYPE_CHECKING:
    from ui.pages.planning.board import WeekBoard

NOBODY = "personne"
"""What the clipboard says of a day without hours."""
SAID = {Scope.DAY: "", Scope.ONWARDS: ", à partir de ce jour", Scope.PERIOD: ", toute la période"}


class WeekDeeds(QObject):
    """What the board's gestures become. `refused` is what was wanted last and may still be corrected."""

    def __init__(self, board: "WeekBoard", session: Callable[[], Session]) -> None:
        super().__init__(board)
        self._board = board
        self._session = session
        self._done: DayEdit | None = None
        self._typing: tuple[PlanLine, PlannedDay] | None = None
        self.refused: DayEdit | DayCopy | None = None
        self.acting = False
        """Whether what is reloaded now comes of a gesture made here."""
        board.table.wanted.connect(self._change)
        board.table.pressed.connect(self._press)
        board.table.typed.connect(self._type)
        board.line.chosen.connect(self._reach)
        board.note.confirmed.connect(self._confirm)
        board.note.corrected.connect(self._correct)
        board.note.given_up.connect(self.give_up)

    def forget(self) -> None:
        """Neither the last edit nor the last refusal can be taken up again."""
        self._done = self.refused = None

    def follow_cell(self) -> None:
        """The editor stays on its cell where the grid still shows it; what is typed for another week is let go."""
        if self._typing is None or not self._board.table.editor.isVisible():
            return
        line, day = self._typing
        row, column = self._board.model.row_of(line.id), self._board.model.column_of(day.day)
        if row is None or column is None:
            self._board.table.close_editor()
        else:
            self._board.table.place_editor(self._board.model.index(row, column))

    def show_done(self, edit: DayEdit, preview: Preview) -> None:
        """Tells an edit that was just written, here or in the form beside, so that its reach can still be changed."""
        self._done, self.refused = edit, None
        said = listed_days(edit.days)
        warnings = [words for one in preview.proposals for words in one.warnings]
        name = next((one.wish.child.name for one in preview.proposals), "")
        self._board.line.tell(f"{name}, {said}{SAID[edit.scope]}.".lstrip(", "), warnings, edit.scope)

    def give_up(self) -> None:
        """What was wanted and refused is let go."""
        self.refused = None
        self._board.note.forget()
        self._board.table.forget_tried()
        if self._board.table.editor.isVisible():
            self._board.table.close_editor()
        self._board.table.setFocus()

    def _do(self, act: Callable[[], object], wanted: DayEdit | DayCopy | None) -> bool:
        """Does it; whether it was done. Refused, it stays drawn and can be corrected."""
        self.refused = wanted
        guard = Guard(self._board)
        self.acting = True
        try:
            with guard:
                act()
                self.refused = None
        finally:
            self.acting = False
        if not guard.passed and wanted is not None:
            self._draw(wanted)
        return guard.passed

    def _draw(self, wanted: DayEdit | DayCopy) -> None:
        row = self._board.model.row_of(wanted.enrolment.id)
        days = wanted.days if isinstance(wanted, DayEdit) else dict.fromkeys(wanted.days, wanted.spans)
        columns = {
            column: days[day] for day in days if (column := self._board.model.column_of(day)) is not None
        }
        if row is not None:
            self._board.table.show_tried(row, columns)

    def _edit(self, edit: DayEdit) -> bool:
        self._forget_done()
        return self._do(lambda: self.show_done(edit, change_days(self._session(), edit)), edit)

    def _change(self, line: PlanLine, days: Mapping[date, Sequence[Span]]) -> None:
        before = {each.day: len(each.reserved) for each in line.days}
        column = self._board.model.column_of(max(days, key=lambda day: len(days[day]) - before[day]))
        row = self._board.model.row_of(line.id)
        if row is not None and column is not None:
            self._board.table.setCurrentIndex(self._board.model.index(row, column))
        self._edit(DayEdit(enrolment=line.enrolment, days=days))

    def _forget_done(self) -> None:
        """Another gesture begins: the reach of the former one is settled."""
        self._done = None
        self._board.line.forget()

    def _reach(self, scope: Scope) -> None:
        edit = self._done
        if edit is None or edit.scope is scope:
            return
        wanted = replace(edit, scope=scope)
        if not self._do(lambda: self.show_done(wanted, change_reach(self._session(), edit, scope)), None):
            self._board.line.show_scope(edit.scope)
        self._board.table.setFocus()

    def _confirm(self) -> None:
        wanted = self.refused
        if isinstance(wanted, DayEdit):
            self._edit(replace(wanted, outside_opening=True))
        elif wanted is not None:
            self._paste(replace(wanted, outside_opening=True))
        self._board.table.setFocus()

    def _correct(self) -> None:
        wanted, cell = self.refused, self._board.cell()
        if cell is not None:
            spans = cell[1].reserved
            if isinstance(wanted, DayEdit):
                spans = tuple(wanted.days.get(cell[1].day, spans))
            self._open_editor(french.spans(spans))

    def _open_editor(self, text: str) -> None:
        self._typing = self._board.cell()
        if self._typing is not None and self._board.table.currentIndex().column() >= 1:
            line, day = self._typing
            self._board.table.open_editor(text, f"{line.child.name}, {french.day_of_week(day.day)}")

    def _type(self, text: str) -> None:
        if self._typing is None:
            return
        line, day = self._typing
        spans: list[Span] = []
        with Guard(self._board) as guard:
            spans = list(read_spans(text)) if text.strip() else []
        if guard.passed and self._edit(DayEdit(enrolment=line.enrolment, days={day.day: spans})):
            self._board.table.close_editor()

    def _press(self, name: str) -> None:
        if name == "escape" and self._board.note.isHidden():
            self._board.escaped.emit()
        elif name in {"escape", "given_up"}:
            if not self._board.note.isHidden():
                self.give_up()
        elif name == "copy":
            self._copy()
        elif self._board.table.editable:
            self._press_to_change(name)

    def _press_to_change(self, name: str) -> None:
        cell = self._board.cell()
        scope = next((scope for scope, letter in LETTERS.items() if letter == name.upper()), None)
        if scope is not None:
            self._reach(scope)
        elif cell is None or self._board.table.currentIndex().column() < 1:
            return
        elif name == "type":
            self._open_editor(french.spans(cell[1].reserved))
        elif name == "empty":
            self._edit(DayEdit(enrolment=cell[0].enrolment, days={cell[1].day: ()}))
        elif name in {"paste", "paste_on"}:
            self._paste_here(*cell, on=name == "paste_on")

    def _copy(self) -> None:
        cell = self._board.cell()
        if cell is not None:
            QGuiApplication.clipboard().setText(french.spans(cell[1].reserved) or NOBODY)

    def _paste_here(self, line: PlanLine, day: PlannedDay, *, on: bool) -> None:
        text = QGuiApplication.clipboard().text()
        spans: tuple[Span, ...] = ()
        with Guard(self._board) as guard:
            if text.strip() != NOBODY:
                spans = _hours_of(text)
        if guard.passed:
            open_days = [
                head.day for head in self._board.model.plan.days if head.opening and head.day > day.day
            ]
            days = [day.day, *(open_days if on else ())]
            self._paste(DayCopy(enrolment=line.enrolment, spans=spans, days=days))

    def _paste(self, copy: DayCopy) -> None:
        self._forget_done()
        self._do(lambda: self._tell_copied(copy, copy_day(self._session(), copy)), copy)

    def _tell_copied(self, copy: DayCopy, preview: Preview) -> None:
        hours = french.spans(copy.spans) or NOBODY
        said = listed_days({one.wish.day: one.wish.spans for one in preview.allowed}, hours)
        left = [one.refusal.sentence for one in preview.refused if one.refusal is not None]
        warnings = [f"Laissé de côté\u00a0: {sentence}" for sentence in left]
        warnings += [words for one in preview.allowed for words in one.warnings]
        self._board.line.tell(f"{preview.proposals[0].wish.child.name}, {said}.", warnings)


def _hours_of(text: str) -> tuple[Span, ...]:
    try:
        return read_spans(text)
    except InvalidEntry:
        raise InvalidEntry(
            "Le presse-papiers ne contient pas d’heures\u00a0: recopiez d’abord un jour avec Ctrl+C."
        ) from None


def listed_days(days: Mapping[date, Sequence[Span]], hours: str = "") -> str:
    """« mardi 24 novembre : 8 h 15–12 h », each day with its hours, or all of them with the same."""
    if hours:
        return f"{french.listed([french.day_of_week(day) for day in sorted(days)])}\u00a0: {hours}"
    return french.listed(
        [f"{french.day_of_week(day)}\u00a0: {french.spans(days[day]) or NOBODY}" for day in sorted(days)]
    )
