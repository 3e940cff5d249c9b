"""The account's desk: what the file holds, read once; years that have no account yet; closed months kept."""

from datetime import date, datetime

import pytest

from app.days import Month
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.insertion.needs import Closing, Need, Theme
from app.report.account.desk import account_for
from app.report.account.yearly import SCHEMA, as_json
from app.report.closing import close_month
from app.report.monthly_report import Status
from app.report.periods import Period
from app.session import Session
from app.users import Role
from tests.app.records import as_role
from tests.app.report.closed import OCTOBER, small_creche
from tests.app.report.test_statement_desk import creche_with_hours
from tests.builders import FixedClock

YEAR = Period.parse("2026")


def test_the_account_of_a_file_counts_its_paths_and_needs(session: Session, clock: FixedClock) -> None:
    small = small_creche(session.store)
    with session.store.atomic("open_need"):
        session.store.add(
            Need(
                path_id=small.path.id,
                theme=Theme.HOUSING,
                opened_on=date(2026, 9, 1),
                closed_on=date(2026, 10, 1),
                closing=Closing.LIFTED,
            )
        )
    clock.set(datetime(2026, 11, 4, 8, 0))
    account = account_for(session, YEAR)
    assert (account.schema, account.year, account.asked_on) == (SCHEMA, 2026, date(2026, 11, 4))
    assert (account.families.parents, account.paths.entered) == (1, 1)
    assert account.needs.lifted.of == {"housing": 1}
    assert as_json(account) == as_json(account_for(session, YEAR))


def test_a_month_closed_later_changes_nothing_but_its_standing(session: Session, clock: FixedClock) -> None:
    creche_with_hours(session)
    clock.set(datetime(2026, 11, 4, 8, 0))
    before = account_for(session, YEAR)
    close_month(session, OCTOBER, lambda _report, _notes: b"%PDF-")
    after = account_for(session, YEAR)
    rows = {row.month: row for row in after.months}
    assert rows[str(OCTOBER)].status is Status.CLOSED
    assert not any(row.differs for row in after.months)
    assert (after.paths, after.hours, after.months_met) == (before.paths, before.hours, before.months_met)


@pytest.mark.parametrize(
    ("year", "words"), [("2027", "n’a pas commencé"), ("2025", "pas encore d’horaires"), ("1999", "horaires")]
)
def test_a_year_to_come_or_before_the_creche_is_refused(session: Session, year: str, words: str) -> None:
    small_creche(session.store)
    with pytest.raises(Conflict, match=words):
        account_for(session, Period.parse(year))


@pytest.mark.parametrize("period", ["2026-T4", "2026-S2"])
def test_an_account_is_of_a_whole_year(session: Session, period: str) -> None:
    small_creche(session.store)
    with pytest.raises(InvalidEntry, match="par année"):
        account_for(session, Period.parse(period))


def test_who_may_not_see_reports_has_no_account(session: Session) -> None:
    small_creche(session.store)
    with pytest.raises(NotAllowed):
        account_for(as_role(session, Role.TEAM), YEAR)


def test_the_months_of_a_year_hold_its_days_and_no_other() -> None:
    assert date(2026, 1, 1) in YEAR
    assert date(2026, 12, 31) in YEAR
    assert date(2025, 12, 31) not in YEAR
    assert date(2027, 1, 1) not in YEAR
    assert Month(year=2026, month=1).first in YEAR
