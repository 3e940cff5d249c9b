"""The demonstration's adults (équipe): who they are, their contracts and weeks, as many as its places need."""

from dataclasses import dataclass, field, replace
from datetime import date

from app.care.reserved import week_of
from app.care.schedules import Turn
from app.days import ONE_DAY, monday_of
from app.demonstration import names
from app.demonstration.frame import Frame, dice
from app.demonstration.premises import extension
from app.demonstration.weeks import Week, week
from app.spans import Span
from app.staff.records import LeaveKind, Qualification, ShiftPattern, StaffMember

Q = Qualification
Turns = tuple[str, str]
"""Weeks A and B, written as `app.demonstration.weeks` reads them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """Hours that somebody works: from 7:00 to 19:00 at first, then from 6:00 to 20:00 and on Saturdays."""

    first: Turns
    then: Turns
    hours: int = 35


EARLY = (
    ("12345 7-10:15 10:45-14:30", "12345 6-10:15 10:45-13:30"),
    ("12345 7-10:45 11:15-14:30", "12345 6-10:45 11:15-13:30"),
)
LATE = (
    ("12345 11:45-13:45 14:15-19:15", "12345 12:45-13:45 14:15-20:15"),
    ("12345 11:45-14:15 14:45-19:15", "12345 12:45-14:15 14:45-20:15"),
)
DAYS = (
    Post(
        first=("12345 8-12:30 13-15:30", "12345 8-12:30 13-15:30"),
        then=("1245 8-12:30 13-15:30; 6 7-13", "12345 8-12:30 13-15:30"),
    ),
    Post(
        first=("12345 9:30-12:15 13:15-17:30", "12345 9:30-12:15 13:15-17:30"),
        then=("1245 9-12 13-17; 3 8:45-12 13-16:45", "1245 9-12 13-17; 6 7-13"),
    ),
    Post(
        first=("12345 8:30-13 13:45-16:15", "12345 8:30-13 13:45-16:15"),
        then=("1245 8:30-13 13:45-16:15; 6 7-10:30 11-14:15", "12345 8:30-13 13:45-16:15"),
    ),
    Post(
        first=("12345 9-13:30 14:15-16:45", "12345 9-13:30 14:15-16:45"),
        then=("12345 9:45-14 14:45-17:30", "1245 9:45-14 14:45-17:30; 6 7-10:30 11-14:15"),
    ),
    Post(
        first=("1245 11:15-12:30 13-17:45", "1245 11:15-12:30 13-17:45"),
        then=("124 11-12:45 13:15-17:30; 6 8:15-14:15", "1245 11-12:45 13:15-17:30"),
        hours=24,
    ),
    Post(
        first=("1345 11:15-12:30 13-17:45", "1345 11:15-12:30 13-17:45"),
        then=(
            "145 11-12:45 13:15-17:30; 3 8:30-11:30 12-15",
            "15 11-12:45 13:15-17:30; 3 10-12:45 13:15-17:30; 6 8:15-14:15",
        ),
        hours=24,
    ),
)  # fmt: skip
"""Those of the middle of the day, Saturdays in turn."""
OFFICE = (
    ("Claire", "Ménard", Q.MANAGEMENT),
    ("Paulette", "Rivière", Q.OTHER_STAFF),
)
PEOPLE = (
    ("Sandrine", "Petitjean", Q.PUERICULTURE_NURSE),
    ("Aïcha", "Benhamou", Q.CHILDCARE_ASSISTANT),
    ("Marie-Laure", "Kowalczyk", Q.EARLY_YEARS_CAP),
    ("Joëlle", "Œuvrard", Q.CHILDCARE_ASSISTANT),
    ("Élodie", "Fournier", Q.EARLY_YEARS_EDUCATOR),
    ("Fatou", "N’Diaye", Q.CHILDCARE_ASSISTANT),
    ("Solène", "Vasseur", Q.EARLY_YEARS_CAP),
    ("Karim", "Haddad", Q.EARLY_YEARS_EDUCATOR),
    ("Thu Hà", "Đặng", Q.EARLY_YEARS_CAP),
    ("Odile", "D’Agostino", Q.OTHER_ACCEPTED),
)
"""Early and late ones first, as thirty places need them."""
LEFT = ("Mégane", "Le Bihan", Q.EARLY_YEARS_CAP)
"""Worked where Solène Vasseur does now."""
SUCCESSOR = 6
"""Her place in the list."""
TRADES = (Q.CHILDCARE_ASSISTANT, Q.EARLY_YEARS_CAP, Q.EARLY_YEARS_CAP, Q.EARLY_YEARS_EDUCATOR)


@dataclass(kw_only=True, slots=True)
class Hand:
    """An adult of the team with all that is written of it."""

    member: StaffMember
    contracts: list[tuple[date, int]] = field(default_factory=list)
    """Minutes a week from a day on."""
    patterns: list[tuple[ShiftPattern, tuple[Week, ...]]] = field(default_factory=list)
    exceptions: dict[date, tuple[str | None, tuple[Span, ...]]] = field(default_factory=dict)
    leaves: list[tuple[date, date, LeaveKind]] = field(default_factory=list)
    opens: bool = False
    """Whether it opens and closes the crèche, in turn."""

    def planned(self, day: date) -> tuple[Span, ...]:
        """What the weeks say of the day."""
        begun = [one for one in self.patterns if one[0].first_day <= day]
        if not begun or not self.member.covers(day):
            return ()
        row, weeks = begun[-1]
        return tuple(span for weekday, span in weeks[week_of(row, day)] if weekday == day.weekday())

    def on(self, day: date) -> tuple[Span, ...]:
        """The day's shifts."""
        if self.away(day):
            return ()
        return self.exceptions[day][1] if day in self.exceptions else self.planned(day)

    def away(self, day: date) -> bool:
        """Whether it is on leave, or not at the crèche."""
        return not self.member.covers(day) or any(first <= day <= last for first, last, _ in self.leaves)


def team(frame: Frame) -> list[Hand]:
    """Everybody: the office, those who open and close, those of the middle of the day, and who left."""
    opening = 1 if frame.places <= 3 else max(2, -(-frame.places // 17))
    middle = 2 if frame.places <= 3 else max(4, round_half(frame.places, 5))
    hands = [_office(frame, index) for index in range(len(OFFICE))]
    hands += [_hand(frame, place, _turning(place, opening), opens=True) for place in range(2 * opening)]
    hands += [_hand(frame, 2 * opening + place, DAYS[place % len(DAYS)]) for place in range(middle)]
    change = frame.back(8)
    if frame.first < change and len(hands) > SUCCESSOR + len(OFFICE):
        hands.append(_predecessor(hands[SUCCESSOR + len(OFFICE)], change))
    return hands


def round_half(count: int, parts: int) -> int:
    """`count` ÷ `parts`, rounded."""
    return (2 * count + parts) // (2 * parts)


def _turning(place: int, opening: int) -> Post:
    """Opens in week A and closes in week B, or the other way round."""
    early, late = EARLY[place % 2], LATE[place % 2]
    first, then = (early[0], late[0]), (early[1], late[1])
    if place >= opening:
        return Post(first=first[::-1], then=then[::-1])
    return Post(first=first, then=then)


def _hand(frame: Frame, place: int, post: Post, *, opens: bool = False) -> Hand:
    hand = Hand(member=_member(frame, place), contracts=[(frame.first, post.hours * 60)], opens=opens)
    change = extension(frame)
    for first, turns in ((frame.first, post.first), (change, post.then)):
        if first == frame.first and change == frame.first and turns is post.first:
            continue
        hand.patterns.append(_pattern(frame, first, turns))
    if place == 3 and frame.back(5) > frame.first:
        # She goes on with the same hours, and a contract that now says so.
        hand.contracts = [(frame.first, 30 * 60), (frame.back(5), 35 * 60)]
    return hand


def _pattern(frame: Frame, first: date, turns: Turns) -> tuple[ShiftPattern, tuple[Week, ...]]:
    weeks = tuple(week(text) for text in turns)
    weeks = weeks if weeks[0] != weeks[1] else weeks[:1]
    anchor = monday_of(frame.first)
    row = ShiftPattern(member_id=0, first_day=first, weeks=len(weeks), turn=Turn.ANCHOR, anchor=anchor)
    return row, weeks


def _member(frame: Frame, place: int) -> StaffMember:
    if place < len(PEOPLE):
        first, last, trade = PEOPLE[place]
    else:
        throw = dice("adult", place)
        first = throw.choice(names.MOTHERS if throw.randrange(9) else names.FATHERS)
        last, trade = throw.choice(names.FAMILIES), TRADES[place % len(TRADES)]
    return StaffMember(first_name=first, last_name=last, qualification=trade, first_day=frame.first)


def _office(frame: Frame, index: int) -> Hand:
    first, last, trade = OFFICE[index]
    member = StaffMember(first_name=first, last_name=last, qualification=trade, first_day=frame.first)
    return Hand(member=member, contracts=[(frame.first, (35, 30)[index] * 60)])


def _predecessor(successor: Hand, change: date) -> Hand:
    """Who worked there until the eve of that day; the successor begins then."""
    first, last, trade = LEFT
    begun = successor.member.first_day
    left = Hand(
        member=StaffMember(
            first_name=first,
            last_name=last,
            qualification=trade,
            first_day=begun,
            last_day=change - ONE_DAY,
        ),
        contracts=list(successor.contracts),
        patterns=[one for one in successor.patterns if one[0].first_day < change],
    )
    successor.member = replace(successor.member, first_day=change)
    minutes = successor.contracts[-1][1]
    successor.contracts = [(change, minutes)]
    successor.patterns = _from(successor.patterns, change)
    return left


def _from(
    patterns: list[tuple[ShiftPattern, tuple[Week, ...]]], day: date
) -> list[tuple[ShiftPattern, tuple[Week, ...]]]:
    """The pattern in force on that day, begun then, and the later ones."""
    begun = [one for one in patterns if one[0].first_day <= day]
    later = [one for one in patterns if one[0].first_day > day]
    return [*((replace(row, first_day=day), weeks) for row, weeks in begun[-1:]), *later]
