"""The counsellor's work in the demonstration (travail de la conseillère): stored in the order in which rows refer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.demonstration import jobs, meetings, plans, standing, terms
from app.demonstration.coming import write_coming
from app.demonstration.diary import Diary
from app.demonstration.directory import write_directory
from app.demonstration.follow import Followed, write_paths
from app.demonstration.outings import Outing, Work
from app.demonstration.people import People
from app.demonstration.roster import Roster
from app.demonstration.talks import Talks, talks_of
from app.insertion.care_requests import CareRequest, RequestSpan
from app.insertion.facts import by_path
from app.insertion.interviews import Interview
from app.insertion.work_events import WorkSpan, needed_care
from app.store import Store


def write_counsel(store: Store, found: Roster, known: People, work: Work) -> None:
    """Stores everything of the way back to work."""
    ways, outings, diary = work.ways, work.outings, work.diary
    directory = write_directory(store, found.frame)
    coming = write_coming(store, found.frame, known, ways, directory)
    followed = write_paths(store, found, known, ways, coming)
    signed = by_path(store.add_all(terms.all_engagements(followed, diary)))
    _write_standing(store, followed, diary)
    _write_outings(store, outings, followed, known, coming.director_id)
    meeting_rows = meetings.planned_meetings(found.frame, diary)
    visits = _visits(outings, followed, diary)
    talks = talks_of(followed, signed, visits, diary, coming.counsellor_id)
    interviews = _write_talks(store, talks)
    _write_jobs(store, followed)
    held = meetings.Known(followed=followed, engagements=signed, interviews=interviews)
    decided = meetings.write_meetings(store, meeting_rows, held, coming, directory)
    actions = [
        action for one in followed for action in plans.actions_of(one, interviews.get(one.id, ()), diary)
    ]
    more = (meetings.decided_action(one) for one in decided)
    store.add_all([*actions, *(one for one in more if one is not None)])


def _write_standing(store: Store, followed: Sequence[Followed], diary: Diary) -> None:
    store.add_all(one for path in followed for one in standing.situations_of(path, diary))
    needs = [pair for path in followed for pair in standing.needs_of(path, diary)]
    stored = store.add_all(need for need, _ in needs)
    store.add_all(
        replace(level, need_id=need.id)
        for need, (_, levels) in zip(stored, needs, strict=True)
        for level in levels
    )


def _write_outings(
    store: Store, outings: list[Outing], followed: Sequence[Followed], known: People, director_id: int
) -> None:
    """Work events with their hours, then the care asked for them."""
    events = store.add_all(replace(one.event, path_id=followed[one.way].id) for one in outings)
    store.add_all(
        WorkSpan(event_id=event.id, weekday=weekday, start=span.start, end=span.end)
        for event, one in zip(events, outings, strict=True)
        for weekday, spans in sorted(one.week.items())
        for span in spans
    )
    asked = [
        (one, request)
        for event, one in zip(events, outings, strict=True)
        for request in _requests(one, event.id, known, director_id)
    ]
    stored = store.add_all(request for _, request in asked)
    store.add_all(
        RequestSpan(request_id=request.id, weekday=weekday, start=span.start, end=span.end)
        for request, (one, _) in zip(stored, asked, strict=True)
        for weekday, spans in sorted(needed_care(one.event, one.week).week.items())
        for span in spans
    )


def _requests(one: Outing, event_id: int, known: People, director_id: int) -> Iterator[CareRequest]:
    if one.ask is None or one.asked is None:
        return
    care = needed_care(one.event, one.week)
    for number in one.stays:
        yield CareRequest(
            event_id=event_id,
            child_id=known.children[number].id,
            first_day=care.first_day,
            last_day=care.last_day,
            asked_on=one.asked,
            answer=one.ask.answer,
            answered_on=one.answered,
            user_id=None if one.answered is None else director_id,
            reason=one.ask.reason,
            became=one.ask.became,
        )


def _visits(
    outings: Iterable[Outing], followed: Sequence[Followed], diary: Diary
) -> Mapping[int, list[date]]:
    """The days on which a parent meets an employer, by path; on the days of an event nobody is interviewed."""
    visits: dict[int, list[date]] = {}
    for one in outings:
        for day in one.days:
            diary.away(followed[one.way].parent.id, day)
        if one.event.is_dated:
            visits.setdefault(followed[one.way].id, []).append(one.event.first_day)
    return visits


def _write_talks(store: Store, talks: Talks) -> dict[int, list[Interview]]:
    """The interviews in order, and the moves of some; by path."""
    ordered = sorted(talks.found, key=lambda one: (one.day, one.start, one.path_id))
    stored = store.add_all(ordered)
    number = {(one.path_id, one.day, one.start): one.id for one in stored}
    store.add_all(
        replace(move, interview_id=number[talk.path_id, talk.day, talk.start]) for talk, move in talks.moves
    )
    return by_path(stored)


def _write_jobs(store: Store, followed: Sequence[Followed]) -> None:
    found = [jobs.jobs_of(one) for one in followed]
    store.add_all(spell for spells, _ in found for spell in spells)
    store.add_all(answer for _, answers in found for answer in answers)
