"""The counsellor's work made by chance (insertion au hasard): all that the tables take, due around New Year 2027."""

from datetime import date, timedelta

from tests.naive.calendar import ONE_DAY, last_day_covered
from tests.naive.chance_lines import Lines

BEGUN, OVER = date(2025, 5, 1), date(2027, 3, 31)
NEW_YEAR = date(2026, 11, 25), date(2027, 2, 5)
"""The days that the reported months are made of, and a few around."""

OUTCOMES = ("cdi", "cdi", "temp_short", "qualifying_training", "breach", "moved_away")
KINDS = ("employer_contact", "cv_letter", "training", "other")


def add_orientations(lines: Lines, parent: int) -> None:
    """Orientations that became nothing."""
    while lines.likely(40):
        add_orientation(lines, parent, lines.edge(BEGUN, OVER))


def add_orientation(lines: Lines, parent: int, day: date) -> int:
    """One orientation, its answer perhaps at odds with what came of it."""
    answer = lines.one_of("waiting", "accepted", "declined")
    answered_on = None if answer == "waiting" else lines.edge(day, day + timedelta(days=90))
    organisation = lines.one_of(None, lines.add("organisations", "France Travail", "france_travail"))
    refused = ("parent", "hours") if answer == "declined" else (None, None)
    return lines.add(
        "orientations",
        *(parent, day, "france_travail", organisation, "steps", answer, answered_on, *refused),
    )


def add_paths(lines: Lines, parent: int) -> None:
    """One path after the other, some on the morrow; the last one is often open."""
    entry = lines.edge(BEGUN, NEW_YEAR[1])
    while entry < OVER:
        exit_day = lines.edge(entry, entry + timedelta(days=lines.one_of(0, 60, 300, 700)))
        open_still = exit_day > OVER or lines.likely(30)
        add_path(lines, parent, entry, None if open_still else exit_day)
        if open_still:
            return
        entry = exit_day + ONE_DAY * lines.one_of(1, 1, 20, 90, 800)


def add_path(lines: Lines, parent: int, entry: date, exit_day: date | None) -> None:
    orientation = None
    if lines.likely(70):
        sent_on = lines.edge(entry - timedelta(days=60), entry + timedelta(days=5))
        orientation = add_orientation(lines, parent, sent_on)
    near = lines.edge(entry - timedelta(days=40), entry + timedelta(days=10))
    kept_on = lines.edge(max(entry, NEW_YEAR[0]), max(entry, NEW_YEAR[1]))
    path = lines.add(
        "insertion_paths",
        *(parent, entry, exit_day, lines.one_of(*OUTCOMES) if exit_day else None),
        *(lines.one_of(None, near), orientation, lines.one_of(None, kept_on)),
    )
    last = exit_day or OVER
    add_situations(lines, path, entry, last)
    add_engagements(lines, path, entry)
    add_interviews(lines, path, entry, last)
    add_actions(lines, path, entry, last)
    add_jobs(lines, path, entry)
    add_follow_ups(lines, path, exit_day or entry)


def add_situations(lines: Lines, path: int, first: date, last: date) -> None:
    """Snapshots, not in the order of their days, now and then two of one day."""
    day = lines.edge(first, last)
    for _ in range(lines.random.randrange(5)):
        if lines.likely(70):
            day = lines.edge(first - timedelta(days=3), last + timedelta(days=3))
        said = [lines.one_of(None, 0, 1, 1) for _ in range(3)]
        lines.add("situations", path, day, "job_seeking", *said)


def add_engagements(lines: Lines, path: int, entry: date) -> None:
    """Terms by the rule or of any length, some ended early, some late to follow; the first may be missing."""
    origin = first = entry + ONE_DAY * lines.one_of(0, 0, 10)
    for renewal in range(lines.one_of(0, 1, 2, 2, 3)):
        last = max(first, last_day_covered(origin, 3 * (renewal + 1)))
        if lines.likely(50):
            last = lines.edge(first, first + timedelta(days=100))
        ended_on = lines.edge(first, last - ONE_DAY) if first < last and lines.likely(30) else None
        if renewal or lines.likely(90):
            reason = "job" if ended_on else None
            lines.add("engagements", path, origin, first, last, renewal, ended_on, reason)
        first = (ended_on or last) + ONE_DAY * lines.one_of(1, 1, 5)


def add_interviews(lines: Lines, path: int, first: date, last: date) -> None:
    """Several a week, at an hour of their own, of every state; a few outside the path."""
    for number in range(lines.random.randrange(9)):
        begins, ends = max(first, NEW_YEAR[0]), min(last, NEW_YEAR[1])
        day = lines.edge(first - timedelta(days=2), last + timedelta(days=2))
        if begins <= ends and lines.likely(70):
            day = lines.edge(begins, ends)
        state = lines.one_of("planned", "held", "held", "excused", "cancelled", "no_show")
        lines.add("interviews", path, day, 480 + number, lines.one_of(1, 45, 60), state, "phone", "other")


def add_actions(lines: Lines, path: int, first: date, last: date) -> None:
    for _ in range(lines.random.randrange(5)):
        opened_on = lines.edge(first, last)
        due = lines.one_of(None, opened_on)
        state = lines.one_of("open", "done", "done", "dropped")
        closed_on = None if state == "open" else lines.edge(opened_on, max(opened_on, NEW_YEAR[1]))
        kind = lines.one_of(*KINDS)
        lines.add("plan_actions", path, kind, "Écrire", "parent", opened_on, due, state, closed_on)


def add_jobs(lines: Lines, path: int, entry: date) -> None:
    """Jobs that begin about the entry, about the horizons, or any day."""
    while lines.likely(50):
        about = lines.one_of(entry, last_day_covered(entry, 5), last_day_covered(entry, 6))
        day = about + ONE_DAY * lines.one_of(-1, 0, 0, 1, -30)
        ended_on = lines.one_of(None, day, day + timedelta(days=30))
        lines.add("job_spells", path, "cdi", day, ended_on)


def add_follow_ups(lines: Lines, path: int, from_day: date) -> None:
    """What was answered 3 and 6 months after, too soon, in time or late."""
    for months in (3, 6):
        if lines.likely(70):
            day = lines.edge(from_day, last_day_covered(from_day, months) + timedelta(days=60))
            answer = lines.one_of("employed", "employed", "not_employed", "unreachable")
            lines.add("follow_ups", path, months, day, answer)


def add_meetings(lines: Lines) -> None:
    for _ in range(12):
        state = lines.one_of("planned", "held")
        minutes = lines.one_of(60, 90) if state == "held" else lines.one_of(None, 60)
        start = lines.one_of(None, 840)
        lines.add("meetings", lines.edge(*NEW_YEAR), start, minutes, lines.one_of(0, 1), state)
