"""Work events of the demonstration (agenda de travail) on the calendar, and the care accepted for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.care.enrolments import Kind
from app.days import days_between, monday_of
from app.demonstration.calls import CALLS, Ask, Call, Snap
from app.demonstration.contracts import Contract
from app.demonstration.diary import Diary
from app.demonstration.roster import Roster
from app.demonstration.ways import Way, paths
from app.demonstration.weeks import week
from app.insertion.care_requests import Became, days_of
from app.insertion.outcomes import CATEGORIES, WORK, Outcome
from app.insertion.work_events import WorkEvent, WorkKind, needed_care
from app.spans import Span, merged

PLACES = (
    ("Cuisine centrale", "Aide de cuisine, 25 h par semaine"),
    ("Hôtel du Cèdre", "Service des étages, 24 h par semaine"),
    ("Clinique Saint-Luc", "Entretien des chambres, 28 h par semaine"),
    ("École Jean-Jaurès", "Surveillance de cantine, 12 h par semaine"),
    ("Blanchisserie du Port", "Production, 35 h par semaine"),
    ("Magasin Primevère", "Vente et mise en rayon, 20 h par semaine"),
    ("Résidence des Érables", "Aide à domicile, 24 h par semaine"),
)
HOURS = ("8:30-9:15", "9:30-10:15", "10-11", "13:30-14:15", "14-15", "16-16:45")
SETTLED = timedelta(days=20)
"""From the entry to a first appointment with an employer."""
FOUR_DAYS = timedelta(days=4)
MOST_WEEKS = 10
"""Looked at for an open one: longer than the summer."""
ACCEPTED = "Demande d’accueil acceptée"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outing:
    """An event of the path at that place of the plan."""

    way: int
    event: WorkEvent
    """Without its path, which is not stored yet."""
    week: Mapping[int, tuple[Span, ...]]
    ask: Ask | None = None
    asked: date | None = None
    answered: date | None = None
    stays: tuple[int, ...] = ()
    """The children for whom care was asked, by their places in the roster."""

    @property
    def days(self) -> Iterator[date]:
        """The days on which the parent is away for it, of a short one."""
        last = self.event.last_day
        if last is not None and last - self.event.first_day < timedelta(days=7):
            yield from days_between(self.event.first_day, last)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """The paths, what calls their parents away, and the counsellor's days."""

    ways: list[Way]
    outings: list[Outing]
    diary: Diary


def plan_work(found: Roster, made: list[Contract]) -> Work:
    """On the calendar; the care accepted is written into the contracts."""
    diary, ways = Diary(found.premises), paths(found)
    return Work(ways=ways, outings=reserve(outings(found, ways, diary), made, found), diary=diary)


def outings(found: Roster, ways: list[Way], diary: Diary) -> list[Outing]:
    """Every event, those written by hand first."""
    names = {
        f"{adult.first} {adult.last}": number
        for number, way in enumerate(ways)
        if way.exit is None
        for adult in [found.families[way.family].adults[way.adult]]
    }
    made = [
        outing
        for call in CALLS
        if call.parent in names
        for outing in _written(call, names[call.parent], found, ways, diary)
    ]
    told = {one.way for one in made}
    for number, way in enumerate(ways):
        if number not in told and (way.seed is None or way.exit is not None):
            made += _thrown(number, way, found, diary)
    return made


def _written(call: Call, number: int, found: Roster, ways: list[Way], diary: Diary) -> Iterator[Outing]:
    today, way = found.frame.today, ways[number]
    first = _first(call, way, today, diary)
    if first is None or first < way.entry:
        return
    last = None if call.days is None else first + timedelta(days=call.days - 1)
    hours = call.hours if " " in call.hours else f"{first.isoweekday()} {call.hours}"
    spans: dict[int, tuple[Span, ...]] = {}
    for weekday, span in week(hours):
        spans[weekday] = (*spans.get(weekday, ()), span)
    event = WorkEvent(
        path_id=0, kind=call.kind, label=call.label, first_day=first, last_day=last, travel=call.travel,
        note=call.note,
    )  # fmt: skip
    outing = Outing(way=number, event=event, week=spans)
    yield outing if call.ask is None else _asked(outing, call.ask, way, found, diary)


def _first(call: Call, way: Way, today: date, diary: Diary) -> date | None:
    match call.snap:
        case Snap.OPEN:
            return diary.told(call.first, way.entry, today)
        case Snap.SATURDAY:
            return monday_of(today + timedelta(days=call.first)) + timedelta(days=5)
        case Snap.MONDAY:
            start = today if call.first < 0 else diary.on(today) or today
            monday = monday_of(start + timedelta(days=call.first))
            return monday if call.first > 0 else _whole_week(monday, diary)


def _whole_week(monday: date, diary: Diary) -> date | None:
    """That week, or the last one before it that is open from Monday to Friday."""
    weeks = (monday - timedelta(days=7 * back) for back in range(MOST_WEEKS))
    return next(
        (week for week in weeks if all(map(diary.is_open, days_between(week, week + FOUR_DAYS)))), None
    )


def _asked(outing: Outing, ask: Ask, way: Way, found: Roster, diary: Diary) -> Outing:
    """With the care asked for the family's children who are there; as it was where there is none."""
    today, event = found.frame.today, outing.event
    asked = diary.told(ask.asked, way.entry, today)
    answered = None if ask.answered is None else diary.told(ask.answered, way.entry, today)
    stays = tuple(
        number
        for number, stay in enumerate(found.stays)
        if stay.family == way.family
        and stay.kid.kind is Kind.REGULAR
        and stay.first <= event.first_day
        and (event.last_day or event.first_day) <= stay.last
    )
    if asked is None or asked < way.entry or not stays:
        return outing
    return replace(outing, ask=ask, asked=asked, answered=answered, stays=stays)


def _thrown(number: int, way: Way, found: Roster, diary: Diary) -> Iterator[Outing]:
    """A few meetings with employers in the time of the path; before a job, a day of trial."""
    throw = way.throw("outings")
    last = (way.exit or found.frame.today) - timedelta(days=10)
    room = (last - way.entry - SETTLED).days
    for _ in range(throw.randrange(3) if room > 14 else 0):
        day = diary.back(way.entry + SETTLED + timedelta(days=throw.randrange(room)))
        place, post = throw.choice(PLACES)
        if day is not None and day > way.entry:
            yield _one_day(number, day, WorkKind.JOB_INTERVIEW, (place, throw.choice(HOURS), post))
    if way.exit is None or way.outcome is None:
        return
    day = diary.back(way.exit - timedelta(days=throw.randint(8, 20)))
    if day is None or day <= way.entry:
        return
    if CATEGORIES[way.outcome] in WORK and throw.randrange(3):
        place, post = throw.choice(PLACES)
        yield _one_day(number, day, WorkKind.TRIAL, (place, "9-16", post))
    if way.outcome is Outcome.QUALIFYING_TRAINING:
        yield _one_day(number, day, WorkKind.TRAINING, ("Ateliers du Canal", "9-12", "Test d’entrée"))


def _one_day(number: int, day: date, kind: WorkKind, what: tuple[str, str, str]) -> Outing:
    """`what`: the place, the hours, the note."""
    place, hours, note = what
    event = WorkEvent(
        path_id=0, kind=kind, label=place, first_day=day, last_day=day, travel=15 + number % 5 * 5, note=note
    )
    return Outing(way=number, event=event, week={day.weekday(): (week(f"1 {hours}")[0][1],)})


def reserve(outings_made: list[Outing], made: list[Contract], found: Roster) -> list[Outing]:
    """Writes the care accepted into the contracts; an event whose care no contract can hold keeps no request."""
    return [_reserved(one, made, found) for one in outings_made]


def _reserved(outing: Outing, made: list[Contract], found: Roster) -> Outing:
    if outing.ask is None or outing.ask.became is not Became.EXCEPTIONS:
        return outing
    care = needed_care(outing.event, outing.week)
    held = []
    for day, spans in days_of(care.first_day, care.last_day, care.week).items():
        if not found.premises.opening(day):
            continue
        for number in outing.stays:
            contract = _holder(found.stays[number], day, made)
            if contract is None:
                return replace(outing, ask=None, asked=None, answered=None, stays=())
            held.append((contract, day, merged([*contract.reserved(day, found.premises), *spans])))
    for contract, day, wanted in held:
        contract.exceptions[day] = ACCEPTED, tuple(wanted)
    return outing


def _holder(stay: object, day: date, made: list[Contract]) -> Contract | None:
    holders = (one for one in made if one.stay is stay and one.kind is Kind.REGULAR)
    return next((one for one in holders if one.first <= day <= one.last), None)
