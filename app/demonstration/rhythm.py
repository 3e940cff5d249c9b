"""How often the demonstration's parents are seen (rythme): landmarks first, then once or twice a week."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.days import ONE_DAY, monday_of
from app.demonstration import words
from app.demonstration.diary import PER_WEEK, SLOTS, Diary
from app.demonstration.follow import Followed
from app.demonstration.notes import Notebook
from app.demonstration.weeks import week
from app.insertion.engagements import Engagement
from app.insertion.interviews import COUNTED, Interview, InterviewState, Medium, Subject

WEEK = timedelta(days=7)
AHEAD = timedelta(days=14)
QUIET = timedelta(days=2)
"""From the first open day on, so long holds only what was written by hand."""
SEEN_LESS = 5
"""One path in so many is seen less often."""
MEDIUMS = (*[Medium.ON_SITE] * 17, Medium.PHONE, Medium.PHONE, Medium.VIDEO, Medium.OUTSIDE, Medium.AT_HOME)
MINUTES = (30, 30, 40, 45, 45, 45, 50)
STATES = (
    (770, InterviewState.HELD),
    (870, InterviewState.EXCUSED),
    (940, InterviewState.NO_SHOW),
    (1000, InterviewState.CANCELLED),
)
"""Up to so many of a thousand."""
SPARE = 8
"""Hours tried beside the usual ones."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """An interview to be, at an hour that is kept."""

    day: date
    start: int
    minutes: int
    state: InterviewState = InterviewState.HELD
    medium: Medium = Medium.ON_SITE
    subject: Subject = Subject.FOLLOW_UP
    present: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Landmark:
    """One that the path must have had, within so many days."""

    first: date
    days: int
    subject: Subject
    texts: tuple[str, ...]
    minutes: int = 45


def interview(one: Followed, talk: Talk, user_id: int | None) -> Interview:
    """The record."""
    return Interview(
        path_id=one.id,
        user_id=user_id,
        day=talk.day,
        start=talk.start,
        minutes=talk.minutes,
        state=talk.state,
        medium=talk.medium,
        subject=talk.subject,
        present=talk.present,
        note=talk.note,
    )


def landmarks(one: Followed, engagements: Iterable[Engagement], visits: Iterable[date]) -> list[Landmark]:
    """The first interview, signature, bilans, eves of a meeting with an employer, the last one."""
    first = one.entry + timedelta(days=one.throw("first").randrange(4))
    for engagement in engagements:
        if engagement.signed_on is not None:
            first = max(one.entry, min(first, engagement.signed_on - ONE_DAY))
    found = [Landmark(first=first, days=10, subject=Subject.FIRST, texts=words.FIRST, minutes=60)]
    for engagement in engagements:
        if engagement.signed_on is not None and engagement.renewal == 0:
            signed = engagement.signed_on
            found.append(Landmark(first=signed, days=4, subject=Subject.ENGAGEMENT, texts=words.ENGAGED))
        if engagement.bilan_on is not None:
            held = engagement.bilan_on
            found.append(Landmark(first=held, days=1, subject=Subject.BILAN, texts=words.BILAN, minutes=60))
    found += [
        Landmark(
            first=day - timedelta(days=3), days=3, subject=Subject.JOB_PREPARATION, texts=words.PREPARATION
        )
        for day in visits
    ]
    if one.path.exit_day is not None:
        texts = words.HIRED if one.has_job else words.LEAVING
        last = one.path.exit_day - timedelta(days=6)
        found.append(Landmark(first=last, days=7, subject=Subject.FOLLOW_UP, texts=texts))
    return found


def kept(one: Followed, wanted: Iterable[Landmark], until: date, diary: Diary) -> Iterator[Talk]:
    """Those of the landmarks that the diary has room for, each held."""
    throw = one.throw("landmarks")
    usual = usual_hours(one)
    for mark in wanted:
        days = [mark.first + ONE_DAY * more for more in range(mark.days)]
        times = [(day, start) for day in days if one.entry <= day <= until for start in _of(usual, day)]
        at = diary.find(one.parent.id, times, mark.minutes)
        note, guest = one.says(throw.choice(mark.texts)), throw.randrange(3) == 0
        present = one.path.adviser if mark.subject is Subject.BILAN and guest else None
        if at is not None:
            yield Talk(
                day=at[0], start=at[1], minutes=mark.minutes, subject=mark.subject, present=present, note=note
            )


def weekly(one: Followed, since: date, until: date, diary: Diary) -> Iterator[Talk]:
    """What fills the weeks after the first interview: most of them held, some excused, missed or cancelled."""
    throw, notes, usual = one.throw("talks"), Notebook(one), usual_hours(one)
    less = throw.randrange(SEEN_LESS) == 0 and one.story is None
    monday, number = monday_of(one.entry), 0
    while monday <= until:
        there = PER_WEEK - diary.left(one.parent.id, monday)
        for _ in range(_wanted(throw, number, less=less) - there):
            state = _state(throw)
            times = [(day, start) for day, start in _times(usual, monday, throw) if since <= day <= until]
            minutes, medium = throw.choice(MINUTES), throw.choice(MEDIUMS)
            at = diary.find(one.parent.id, times, minutes, counts=state in COUNTED)
            if at is not None:
                note = notes.write(state)
                yield Talk(day=at[0], start=at[1], minutes=minutes, state=state, medium=medium, note=note)
        monday, number = monday + WEEK, number + 1


def _wanted(throw: random.Random, number: int, *, less: bool) -> int:
    """How many in that week of the path, from 0: the first month is the busiest."""
    hit = throw.randrange(10)
    if less:
        return int(hit < 6)
    if number < 5:
        return 2 if hit < 6 else 1
    if number < 16:
        return 2 if hit < 3 else int(hit < 9)
    return 2 if hit < 1 else int(hit < 8)


def _state(throw: random.Random) -> InterviewState:
    hit = throw.randrange(1000)
    return next(state for most, state in STATES if hit < most)


def ahead(one: Followed, diary: Diary) -> Iterator[Talk]:
    """What is planned for the two weeks to come: one a week."""
    today = one.frame.today
    start = diary.on(today)
    if start is None:
        return
    first, last = max(start + QUIET, one.entry), today + AHEAD
    usual = usual_hours(one)
    for monday in (monday_of(first), monday_of(first) + WEEK):
        times = [(day, start) for day, start in _in_week(usual, monday) if first <= day <= last]
        at = diary.find(one.parent.id, times, 45)
        if at is not None:
            yield Talk(day=at[0], start=at[1], minutes=45, state=InterviewState.PLANNED)


def usual_hours(one: Followed) -> list[tuple[int, int]]:
    """Weekdays and hours, those first at which a child of the parent is usually in the crèche."""
    throw = one.throw("hours")
    there = [span for stay, _ in one.children for text in stay.kid.weeks[:1] for span in week(text)]
    everything = [(weekday, start) for weekday in range(5) for start in SLOTS]
    hours = throw.sample(everything, len(everything))
    return sorted(
        hours,
        key=lambda time: (
            not any(
                day == time[0] and span.start <= time[1] and time[1] + 60 <= span.end for day, span in there
            )
        ),
    )


def _of(usual: list[tuple[int, int]], day: date) -> list[int]:
    """The hours of that day, the usual ones first."""
    return [start for weekday, start in usual if weekday == day.weekday()]


def _in_week(usual: list[tuple[int, int]], monday: date) -> list[tuple[date, int]]:
    return [(monday + ONE_DAY * weekday, start) for weekday, start in usual]


def _times(usual: list[tuple[int, int]], monday: date, throw: random.Random) -> list[tuple[date, int]]:
    """The usual two in turn, then others."""
    first = usual[:2] if throw.randrange(3) else usual[1::-1]
    return _in_week([*first, *throw.sample(usual, SPARE)], monday)
