"""The account's desk (bureau du bilan): the account of a year of the open crèche, every fact read once."""

from app.errors import Conflict, InvalidEntry
from app.insertion.needs import Need
from app.report.account.building import Known, account_of
from app.report.account.yearly import YearlyAccount
from app.report.closed_months import stored_data
from app.report.month_facts import facts_between
from app.report.periods import Period, PeriodKind
from app.report.reading import report_from
from app.session import Session
from app.users import Right


def account_for(session: Session, year: Period) -> YearlyAccount:
    """The year's account as known today. Raises InvalidEntry, Conflict: no year, to come, before the first opening."""
    session.require(Right.SEE_REPORTS)
    if year.kind is not PeriodKind.YEAR:
        raise InvalidEntry(
            f"Un bilan Avip se fait par année : écrivez par exemple {year.year}.", field="year"
        )
    store, today = session.store, session.clock.day()
    if today < year.first:
        raise Conflict(
            f"L’année {year} n’a pas commencé : son bilan se fait à partir du 1er janvier.", field="year"
        )
    facts = facts_between(store, year.first, year.last, insertion=True)
    begun = facts.calendar.first_day
    if begun is None or begun > min(year.last, today):
        raise Conflict(
            f"La crèche n’a pas encore d’horaires d’ouverture en {year} : il n’y a pas de bilan à faire.",
            field="year",
        )
    given = stored_data(store, year.first_month, year.last_month)
    known = Known(
        given={month: report_from(data) for month, data in given.items()},
        needs=store.touching(Need, year.first, year.last),
    )
    return account_of(facts, year, today, known)
