"""What an hour costs each home of a child today (tarif horaire du jour), for the child's sheet."""

from collections.abc import Sequence

from app.families.child_sheet import HomeEntry
from app.money.contribution import HourlyRate, Lacks, hourly_rate
from app.money.tariffs import TariffBook
from app.session import Session
from app.settings import Setting
from app.users import Right


def rates_today(session: Session, homes: Sequence[HomeEntry]) -> dict[int, HourlyRate | Lacks]:
    """By home, for those with a row of resources."""
    session.require(Right.SEE_MONEY)
    today, book = session.clock.day(), TariffBook(session.store.find(Setting))
    return {one.home.id: hourly_rate(book, one.resources, today) for one in homes if one.resources}
