"""The year's account: what falls in the year and what does not, what is provisional, what a closed month keeps."""

from dataclasses import replace
from datetime import date

import pytest

from app.days import Month
from app.insertion.engagements import EndReason, Engagement
from app.insertion.facts import InsertionRows
from app.insertion.follow_ups import FollowUp, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.job_spells import JobKind, JobSpell
from app.insertion.needs import Closing, Need, Theme
from app.insertion.orientations import Answer, Decliner, DeclineReason, Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.report.account.counts import AnsweredRatio, Parts, Ratio
from app.report.account.yearly import Subject
from app.report.building import report_of
from app.report.monthly_report import Rate, Status
from tests.app.creche import day
from tests.app.report.account_year import AFTERWARDS, YEAR, Year

NEW_YEAR, EVE = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("entry", "exit_day", "counted"),
    [
        ("2025-03-02", "2025-12-31", (0, 0, 0, 0, 0)),
        ("2025-03-02", "2026-01-01", (1, 1, 0, 1, 0)),
        ("2026-01-01", None, (1, 0, 1, 0, 1)),
        ("2026-12-31", None, (1, 0, 1, 0, 1)),
        ("2026-12-31", "2026-12-31", (1, 0, 1, 1, 0)),
        ("2027-01-01", None, (0, 0, 0, 0, 0)),
    ],
)
def test_paths_count_in_the_year_that_they_touch(
    entry: str, exit_day: str | None, counted: tuple[int, ...]
) -> None:
    year = Year()
    gone = date.fromisoformat(exit_day) if exit_day else None
    year.path(date.fromisoformat(entry), gone, Outcome.CDI if gone else None)
    account = year.account(date(2027, 2, 1))
    paths = account.paths
    found = (paths.open_first_day, paths.entered, paths.exited, paths.open_last_day)
    assert (account.families.parents, *found) == counted
    assert account.exits.outcomes.total == paths.exited


def test_a_home_with_two_parents_on_paths_is_one_family() -> None:
    year = Year()
    year.path(day(1), home_id=7)
    year.path(day(2), home_id=7)
    families = year.account().families
    assert (families.parents, families.homes) == (2, 1)
    assert {aspect.subject for aspect in families.aspects} == set(Subject)
    assert all(aspect.latest.total == 2 for aspect in families.aspects)


@pytest.mark.parametrize(
    ("today", "status", "last"),
    [
        ("2026-01-01", Status.PROVISIONAL, "2026-01-31"),
        ("2026-11-30", Status.PROVISIONAL, "2026-11-30"),
        ("2026-12-31", Status.PROVISIONAL, "2026-12-31"),
        ("2027-01-01", Status.COMPLETE, "2026-12-31"),
    ],
)
def test_a_year_is_provisional_until_it_is_over(today: str, status: Status, last: str) -> None:
    account = Year().account(date.fromisoformat(today))
    assert (account.status, str(account.last)) == (status, last)
    begun = [row.month for row in account.months if row.status is not None]
    assert begun[-1] == last[:7]
    assert len(account.months) == 12
    assert account.is_over is (status is Status.COMPLETE)


def test_what_is_missing_keeps_a_past_year_provisional() -> None:
    year = Year()
    year.path(day(1))
    year.rows = InsertionRows(interviews=[Interview(id=1, path_id=1, user_id=1, day=day(5), start=540)])
    account = year.account()
    assert account.status is Status.PROVISIONAL
    assert [row.month for row in account.months if row.missing_interviews] == ["2026-10"]


def test_months_before_the_first_opening_are_not_asked_for() -> None:
    year = Year()
    year.creche.opening = [replace(one, first_day=day(1)) for one in year.creche.opening]
    year.path(date(2026, 9, 30))
    account = year.account()
    assert [row.month for row in account.months if row.status] == ["2026-10", "2026-11", "2026-12"]
    assert (account.paths.open_first_day, account.paths.entered) == (1, 0)
    assert account.prescribers.entries.total == 0
    assert account.status is Status.COMPLETE


def engaged(first: date, **fields: object) -> Engagement:
    return Engagement(path_id=1, origin=first, first_day=first, last_day=EVE, **fields)  # type: ignore[arg-type]


def test_engagements_are_told_by_how_they_began_and_ended() -> None:
    year = Year()
    year.path(NEW_YEAR)
    year.rows = InsertionRows(
        engagements=[
            engaged(NEW_YEAR, signed_on=NEW_YEAR),
            engaged(day(1), renewal=1),
            engaged(date(2025, 12, 31), ended_on=NEW_YEAR, end_reason=EndReason.JOB),
            engaged(date(2025, 12, 31), ended_on=date(2025, 12, 31), end_reason=EndReason.BREACH),
            engaged(day(2), ended_on=day(9)),
        ]
    )
    part = year.account().engagements
    assert (part.started, part.renewed, part.reached_term, part.active_last_day) == (2, 1, 2, 2)
    assert part.signed == Ratio(numerator=1, denominator=3)
    assert part.ended_early == Parts(total=2, of={"job": 1, "unknown": 1})


def sent(id: int, on: date, prescriber: Prescriber, reason: DeclineReason | None = None) -> Orientation:
    waiting = Orientation(id=id, parent_id=id, day=on, prescriber=prescriber, purpose=Purpose.STEPS)
    if reason is None:
        return waiting
    return replace(
        waiting, answer=Answer.DECLINED, answered_on=on, declined_by=Decliner.CRECHE, decline_reason=reason
    )


def test_orientations_are_the_years_and_entries_whoever_was_oriented_when() -> None:
    year = Year()
    entered = year.path(NEW_YEAR, prescribed_on=date(2025, 12, 22), prescriber=Prescriber.PLIE)
    year.path(day(1), prescribed_on=day(1), prescriber=Prescriber.PLIE)
    year.path(day(1))
    year.creche.paths[1] = replace(year.creche.paths[1], orientation_id=2)
    year.rows = InsertionRows(
        orientations=[
            sent(1, date(2025, 12, 31), Prescriber.CAF),
            sent(2, NEW_YEAR, Prescriber.PLIE),
            sent(3, EVE, Prescriber.PLIE, DeclineReason.NO_PLACE),
            sent(4, EVE, Prescriber.CAF),
        ]
    )
    assert entered.id == 1
    account = year.account()
    part = account.prescribers
    assert part.oriented == Parts(total=3, of={"caf": 1, "plie": 2})
    assert (part.waiting.of, part.declined.of, part.entered.of) == ({"caf": 1}, {"plie": 1}, {"plie": 1})
    assert part.entries == Parts(total=3, of={"plie": 2, "unknown": 1})
    assert part.decline_reasons == Parts(total=1, of={"no_place": 1})
    assert account.delays.entry.sorted == (0, 10)
    assert account.delays.entry.median == Rate(numerator=10, denominator=2)
    assert account.delays.without_orientation == 1


@pytest.mark.parametrize(
    ("opened", "closed", "found"),
    [
        ("2025-12-31", "2025-12-31", (0, 0, 0)),
        ("2025-12-31", "2026-01-01", (0, 1, 0)),
        ("2026-01-01", "2026-12-31", (1, 1, 0)),
        ("2026-12-31", "2027-01-01", (1, 0, 1)),
        ("2026-12-31", None, (1, 0, 1)),
        ("2027-01-01", None, (0, 0, 0)),
    ],
)
def test_needs_are_opened_and_lifted_in_the_year(
    opened: str, closed: str | None, found: tuple[int, int, int]
) -> None:
    year = Year()
    gone = date.fromisoformat(closed) if closed else None
    year.needs = [
        Need(
            path_id=1,
            theme=Theme.MOBILITY,
            opened_on=date.fromisoformat(opened),
            closed_on=gone,
            closing=Closing.LIFTED if gone else None,
        )
    ]
    part = year.account(date(2027, 2, 1)).needs
    assert (part.opened.total, part.lifted.total, part.open_last_day.total) == found
    assert part.lifted.of == ({"mobility": 1} if found[1] else {})
    assert part.eased.total == part.persistent.total == part.void.total == 0


@pytest.mark.parametrize(
    ("entry", "job", "rate"),
    [
        ("2025-07-31", "2025-08-01", (0, 0)),  # its five months end on 30 December 2025
        ("2025-08-01", "2025-12-31", (0, 0)),  # on 31 December 2025
        ("2025-08-02", "2026-01-01", (1, 1)),  # on 1 January 2026
        ("2026-08-01", "2026-12-31", (1, 1)),
        ("2026-08-02", "2026-12-31", (0, 0)),  # on 1 January 2027
        ("2026-03-02", "2026-08-02", (0, 1)),  # the day after its five months
        ("2026-03-02", "2026-08-01", (1, 1)),
    ],
)
def test_return_to_work_is_judged_where_its_five_months_end_in_the_year(
    entry: str, job: str, rate: tuple[int, int]
) -> None:
    year = Year()
    year.path(date.fromisoformat(entry))
    year.rows = InsertionRows(
        spells=[JobSpell(path_id=1, kind=JobKind.CDI, first_day=date.fromisoformat(job))]
    )
    found = year.account(date(2027, 2, 1)).work.return_5_months
    assert found == Ratio(numerator=rate[0], denominator=rate[1])


@pytest.mark.parametrize(("today", "due"), [("2026-07-31", 0), ("2026-08-01", 1)])
def test_in_a_year_under_way_only_the_months_begun_are_judged(today: str, due: int) -> None:
    year = Year()
    year.path(date(2026, 3, 2))  # its five months end on 1 August
    found = year.account(date.fromisoformat(today)).work.return_5_months
    assert found == Ratio(numerator=0, denominator=due)


def test_a_year_under_way_does_not_look_back_into_the_one_before() -> None:
    year = Year()
    year.path(date(2025, 3, 3))
    assert year.account(date(2026, 2, 10)).work.return_5_months == Ratio()


def test_kept_jobs_say_how_many_were_reached() -> None:
    year = Year()
    year.path(NEW_YEAR, date(2026, 3, 2), Outcome.CDI)
    year.path(NEW_YEAR, date(2026, 3, 2), Outcome.CDD_SHORT)
    year.path(NEW_YEAR, date(2026, 3, 2), Outcome.NO_SOLUTION)
    year.rows = InsertionRows(
        follow_ups=[
            FollowUp(path_id=1, months=3, answered_on=date(2026, 6, 1), answer=FollowUpAnswer.EMPLOYED),
            FollowUp(path_id=2, months=3, answered_on=date(2026, 6, 1), answer=FollowUpAnswer.UNREACHABLE),
            FollowUp(path_id=1, months=6, answered_on=AFTERWARDS, answer=FollowUpAnswer.EMPLOYED),
        ]
    )
    work = year.account(date(2027, 2, 1)).work
    assert work.kept_3_months == AnsweredRatio(numerator=1, denominator=2, answered=1)
    assert work.kept_6_months == AnsweredRatio(numerator=0, denominator=2, answered=0)


def test_interviews_add_up_and_their_rates_are_those_of_the_sums() -> None:
    year = Year()
    year.path(NEW_YEAR)
    states = [InterviewState.HELD, InterviewState.HELD, InterviewState.NO_SHOW, InterviewState.CANCELLED]
    year.rows = InsertionRows(
        interviews=[
            Interview(id=n, path_id=1, user_id=1, day=date(2026, n, 12), start=540, minutes=45, state=state)
            for n, state in enumerate(states, start=1)
        ]
    )
    account = year.account()
    found = account.interviews
    assert (found.counts.held, found.counts.cancelled, found.counts.held_minutes) == (2, 1, 90)
    assert found.honoured == found.missed.__class__(numerator=2, denominator=3)
    assert found.missed == Rate(numerator=1, denominator=3)
    assert account.delays.first_interview.sorted == (11,)


def with_avip_child() -> Year:
    year = Year()
    year.creche.enrol(first=NEW_YEAR, last=EVE)
    year.creche.enrol(first=NEW_YEAR, last=EVE)
    parent = year.creche.parent(year.creche.children[0])
    year.creche.path(parent, NEW_YEAR)
    return year


def test_each_month_has_its_readings_of_the_threshold_and_the_year_says_how_many_reach_it() -> None:
    year = with_avip_child()
    year.creche.rule("quota_percent", "60", since=date(2026, 7, 1))
    account = year.account()
    first, last = account.months[0], account.months[-1]
    assert first.children == last.children == Ratio(numerator=1, denominator=2)
    assert (first.threshold_percent, first.met, last.threshold_percent, last.met) == (20, True, 60, False)
    assert account.months_met == Rate(numerator=6, denominator=12)
    assert account.families.avip_children == 1


def test_a_closed_month_gives_what_was_given_and_says_where_the_facts_no_longer_do() -> None:
    year = with_avip_child()
    october = report_of(year.facts(), Month(year=2026, month=10), AFTERWARDS)
    given = replace(october, status=Status.CLOSED, insertion=replace(october.insertion, outcomes={"cdi": 3}))
    year.given = {"2026-10": given, "2026-09": report_of(year.facts(), Month(year=2026, month=9), AFTERWARDS)}
    account = year.account()
    rows = {row.month: row for row in account.months}
    assert (rows["2026-10"].status, rows["2026-10"].differs) == (Status.CLOSED, True)
    assert (rows["2026-09"].status, rows["2026-09"].differs) == (Status.CLOSED, False)
    assert account.exits.outcomes.of == {"cdi": 3}
    assert account.exits.categories.of == {"durable": 3}


def test_a_year_is_closed_once_each_of_its_months_is() -> None:
    year = with_avip_child()
    year.given = {str(month): report_of(year.facts(), month, AFTERWARDS) for month in YEAR.months()}
    assert year.account().status is Status.CLOSED
    del year.given["2026-05"]
    assert year.account().status is not Status.CLOSED


def test_a_category_is_that_of_the_month_of_the_exit() -> None:
    year = Year()
    year.creche.rule("outcome.cdi", "other", since=date(2026, 7, 1))
    year.path(NEW_YEAR, date(2026, 6, 30), Outcome.CDI)
    year.path(NEW_YEAR, date(2026, 7, 1), Outcome.CDI)
    exits = year.account().exits
    assert exits.outcomes == Parts(total=2, of={"cdi": 2})
    assert exits.categories == Parts(total=2, of={"durable": 1, "other": 1})
