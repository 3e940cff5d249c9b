"""The leanest program that gets the month's figures of the bench's crowd: one query, plain tuples, no house.

It knows what the crowd holds (regular contracts of one week, one stay a day, certified illnesses, five open days,
one agreement) and nothing else; the bench checks that its figures equal the report's, key by key.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

QUERY = """
SELECT 0, id, child_id, first_day, last_day, 0, 0 FROM enrolments WHERE first_day <= :last AND last_day >= :first
UNION ALL SELECT 1, p.enrolment_id, s.weekday, s.start, s.end, 0, 0
  FROM pattern_spans s JOIN week_patterns p ON p.id = s.pattern_id
  JOIN enrolments e ON e.id = p.enrolment_id WHERE e.first_day <= :last AND e.last_day >= :first
UNION ALL SELECT 2, enrolment_id, day, arrived, left, 0, 0 FROM attended_spans WHERE day BETWEEN :first AND :last
UNION ALL SELECT 3, enrolment_id, first_day, last_day, 0, 0, 0
  FROM absences WHERE first_day <= :last AND last_day >= :first
UNION ALL SELECT 4, c.id, c.birth_day, i.entry_day, i.exit_day, 0, 0 FROM children c
  LEFT JOIN parenthoods t ON t.child_id = c.id LEFT JOIN insertion_paths i ON i.parent_id = t.parent_id
UNION ALL SELECT 5, weekday, start, end, first_day, 0, 0 FROM opening_spans
UNION ALL SELECT 6, first_day, last_day, 0, 0, 0, 0 FROM closures
UNION ALL SELECT 7, places, 0, 0, 0, 0, 0 FROM capacity_slots
"""
Known = tuple[
    dict[int, dict[int, tuple[int, int]]], dict[int, dict[str, tuple[int, int]]], dict[int, dict[str, int]]
]
MORNING, EVENING, WAITING = 480, 1080, 3


def figures(connection: Any, year: int, month: int) -> dict[str, Any]:
    """The hours, attendance, opening, quota, capacity, heat map and history of the month."""
    first = date(year - 1, month, 1) - timedelta(days=6)
    last = date(year, month, calendar.monthrange(year, month)[1])
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(QUERY, {"first": first.isoformat(), "last": last.isoformat()}):
        rows[row[0]].append(row[1:])
    opening = {weekday: (start, end) for weekday, start, end, *_ in rows[5]}
    places = rows[7][0][0]
    closed = set()
    for start, end, *_ in rows[6]:
        closed |= set(_days(start, end))
    span = _days(first.isoformat(), last.isoformat())
    open_days = [day for day in span if day not in closed and _weekday(day) in opening]
    by_month: defaultdict[str, list[str]] = defaultdict(list)
    for day in open_days:
        by_month[day[:7]].append(day)
    known = _known(rows)
    begun = min(row[3] for row in rows[5])[:7]
    past = [_month(rows, known, at, by_month[at], places) for at in _thirteen(year, month) if at >= begun]
    now = past[-1]
    return {
        **now,
        **_capacity(rows[2], open_days, opening, places, last),
        "history": [
            {key: one[key] for key in ("realised", "billed", "capacity_minutes", "avip", "enrolled", "days")}
            for one in past
        ],
    }


def _thirteen(year: int, month: int) -> Iterator[str]:
    for back in range(12, -1, -1):
        whole, rest = divmod(year * 12 + month - 1 - back, 12)
        yield f"{whole:04}-{rest + 1:02}"


def _days(first: str, last: str) -> list[str]:
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return [date.fromordinal(number).isoformat() for number in range(start, end + 1)]


WEEKDAYS: dict[str, int] = {}


def _weekday(day: str) -> int:
    found = WEEKDAYS.get(day)
    if found is None:
        found = WEEKDAYS[day] = date.fromisoformat(day).weekday()
    return found


def _month(rows: dict[int, list[Any]], known: Known, at: str, days: list[str], places: int) -> dict[str, Any]:
    opening = {weekday: end - start for weekday, start, end, *_ in rows[5]}
    minutes = sum(opening[_weekday(day)] for day in days)
    found = _care(rows, known, days)
    month_first, month_last = f"{at}-01", f"{at}-{calendar.monthrange(int(at[:4]), int(at[5:]))[1]:02}"
    enrolled = {child for _, child, start, end, *_ in rows[0] if start <= month_last and end >= month_first}
    young, avip = set(), set()
    for child, birth, entry, left, *_ in rows[4]:
        if child in enrolled:
            third = f"{int(birth[:4]) + 3}{birth[4:]}"
            if third > month_first:
                young.add(child)
                if (
                    entry is not None
                    and entry <= month_last
                    and entry < third
                    and (left or "9") >= month_first
                ):
                    avip.add(child)
    return {
        **found,
        "days": len(days),
        "minutes": minutes,
        "capacity_minutes": minutes * places,
        "enrolled": len(enrolled),
        "young": len(young),
        "avip": len(avip),
    }


def _known(rows: dict[int, list[Any]]) -> Known:
    """By enrolment: hours by weekday, stay by day, day of illness by day."""
    week: Any = defaultdict(dict)
    for enrolment, weekday, start, end, *_ in rows[1]:
        week[enrolment][weekday] = (start, end)
    attended: Any = defaultdict(dict)
    for one, day, came, left, *_ in rows[2]:
        attended[one][day] = (came, left)
    ill: Any = defaultdict(dict)
    for one, start, end, *_ in rows[3]:
        for number, day in enumerate(_days(start, end)):
            ill[one][day] = number
    return week, attended, ill


def _care(rows: dict[int, list[Any]], known: Known, days: list[str]) -> dict[str, int]:
    week, attended, ill = known
    calendar_days = [(day, _weekday(day)) for day in days]
    sums = dict.fromkeys(("expected", "attended", "absent", "missing", "reserved", "realised", "billed"), 0)
    sums |= {"deducted": 0, "atypical": 0, "atypical_reserved": 0}
    for one, _, first, last, *_ in rows[0]:
        hours, stays, illness = week[one], attended[one], ill[one]
        for day, weekday in calendar_days:
            if not first <= day <= last:
                continue
            start, end = hours[weekday]
            sums["expected"] += 1
            sums["reserved"] += end - start
            sums["atypical_reserved"] += max(0, MORNING - start) + max(0, end - EVENING)
            stay = stays.get(day)
            if stay is not None:
                came, left = stay
                sums["attended"] += 1
                sums["realised"] += -(-(left - came) // 30) * 30
                sums["billed"] += -(-(max(end, left) - min(start, came)) // 30) * 30
                sums["atypical"] += max(0, MORNING - came) + max(0, left - EVENING)
            elif day in illness:
                sums["absent"] += 1
                if illness[day] >= WAITING:
                    sums["deducted"] += end - start
                else:
                    sums["billed"] += -(-(end - start) // 30) * 30
            else:
                sums["missing"] += 1
    return sums


def _capacity(
    stays: Iterable[Any], open_days: list[str], opening: dict[int, tuple[int, int]], places: int, last: date
) -> dict[str, Any]:
    month = last.isoformat()[:7]
    since = (last.replace(day=1) - timedelta(days=6)).isoformat()
    by_day: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, day, came, left, *_ in stays:
        if day >= since:
            by_day[day] += ((came, 1), (left, -1))
    peak, over = 0, 0
    heat, top = [[0] * 24 for _ in range(7)], [[0] * 24 for _ in range(7)]
    loads: dict[str, tuple[int, int]] = {}
    for day, changes in by_day.items():
        steps = list(_steps(changes))
        highest = max(here for _, _, here in steps)
        loads[day] = sum(here * (end - start) for start, end, here in steps), highest
        if day.startswith(month):
            peak = max(peak, highest)
            over += sum(end - start for start, end, here in steps if here > places)
            _warm(heat[_weekday(day)], top[_weekday(day)], steps)
    rooms = {day: (opening[_weekday(day)][1] - opening[_weekday(day)][0]) * places for day in open_days}
    return {"peak": peak, "over": over, "heat": heat, "top": top, "weeks": _weeks(last, loads, rooms)}


def _steps(changes: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    here, before = 0, 0
    for at, step in sorted(changes):
        if here and at > before:
            yield before, at, here
        here, before = here + step, at


def _warm(row: list[int], highest: list[int], steps: list[tuple[int, int, int]]) -> None:
    for start, end, here in steps:
        for hour in range(start // 60, (end - 1) // 60 + 1):
            row[hour] += here * (min(end, hour * 60 + 60) - max(start, hour * 60))
            highest[hour] = max(highest[hour], here)


def _weeks(
    last: date, loads: dict[str, tuple[int, int]], rooms: dict[str, int]
) -> list[tuple[int, int, int]]:
    weeks = []
    for number in range(last.replace(day=1).toordinal(), last.toordinal() + 1):
        sunday = date.fromordinal(number)
        if sunday.weekday() == 6:
            week = _days((sunday - timedelta(days=6)).isoformat(), sunday.isoformat())
            found = [loads.get(day, (0, 0)) for day in week]
            room = sum(rooms.get(day, 0) for day in week)
            weeks.append((sum(minutes for minutes, _ in found), room, max(peak for _, peak in found)))
    return weeks
