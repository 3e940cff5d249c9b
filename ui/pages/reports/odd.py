"""What wants a look before the closing (à vérifier): rows that open what mends them; printed with the rest."""

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.report.desk import ReportDesk
from app.report.oddities import Odd
from app.session import Session
from ui import french
from ui.odd_words import TITLES, Way, day_line, interview_line, odd_line, way_of, words_of
from ui.pages.reports.answers import MOST_SHOWN, AnswerDesk, RowToAnswer
from ui.widgets.told_row import ToldRow

TITLE = "À vérifier avant la clôture"


class OddRow(RowToAnswer):
    """One thing; Enter or a click goes where it is mended."""

    def __init__(self, odd: Odd, way: Way | None) -> None:
        super().__init__()
        self.odd, self.way = odd, way
        head, detail = words_of(odd)
        act = None if way is None else partial(self.wanted.emit, *way)
        self.link = ToldRow(None, head, detail, act, leads=True)
        self.link.setObjectName(f"odd_{odd.kind}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.link)

    @property
    def key(self) -> Hashable:
        return self.odd

    def take_focus(self) -> None:
        self.link.setFocus()


class OddDesk(AnswerDesk[OddRow]):
    """Its `shown` also lists what is missing: the one list that the menu prints."""

    others = ("autre point, affiché", "autres points, affichés")
    once = "quand ceux-ci seront réglés"
    code = "odd"

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__()
        self.title = TITLE
        self._session = session
        self._lines: list[list[str]] = []

    def show_desk(self, desk: ReportDesk) -> None:
        """Shows the month's; the row that has the keyboard keeps it where it is still there."""
        self.title = f"{TITLE}, {french.month(desk.month.first)}"
        self._lines = [
            *(day_line(one) for one in desk.missing),
            *(interview_line(one) for one in desk.missing_interviews),
            *(odd_line(one) for one in desk.odd),
        ]
        user = self._session().user
        rows = [OddRow(one, way_of(one, user)) for one in desk.odd[:MOST_SHOWN]]
        self.show_rows(rows, len(desk.odd))

    def titles(self) -> list[str]:
        """The columns of the printed list."""
        return TITLES

    def shown(self) -> list[list[str]]:
        """Its lines: what blocks first."""
        return self._lines
