"""Interviews of the demonstration (entretiens): those written by hand, the landmarks of a path, then week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration import rhythm
from app.demonstration.diary import SLOTS, Diary
from app.demonstration.follow import Followed
from app.demonstration.story import Told
from app.insertion.engagements import Engagement
from app.insertion.interviews import COUNTED, Interview, InterviewMove, InterviewState, MovedBy, Subject

MOVED = 14
"""One held in so many stood elsewhere before."""
ASKS = (MovedBy.PARENT, MovedBy.PARENT, MovedBy.CRECHE)


@dataclass(kw_only=True, slots=True)
class Talks:
    """The interviews found so far, and the moves of some."""

    diary: Diary
    counsellor_id: int
    found: list[Interview] = field(default_factory=list)
    moves: list[tuple[Interview, InterviewMove]] = field(default_factory=list)

    def tell(self, one: Followed, told: Told) -> None:
        """An interview written by hand, where its day lies in the path and the diary has room."""
        today = one.frame.today
        day = self.diary.told(told.day, one.entry, today)
        if day is None or day < one.entry or (told.state is not None and day >= today):
            return
        state = told.state or (InterviewState.HELD if day < today else InterviewState.PLANNED)
        if told.unrecorded and day in one.frame.month:
            state = InterviewState.PLANNED
        times = [(day, told.at * 60), *((day, start) for start in SLOTS)]
        at = self.diary.find(one.parent.id, times, told.minutes, counts=state in COUNTED)
        if at is None:
            return
        talk = rhythm.Talk(
            day=at[0],
            start=at[1],
            minutes=told.minutes,
            state=state,
            medium=told.medium,
            subject=told.subject,
            note=None if state is InterviewState.PLANNED else told.note,
        )
        interview = self.add(one, talk)
        if told.moved_from is not None:
            days, hour = told.moved_from
            self.move(one, interview, (day - timedelta(days=days), hour * 60), told.moved_by)

    def add(self, one: Followed, talk: rhythm.Talk) -> Interview:
        """Held by the counsellor, where somebody follows the path."""
        user = None if one.path.referent_id is None else self.counsellor_id
        self.found.append(rhythm.interview(one, talk, user))
        return self.found[-1]

    def fill(self, one: Followed, talks: Sequence[rhythm.Talk]) -> None:
        """Adds these, some of them after a move."""
        throw = one.throw("moves")
        for talk in talks:
            interview = self.add(one, talk)
            if interview.state is InterviewState.HELD and throw.randrange(MOVED) == 0:
                stood = interview.day - ONE_DAY * throw.randint(1, 4), throw.choice(SLOTS)
                self.move(one, interview, stood, throw.choice(ASKS))

    def move(self, one: Followed, interview: Interview, stood: tuple[date, int], by: MovedBy) -> None:
        """The trace of where it stood, on an open day; none where that lies before the path."""
        day = self.diary.back(stood[0])
        if day is None or day <= one.entry:
            return
        asked = self.diary.back(min(day, one.frame.today) - ONE_DAY)
        if asked is not None and asked >= one.entry:
            move = InterviewMove(
                interview_id=0, moved_on=asked, from_day=day, from_start=stood[1], asked_by=by
            )
            self.moves.append((interview, move))


def talks_of(
    followed: Sequence[Followed],
    engagements: Mapping[int, Sequence[Engagement]],
    visits: Mapping[int, Sequence[date]],
    diary: Diary,
    counsellor_id: int,
) -> Talks:
    """Every path's. `visits`: the days on which the parent meets an employer."""
    made = Talks(diary=diary, counsellor_id=counsellor_id)
    for one in followed:
        for told in one.story.talks if one.story else ():
            made.tell(one, told)
    for one in followed:
        until = _until(one, diary)
        if until is not None:
            landmarks = rhythm.landmarks(one, engagements.get(one.id, ()), visits.get(one.id, ()))
            own = list(rhythm.kept(one, landmarks, until, diary))
            since = own[0].day if own and own[0].subject is Subject.FIRST else one.entry
            last = min(until, (one.path.exit_day or date.max) - rhythm.WEEK)
            made.fill(one, [*own, *rhythm.weekly(one, since, last, diary)])
        if one.is_open and one.story is None:
            made.fill(one, list(rhythm.ahead(one, diary)))
    return made


def _until(one: Followed, diary: Diary) -> date | None:
    """The last day of what is not written by hand; None where all is, or where nothing can be noted yet."""
    last = one.last
    if one.story is not None:
        if one.story.whole:
            return None
        first = diary.told(one.story.talks[0].day, one.entry, one.frame.today)
        last = last if first is None else min(last, first - timedelta(days=2))
    return last if last >= one.entry else None
