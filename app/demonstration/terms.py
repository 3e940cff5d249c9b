"""Engagements of the demonstration (contrats Avip): under way, ending, past their term, renewed, ended early."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration import words
from app.demonstration.diary import Diary
from app.demonstration.follow import Followed
from app.demonstration.frame import first_day_of
from app.insertion.engagements import Engagement, Terms, ended, first_engagement
from app.insertion.entry_and_exit import end_reason_of
from app.insertion.outcomes import CATEGORIES

TERMS = Terms()
SIGNED_AFTER = (0, 1, 2, 4, 6, 8, 12)
"""Days from the entry to the first engagement, where nothing else is written."""
OPENING = 35
"""The paths that begin with the crèche are signed over so many days."""
HOURS = (10, 14, 16, 20, 20, 24, 28)
"""Agreed a week."""
SOON = timedelta(days=12)
"""A path that ends so soon after a term is not renewed for it."""
REACHED = timedelta(days=25)
"""A path whose end lies so near to that of a whole term was signed for it to be so."""


def engagements_of(one: Followed, diary: Diary) -> list[Engagement]:
    """The path's engagements, in order, the first one from its origin."""
    origin = _origin(one)
    if origin is None or origin > one.last:
        return []
    throw = one.throw("terms")
    first = replace(
        first_engagement(one.id, origin, TERMS),
        signed_on=_signed(one, origin, diary),
        weekly_minutes=throw.choice(HOURS) * 60,
        objectives=throw.choice(words.OBJECTIVES),
    )
    found = [first]
    if one.last >= first.last_day + ONE_DAY and _goes_on(one, first):
        reviewed = diary.back(first.last_day - timedelta(days=throw.randint(2, 9))) or first.first_day
        found[0] = replace(first, bilan_on=max(reviewed, origin), bilan=throw.choice(words.REVIEWS))
        second = found[0].renewed(TERMS)
        signed = max(_signed(one, second.first_day, diary), reviewed, origin)
        found.append(replace(second, signed_on=signed, objectives=throw.choice(words.AGAIN)))
    return [_ended(one, engagement) for engagement in found]


def _goes_on(one: Followed, first: Engagement) -> bool:
    """Whether it was renewed: always but where the path ends with it, or its term has just passed."""
    return one.last > first.last_day + (ONE_DAY if one.way.origin else SOON)


def _origin(one: Followed) -> date | None:
    """The first day of the first engagement; None where the path has only just begun."""
    if one.way.origin is not None:
        return one.way.origin
    if one.path.exit_day is not None and not one.has_job:
        for months in (6, 3):
            origin = first_day_of(one.path.exit_day, months=months)
            if one.entry <= origin <= one.entry + REACHED:
                return origin
    throw = one.throw("origin")
    if one.is_open and one.entry == one.frame.first:
        origin = one.entry + timedelta(days=throw.randrange(OPENING))
    else:
        origin = one.entry + timedelta(days=throw.choice(SIGNED_AFTER))
    if one.way.seed is not None and not one.way.seed.followed:
        return None
    return origin


def _signed(one: Followed, first_day: date, diary: Diary) -> date:
    """An open day up to the first one of the engagement, inside the path."""
    day = diary.back(first_day)
    return day if day is not None and day >= one.entry else first_day


def _ended(one: Followed, engagement: Engagement) -> Engagement:
    """As the exit leaves it: an engagement under way that day ends with the path."""
    path = one.path
    if path.exit_day is None or path.outcome is None or not engagement.covers(path.exit_day):
        return engagement
    return ended(engagement, path.exit_day, end_reason_of(CATEGORIES[path.outcome], path.outcome))


def all_engagements(followed: list[Followed], diary: Diary) -> Iterator[Engagement]:
    """Those of every path."""
    for one in followed:
        yield from engagements_of(one, diary)
