"""A contract's month half typed (mois commencé): kept as a draft, and shown again in its grid."""

from collections.abc import Mapping
from datetime import date

from app.days import Month
from ui import french
from ui.pages.children.month.pane import MonthPane
from ui.unsaved import TypedLines


class TypedMonth(TypedLines):
    """The days whose hours differ from those reserved."""

    key = "children_month"
    opened_by: str | None = ""

    def __init__(self, pane: MonthPane) -> None:
        super().__init__(pane, pane.grid.typed_lines)
        self._pane = pane

    def headings(self) -> dict[str, str]:
        return {day: french.day_of_week(date.fromisoformat(day)) for day in self.texts()}

    def retype(self, texts: Mapping[str, str]) -> None:
        days = {date.fromisoformat(day): text for day, text in texts.items()}
        self._pane.show_month(self._pane.desk.enrolment, Month.of(min(days)))
        self._pane.grid.put_all(days)

    def focus_first(self) -> None:
        self._pane.grid.focus_first()
