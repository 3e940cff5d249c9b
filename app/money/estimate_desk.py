"""The estimate's desk (bureau de l'estimation): reads the file and gives the estimate of a month or a period."""

from collections.abc import Mapping, Sequence

from app.errors import Conflict
from app.families.records import Home, Resources
from app.insertion.meetings import MeetingAttendee
from app.money.estimate import Estimate, Span
from app.money.estimating import MoneyFacts, estimate_of, months_of
from app.money.tariffs import TariffBook
from app.report.closed_months import stored_data
from app.report.month_facts import MonthFacts, facts_between
from app.report.reading import report_from
from app.session import Session
from app.settings import Setting
from app.store import Store
from app.users import Right
from app.wording import spoken_month


def estimate_for(session: Session, span: Span) -> Estimate:
    """The estimate as known today. Raises NotAllowed, Conflict where the crèche had not begun."""
    session.require(Right.SEE_MONEY)
    facts = facts_between(session.store, span.first, span.last, insertion=True)
    begun = facts.calendar.first_day
    if begun is None or begun > span.last:
        raise Conflict(
            f"La crèche n’a pas encore d’horaires d’ouverture en {spoken_month(span.last)} : il n’y a rien à estimer.",
            field="period",
        )
    return estimate_of(facts, span, session.clock.day(), money_facts(session.store, facts, span))


def money_facts(store: Store, facts: MonthFacts, span: Span) -> MoneyFacts:
    """The homes that pay for the children of these facts, their resources, and the dated figures."""
    children = [own[0].child for own in facts.by_child.values()]
    ids = sorted({child.billing_home_id for child in children if child.billing_home_id is not None})
    months = months_of(span)
    return MoneyFacts(
        book=TariffBook(store.find(Setting)),
        homes={home.id: home for home in store.find(Home, id=ids)},
        resources=_resources(store, ids),
        present=_present(store, [one.id for one in facts.insertion.rows.meetings]),
        given={
            month: report_from(data).hours.billed
            for month, data in stored_data(store, months[0], months[-1]).items()
        },
    )


def _resources(store: Store, homes: Sequence[int]) -> Mapping[int, Sequence[Resources]]:
    found: dict[int, list[Resources]] = {}
    for row in store.find(Resources, home_id=homes):
        found.setdefault(row.home_id, []).append(row)
    return found


def _present(store: Store, meetings: Sequence[int]) -> Mapping[int, int]:
    """By meeting: how many persons of the crèche were there."""
    found: dict[int, int] = {}
    for one in store.find(MeetingAttendee, meeting_id=meetings):
        found[one.meeting_id] = found.get(one.meeting_id, 0) + (one.user_id is not None)
    return found
