"""The week's adults under the grid (encadrement): each day's verdict under its column, the chosen day drawn."""

from collections.abc import Sequence
from textwrap import fill

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.spans import DAY
from app.staff.facts import explained_share
from app.staff.week import StaffedDay, TeamWeek
from ui import figure_words, french, theme
from ui.pages.team.words import qualified_words, short_verdict, too_few_qualified, verdict
from ui.widgets.basics import label, set_tone
from ui.widgets.load_chart import DayLoad, LoadChart

TIP = 70
"""Letters in a line of a tip."""
LEGEND = (
    "vert\u00a0: adultes présents · trait\u00a0: nécessaires · rouge\u00a0: il en manque · "
    "coin plié\u00a0: jour noté à part"
)


class Verdicts(QWidget):
    """Seven sentences, each under its day."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, after, 0)
        row.setSpacing(0)
        self._qualified = label("", tone="muted", wrap=True)
        self._qualified.setFixedWidth(before)
        self._qualified.setObjectName("team_qualified")
        row.addWidget(self._qualified)
        self.days = [label("", wrap=True) for _ in range(7)]
        for number, one in enumerate(self.days):
            one.setObjectName(f"team_verdict{number}")
            one.setContentsMargins(4, 0, 4, 0)
            row.addWidget(one, 1)

    def show_days(self, days: Sequence[StaffedDay]) -> None:
        """Says each day's adults."""
        for words, day in zip(self.days, days, strict=True):
            text, tone = short_verdict(day)
            words.setText(text)
            words.setToolTip(verdict(day)[0])
            set_tone(words, tone)

    def show_share(self, week: TeamWeek) -> None:
        """Says the share of adults with a diploma, by contract hours; its definition in the tip."""
        figure, few = explained_share(week.qualified), too_few_qualified(week)
        self._qualified.setVisible(bool(week.lines))
        words = "\n".join(qualified_words(week))
        self._qualified.setText(f"▲ {words}" if few else words)
        in_full = f"{figure_words.in_full(figure)} {figure.definition}"
        self._qualified.setToolTip(fill(in_full, TIP))
        self._qualified.setAccessibleDescription(in_full)
        set_tone(self._qualified, "alert" if few else "muted")


class DayChart(QWidget):
    """The chosen day: its verdict in a sentence, adults as its proof."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._name, self._words = label("", bold=True), label("", wrap=True)
        self._words.setObjectName("team_day_verdict")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addWidget(self._words, 1)
        column.addLayout(head)
        self.chart = LoadChart("Adultes du jour, présents et nécessaires")
        self.chart.setFixedHeight(theme.scaled(96))
        column.addWidget(self.chart)
        self._legend = label(LEGEND, tone="muted")
        column.addWidget(self._legend)

    def show_day(self, day: StaffedDay, *, proposed: bool = False) -> None:
        """Draws that day, as it is or as it is proposed."""
        words, tone = verdict(day)
        name = french.capitalised(french.day_of_week(day.day))
        self._name.setText(f"{name}, proposition" if proposed else name)
        self._words.setText(words)
        set_tone(self._words, tone)
        bounds = [*day.opening, *day.staffing.present, *day.staffing.needed]
        first = max(0, min((one[0] for one in bounds), default=0)) // 60 * 60
        last = min(DAY, -(-max((one[1] for one in bounds), default=0) // 60) * 60)
        known = day.staffing.known and last > first
        self._legend.setVisible(known)
        self.chart.setVisible(known)
        self.chart.show_load(
            DayLoad(
                first=first,
                last=last,
                planned=(),
                adults=day.staffing.present,
                needed=day.staffing.needed,
                words=words,
            )
        )
