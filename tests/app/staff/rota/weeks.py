"""Small weeks to propose a rota for: the days and people that a test doesn't care about are filled in."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.spans import Span
from app.staff.rota.inputs import MemberDay, Need, RotaDay, RotaMember, RotaRules, RotaWeek

MONDAY = date(2026, 11, 23)


def at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


def open_day(weekday: int, *needs: tuple[int, int, int], opening: Span | None = None) -> RotaDay:
    """That weekday with its needs; the opening holds them all when none is given."""
    spans = (
        (opening,)
        if opening
        else (Span(min(n[0] for n in needs), max(n[1] for n in needs)),)
        if needs
        else ()
    )
    return RotaDay(day=MONDAY + timedelta(weekday), opening=spans, needs=tuple(Need(*need) for need in needs))


def person(
    number: int,
    minutes: int = 2100,
    *,
    name: str | None = None,
    qualified: bool = True,
    days: Mapping[int, MemberDay] | None = None,
    eve: Sequence[Span] = (),
    morrow: Sequence[Span] = (),
) -> RotaMember:
    own = days or {}
    return RotaMember(
        id=number,
        name=name or f"Personne {number}",
        minutes=minutes,
        qualified=qualified,
        days=tuple(own.get(weekday, MemberDay()) for weekday in range(7)),
        eve=tuple(eve),
        morrow=tuple(morrow),
    )


def week_of(
    members: Sequence[RotaMember],
    *days: RotaDay,
    rules: RotaRules | None = None,
    seed: int = 1,
    moves: int = 3_000,
) -> RotaWeek:
    """The days given, the others closed."""
    known = {day.day: day for day in days}
    monday_to_sunday = [MONDAY + timedelta(number) for number in range(7)]
    return RotaWeek(
        days=tuple(known.get(day, RotaDay(day=day)) for day in monday_to_sunday),
        members=tuple(members),
        rules=rules or RotaRules(),
        seed=seed,
        moves=moves,
    )
