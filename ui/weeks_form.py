"""Typing reference weeks from a day on (semaines types): how many take turns, counted how, the hours of each day."""

from collections.abc import Callable
from datetime import date

from app.care.schedules import Turn
from app.care.weeks import Weeks
from ui.forms import CheckField, ChoiceField, DateField, Need
from ui.week_grid import WeekGrid
from ui.widgets.section import RecordForm

TURNS = (("depuis un lundi", Turn.ANCHOR), ("semaines impaires (A) et paires (B)", Turn.ISO_PARITY))


class WeeksForm(RecordForm):
    """A child's weeks, or an adult's; `hint` says what an empty line means there."""

    def __init__(self, today: Callable[[], date], *, submit: str, hint: str) -> None:
        super().__init__()
        self.first_day = DateField("first_day", "À partir du", today, need=Need.MANDATORY)
        self.count = ChoiceField(
            "weeks", "Semaines en alternance", [(str(n), n) for n in range(1, 11)], need=Need.MANDATORY
        )
        self.add(self.first_day, self.count)
        self.turn = ChoiceField("turn", "L’alternance se compte", TURNS, need=Need.MANDATORY)
        self.anchor = DateField(
            "anchor", "Lundi d’une semaine A", today, hint="Les autres semaines se comptent depuis lui."
        )
        self.add(self.turn, self.anchor)
        self.grid = WeekGrid(hint)
        self.add(self.grid)
        self.later = CheckField("drop_later", "Remplacer aussi les semaines notées pour plus tard")
        self.add(self.later)
        self.buttons(submit)
        self.count.changed.connect(self._follow_count)
        self.turn.changed.connect(self._follow_count)

    def show_weeks(self, first_day: date, weeks: Weeks, *, later: bool) -> None:
        """Begins from these weeks; `later` says that others begin after that day."""
        self.fill(
            None,
            first_day=first_day,
            weeks=weeks.weeks,
            turn=weeks.turn,
            anchor=weeks.anchor,
            span=weeks.spans,
        )
        self._follow_count()
        self.later.setVisible(later)

    def typed(self) -> tuple[date, Weeks, bool]:
        """From which day, which weeks, and whether they replace the later ones. Raises InvalidEntry."""
        count = self.count.filled()
        several = count > 1
        turn = self.turn.filled() if several else Turn.ANCHOR
        weeks = Weeks(
            spans=self.grid.value() or (),
            weeks=count,
            turn=turn,
            anchor=self.anchor.filled() if several and turn is Turn.ANCHOR else None,
        )
        return self.first_day.filled(), weeks, not self.later.isHidden() and bool(self.later.value())

    def _follow_count(self) -> None:
        count = self.count.read() or 1
        self.grid.show_weeks(count)
        self.turn.setVisible(count > 1)
        self.anchor.setVisible(count > 1 and self.turn.read() is not Turn.ISO_PARITY)
