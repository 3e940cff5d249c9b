"""The demonstration's closed months (mois clos): all that are over but the last, each in the first days of the next."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.demonstration.frame import Frame
from app.report.closing import Draw, close_month
from app.session import Session
from app.store import Store
from app.users import User

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
    director = store.find(User, login=store.login)[0]
    for month in [one for one in frame.all_months() if one < frame.stage][-MOST:]:
        clock = ThatDay(today=month.last + AFTER)
        close_month(Session(store=store, user=director, clock=clock), month, draw)
