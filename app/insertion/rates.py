"""Rates of the paths (taux): honoured interviews, return to work, jobs kept, delays (rules.md, Rates of the paths).

Each shows its numerator and denominator. Facts are those known by the last day of the month asked about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.days import Month, last_day_of
from app.insertion.facts import InsertionFacts
from app.insertion.follow_ups import REACHED, FollowUpAnswer
from app.insertion.interviews import Interview, InterviewState
from app.insertion.outcomes import WORK, Outcome, OutcomeCategory
from app.insertion.paths import InsertionPath
from app.report.monthly_report import AnsweredRate, DaysToFirstInterview, Rate

WINDOW = 12
"""Months: horizons are counted in the twelve that end with the month."""
Categories = Mapping[Outcome, OutcomeCategory]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """Interviews by state."""

    planned: int = 0
    held: int = 0
    excused: int = 0
    cancelled: int = 0
    no_show: int = 0
    held_minutes: int = 0

    @property
    def expected(self) -> int:
        """Those that the parent was to come to: the crèche's own cancellations stand apart."""
        return self.held + self.excused + self.no_show

    @property
    def honoured(self) -> Rate:
        """Held ÷ (held + excused + no-show)."""
        return Rate(numerator=self.held, denominator=self.expected)

    @property
    def missed(self) -> Rate:
        """No-show ÷ (held + no-show)."""
        return Rate(numerator=self.no_show, denominator=self.held + self.no_show)


def counts_of(interviews: Iterable[Interview]) -> Counts:
    """How many of each state, and the minutes held."""
    counts = dict.fromkeys(InterviewState, 0)
    minutes = 0
    for one in interviews:
        counts[one.state] += 1
        minutes += one.minutes if one.state is InterviewState.HELD else 0
    return Counts(
        planned=counts[InterviewState.PLANNED],
        held=counts[InterviewState.HELD],
        excused=counts[InterviewState.EXCUSED],
        cancelled=counts[InterviewState.CANCELLED],
        no_show=counts[InterviewState.NO_SHOW],
        held_minutes=minutes,
    )


def known_by(interviews: Iterable[Interview], day: date) -> list[Interview]:
    """Those of a day not past that one, and those planned: word given beforehand counts once its day has come."""
    return [one for one in interviews if one.day <= day or one.state is InterviewState.PLANNED]


def falls_due(day: date, months: int, month: Month) -> bool:
    """Whether the horizon of that many months from the day lies in the twelve months that end with this one."""
    return month.plus(1 - WINDOW).first <= last_day_of(day, months=months) <= month.last


def category_by(path: InsertionPath, day: date, categories: Categories) -> OutcomeCategory | None:
    """What the path's exit counts as, where it is known by that day."""
    if path.exit_day is None or path.outcome is None or path.exit_day > day:
        return None
    return categories[path.outcome]


def return_paths(
    paths: Iterable[InsertionPath], months: int, month: Month, categories: Categories
) -> list[InsertionPath]:
    """The paths whose return to work is judged: those due, neutralised outcomes left out."""
    return [
        path
        for path in paths
        if falls_due(path.entry_day, months, month)
        and category_by(path, month.last, categories) is not OutcomeCategory.NEUTRALISED
    ]


def has_worked(facts: InsertionFacts, path: InsertionPath, months: int) -> bool:
    """Whether a job began between the entry and the horizon, both included. Unknown is no job."""
    horizon = last_day_of(path.entry_day, months=months)
    return any(path.entry_day <= one.first_day <= horizon for one in facts.spells.get(path.id, ()))


def return_to_work(
    facts: InsertionFacts, paths: Iterable[InsertionPath], months: int, month: Month, categories: Categories
) -> Rate:
    """Return to work at that many months from the entry."""
    judged = return_paths(paths, months, month, categories)
    return Rate(numerator=sum(has_worked(facts, path, months) for path in judged), denominator=len(judged))


def kept_paths(
    paths: Iterable[InsertionPath], months: int, month: Month, categories: Categories
) -> list[InsertionPath]:
    """The exits to a job whose follow-up is due."""
    return [
        path
        for path in paths
        if path.exit_day is not None
        and category_by(path, month.last, categories) in WORK
        and falls_due(path.exit_day, months, month)
    ]


def kept_job(
    facts: InsertionFacts, paths: Iterable[InsertionPath], months: int, month: Month, categories: Categories
) -> AnsweredRate:
    """Still in a job at that many months from the exit; `answered` says how many were reached."""
    judged = kept_paths(paths, months, month, categories)
    found = [facts.follow_ups.get((path.id, months)) for path in judged]
    known = [one.answer for one in found if one is not None and one.answered_on <= month.last]
    return AnsweredRate(
        numerator=sum(answer is FollowUpAnswer.EMPLOYED for answer in known),
        denominator=len(judged),
        answered=sum(answer in REACHED for answer in known),
    )


def days_to_first_interview(
    facts: InsertionFacts, paths: Iterable[InsertionPath], month: Month
) -> DaysToFirstInterview:
    """Days from prescription, or entry, to the first interview held, of the paths whose first one falls in the month.

    The sorted list, and its median, the mean of the middle two.
    """
    delays = []
    for path in paths:
        held = [one for one in facts.interviews.get(path.id, ()) if one.state is InterviewState.HELD]
        if held and held[0].day in month:
            delays.append((held[0].day - (path.prescribed_on or path.entry_day)).days)
    return DaysToFirstInterview(sorted=tuple(sorted(delays)), median=median(delays))


def median(numbers: Sequence[int]) -> Rate:
    """The middle number, or the mean of the middle two as their sum over 2; 0 over 0 where there is none."""
    if not numbers:
        return Rate()
    ordered, half = sorted(numbers), len(numbers) // 2
    if len(ordered) % 2:
        return Rate(numerator=ordered[half], denominator=1)
    return Rate(numerator=ordered[half - 1] + ordered[half], denominator=2)
