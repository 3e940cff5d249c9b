"""A year with something of everything (année complète): its account open, masked, and while it is under way."""

from dataclasses import replace
from datetime import date

import pytest

from app.insertion.actions import ActionKind, ActionOwner, ActionState, PlanAction
from app.insertion.engagements import EndReason, Engagement
from app.insertion.facts import InsertionRows
from app.insertion.interviews import Interview, InterviewState
from app.insertion.meetings import Meeting, MeetingState
from app.insertion.needs import Closing, Need, Theme
from app.insertion.orientations import Orientation, Purpose
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.situations import Situation, Work
from app.report.account.masking import masked
from app.report.account.yearly import YearlyAccount
from app.structure.records import Identity
from tests.app.creche import day
from tests.app.report.account_year import AFTERWARDS, Year
from ui.account_lines import sections
from ui.account_words import Cell
from ui.french import NBSP, THIN

NEW_YEAR = date(2026, 1, 1)


def full_year() -> Year:
    """Nine parents, three of whom left; something of everything."""
    year = Year()
    year.creche.identities = [Identity(first_day=NEW_YEAR, name="=Les Petits Pas", caf_number="0123")]
    child = year.creche.child()
    enrolled = year.creche.enrol(child, "8:00-17:00", first=NEW_YEAR, last=date(2026, 12, 31))
    year.creche.came_every_day(enrolled, "8:00-17:00", NEW_YEAR, date(2026, 12, 31))
    outcomes = [Outcome.CDI, Outcome.CDI, Outcome.NO_SOLUTION, *[None] * 6]
    for number, outcome in enumerate(outcomes):
        year.path(
            NEW_YEAR,
            day(20) if outcome else None,
            outcome,
            prescribed_on=date(2025, 12, 20 + number),
            prescriber=Prescriber.PLIE,
        )
    year.creche.parenthoods = [replace(tie, child_id=child.id) for tie in year.creche.parenthoods]
    year.rows = InsertionRows(
        orientations=[
            Orientation(
                id=n, parent_id=n, day=NEW_YEAR, prescriber=Prescriber.MISSION_LOCALE, purpose=Purpose.STEPS
            )
            for n in range(1, 8)
        ],
        situations=[situation(n) for n in range(1, 8)],
        engagements=[engagement(n) for n in range(1, 10)],
        interviews=interviews(),
        actions=[action()],
        meetings=[Meeting(day=day(1), minutes=75, state=MeetingState.HELD, with_partners=True)],
    )
    year.needs = [
        Need(path_id=n, theme=Theme.MOBILITY, opened_on=NEW_YEAR, closed_on=day(1), closing=Closing.LIFTED)
        for n in range(1, 8)
    ]
    return year


def situation(number: int) -> Situation:
    return Situation(
        id=number,
        path_id=number,
        day=NEW_YEAR,
        work=Work.JOB_SEEKING,
        single_parent=number < 6,
        jobless_since=date(2025, number, 1),
    )


def engagement(number: int) -> Engagement:
    """Two of them end early; the last two are not signed."""
    return Engagement(
        path_id=number,
        origin=NEW_YEAR,
        first_day=NEW_YEAR,
        last_day=date(2026, 12, 31),
        signed_on=NEW_YEAR if number < 8 else None,
        ended_on=day(20) if number < 3 else None,
        end_reason=EndReason.JOB if number < 3 else None,
    )


def interviews() -> list[Interview]:
    """One a month: nine held, then one of each other state."""
    states = [*[InterviewState.HELD] * 9, *list(InterviewState)[2:5]]
    return [
        Interview(
            id=n, path_id=1 + n % 9, user_id=1, day=date(2026, n, 12), start=540, minutes=45, state=state
        )
        for n, state in enumerate(states, start=1)
    ]


def action() -> PlanAction:
    return PlanAction(
        path_id=1,
        kind=ActionKind.TRAINING,
        label="x",
        owner=ActionOwner.PARENT,
        opened_on=NEW_YEAR,
        state=ActionState.DONE,
        closed_on=day(1),
    )


@pytest.fixture(scope="module", params=["open", "masked", "under way"])
def account(request: pytest.FixtureRequest) -> YearlyAccount:
    if request.param == "under way":
        return full_year().account(date(2026, 11, 23))
    made = full_year().account(AFTERWARDS)
    return masked(made) if request.param == "masked" else made


def plain(text: str) -> str:
    """With plain spaces, one at a time."""
    return " ".join(text.replace(NBSP, " ").replace(THIN, " ").split())


def cells(account: YearlyAccount) -> list[tuple[str, str, str, Cell]]:
    """Heading, line, column and figure, those without a text left out."""
    return [
        (part.title, line.label, head, cell)
        for part in sections(account)
        for line in part.lines
        for head, cell in zip(part.heads, line.cells, strict=False)
        if cell.value != ""
    ]
