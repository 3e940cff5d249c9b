"""Jobs found in the demonstration (périodes d'emploi), and what became of them (suivis à 3 et 6 mois)."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration.follow import Followed
from app.demonstration.outings import PLACES
from app.demonstration.seeds import Term
from app.insertion.follow_ups import MONTHS, FollowUp, FollowUpAnswer, due_day
from app.insertion.job_spells import Evidence, JobKind, JobSpell
from app.insertion.outcomes import Outcome

SPELLS = {kind.value: kind for kind in JobKind}
EVIDENCE = (
    Evidence.CONTRACT,
    Evidence.CONTRACT,
    Evidence.PAYSLIP,
    Evidence.EMPLOYER_LETTER,
    Evidence.DECLARED,
)
HOURS = (15, 20, 24, 28, 30, 35, 35)
"""A week."""
ANSWERS = (
    *[FollowUpAnswer.EMPLOYED] * 6,
    *[FollowUpAnswer.NOT_EMPLOYED] * 2,
    *[FollowUpAnswer.UNREACHABLE] * 2,
)
SHORT = timedelta(days=110)
"""A contract of less than six months ends about then."""
SHORT_JOBS = frozenset({Outcome.CDD_SHORT, Outcome.TEMP_SHORT})


def jobs_of(one: Followed) -> tuple[list[JobSpell], list[FollowUp]]:
    """The job that ended the path, with the answers of the checks that are due; nothing of the others."""
    path = one.path
    if path.exit_day is None or path.outcome is None or not one.has_job:
        return [], []
    throw = one.throw("job")
    first = min(path.exit_day + ONE_DAY * throw.randint(-9, 4), one.frame.today - ONE_DAY)
    first = max(first, path.entry_day)
    answers = list(_answers(one, throw))
    lost = [check for check in answers if check.answer is FollowUpAnswer.NOT_EMPLOYED]
    last = _last(one, first, lost, throw)
    own = path.outcome is Outcome.OWN_BUSINESS
    evidence = Evidence.REGISTRATION if own else throw.choice(EVIDENCE)
    spell = JobSpell(
        path_id=one.id,
        kind=SPELLS[path.outcome.value],
        first_day=first,
        last_day=last,
        weekly_minutes=throw.choice(HOURS) * 60,
        employer=None if own else throw.choice(PLACES)[0],
        evidence=evidence,
        evidence_on=min(first + timedelta(days=throw.randint(0, 30)), one.frame.today - ONE_DAY),
    )
    return [spell, *_next_spell(spell, answers, throw)], answers


def _next_spell(former: JobSpell, answers: list[FollowUp], throw: random.Random) -> Iterator[JobSpell]:
    """After a short contract, the one by which the parent was still in a job six months later."""
    still = [one.answered_on for one in answers if one.answer is FollowUpAnswer.EMPLOYED]
    if former.last_day is not None and still and former.last_day < still[-1]:
        first = min(former.last_day + ONE_DAY * throw.randint(1, 20), still[-1])
        yield JobSpell(
            path_id=former.path_id, kind=JobKind.CDD_6_MONTHS, first_day=first, weekly_minutes=former.weekly_minutes,
            employer=former.employer, evidence=Evidence.DECLARED, evidence_on=still[-1],
        )  # fmt: skip


def _answers(one: Followed, throw: random.Random) -> Iterator[FollowUp]:
    """Asked some days after their day; one lost is not found again three months later."""
    waits = one.way.seed is not None and isinstance(one.way.seed.exit, Term)
    lost = False
    for months in MONTHS:
        answered = due_day(one.path, months) + timedelta(days=throw.randint(0, 9))
        answer = FollowUpAnswer.NOT_EMPLOYED if lost else throw.choice(ANSWERS)
        lost = answer is FollowUpAnswer.NOT_EMPLOYED
        if answered < one.frame.today and not waits:
            yield FollowUp(path_id=one.id, months=months, answered_on=answered, answer=answer)


def _last(one: Followed, first: date, lost: list[FollowUp], throw: random.Random) -> date | None:
    """The job's last day, where it is known."""
    if lost:
        return max(first, due_day(one.path, lost[0].months) - timedelta(days=throw.randint(5, 40)))
    end = first + SHORT
    return end if one.path.outcome in SHORT_JOBS and end < one.frame.today else None
