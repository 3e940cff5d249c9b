"""The demonstration's closed months (mois clos): all that are over but the last, each in the first days of the next."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.demonstration.frame import Frame
from app.report.closing import Draw, close_month
from app.session import log_in
from app.store import Store

AFTER = timedelta(days=6)
"""From a month's last day to the one on which it is closed."""
MOST = 24
"""As many months are closed: a history of twenty years needn't be drawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThatDay:
    """A clock that stands on the day of a closing."""

    today: date

    def day(self) -> date:
        """The day of the closing."""
        return self.today

    def moment(self) -> datetime:
        """Its morning."""
        return datetime.combine(self.today, time(9, 30))


def close_months(store: Store, frame: Frame, draw: Draw) -> None:
    """Closes the months before the stage, the oldest first: each one's history then holds what was given."""
    for month in [one for one in frame.all_months() if one < frame.stage][-MOST:]:
        close_month(log_in(store, ThatDay(today=month.last + AFTER)), month, draw)
