"""Homes, parents and children of the demonstration (familles): with contacts, resources, facts and health."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.days import ONE_DAY, Month, age_in_months, birthday
from app.demonstration import names
from app.demonstration.frame import Frame, dice
from app.demonstration.roster import Roster, Stay
from app.demonstration.seeds import Adult, Family
from app.families.health import Allergy, CareProtocol
from app.families.records import (
    Child,
    ChildFact,
    Consent,
    Contact,
    FactKind,
    Group,
    GroupStay,
    Home,
    Parent,
    Parenthood,
    Resources,
)
from app.store import Record, Store

GROUPS = (("Coccinelles", 0), ("Libellules", 15), ("Papillons", 26))
"""Each section and the age in months from which a child goes there."""


@dataclass(kw_only=True, slots=True)
class People:
    """The stored people by their place in the roster."""

    children: list[Child] = field(default_factory=list)
    """By the number of the stay."""
    parents: dict[tuple[int, int], Parent] = field(default_factory=dict)
    """By the numbers of the family and of the adult."""


def write_people(store: Store, found: Roster) -> People:
    """Stores all families."""
    homes = _homes(store, found)
    people = People()
    places = [
        (number, place) for number, family in enumerate(found.families) for place in range(len(family.adults))
    ]
    parents = store.add_all(
        [
            _parent(found, number, place, homes[number, _adult(found, number, place).home])
            for number, place in places
        ]
    )
    people.parents = dict(zip(places, parents, strict=True))
    people.children = store.add_all(
        [_child(stay, homes[stay.family, 0], found.frame) for stay in found.stays]
    )
    about = [
        record
        for stay, child in zip(found.stays, people.children, strict=True)
        for record in _about(found, stay, child, people)
    ]
    about += [record for (number, _), home in homes.items() for record in _money(found, number, home)]
    add_by_kind(store, about)
    _group_stays(store, found, people)
    return people


def add_by_kind(store: Store, records: list[Record]) -> None:
    """Stores records of several kinds, all of a kind at once, in the order of their first."""
    kinds: dict[type[Record], list[Record]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record)
    for same in kinds.values():
        store.add_all(same)


def _adult(found: Roster, number: int, place: int) -> Adult:
    return found.families[number].adults[place]


def _homes(store: Store, found: Roster) -> dict[tuple[int, int], Home]:
    keys = [
        (number, home)
        for number, family in enumerate(found.families)
        for home in sorted({adult.home for adult in family.adults})
    ]
    return dict(
        zip(
            keys,
            store.add_all([_home(found.families[number], *key) for key in keys for number in key[:1]]),
            strict=True,
        )
    )


def _home(family: Family, number: int, home: int) -> Home:
    throw = dice("home", number, home)
    postcode, commune = throw.choice(names.COMMUNES)
    kid = family.kids[0]
    adults = [adult for adult in family.adults if adult.home == home]
    last = kid.last if any(adult.last == kid.last for adult in adults) else adults[0].last
    return Home(
        name=f"Famille {last}",
        caf_number=f"{2100000 + number * 37 % 90000 + home * 500000:07}",
        regime=family.regime,
        address=f"{throw.randint(1, 98)}, {throw.choice(names.STREETS)}",
        postcode=postcode,
        commune=commune,
    )


def _parent(found: Roster, number: int, place: int, home: Home) -> Parent:
    adult = _adult(found, number, place)
    throw = dice("parent", number, place)
    born = found.frame.back(adult.age * 12 + throw.randrange(12), throw.randint(1, 28))
    index = number * 2 + place
    return Parent(
        home_id=home.id,
        first_name=adult.first,
        last_name=adult.last,
        gender=adult.gender,
        birth_day=born,
        # 06 39 98 is a range kept for fiction.
        phone=f"06 39 98 {index // 100 % 100:02} {index % 100:02}",
        email=f"parent{index + 1}@courriel.example" if throw.randrange(3) else None,
    )


def _child(stay: Stay, home: Home, frame: Frame) -> Child:
    return Child(
        first_name=stay.kid.first,
        last_name=stay.kid.last,
        birth_day=stay.birth,
        billing_home_id=home.id,
        ended_on=stay.last if stay.last < frame.today else None,
    )


def _about(found: Roster, stay: Stay, child: Child, people: People) -> Iterator[Record]:
    family = found.families[stay.family]
    for place, adult in enumerate(family.adults):
        parent = people.parents[stay.family, place]
        yield Parenthood(child_id=child.id, parent_id=parent.id, may_collect=adult.may_collect)
    yield from _contacts(stay, child)
    throw = dice("facts", child.id)
    walks = stay.birth + timedelta(days=396 + throw.randint(-60, 70))
    if walks <= found.frame.today:
        yield ChildFact(child_id=child.id, kind=FactKind.WALKS, first_day=walks)
    if stay.kid.aeeh:
        yield ChildFact(child_id=child.id, kind=FactKind.AEEH, first_day=stay.first)
    for label, instructions in stay.kid.allergies:
        yield Allergy(child_id=child.id, label=label, instructions=instructions, first_day=stay.first)
    if stay.kid.protocol is not None:
        yield CareProtocol(
            child_id=child.id,
            first_day=stay.first,
            last_day=birthday(stay.birth, 3),
            instructions=stay.kid.protocol,
            kept_at="Classeur rouge, bureau de la direction",
        )


def _contacts(stay: Stay, child: Child) -> Iterator[Contact]:
    throw = dice("contacts", child.id)
    known = list(stay.kid.contacts)
    if not known and throw.randrange(5) < 2:
        relation = throw.choice(names.RELATIONS)
        first = throw.choice(names.FATHERS if relation in ("grand-père", "oncle") else names.MOTHERS)
        known.append((f"{first} {throw.choice(names.FAMILIES)}", relation))
    for name, relation in known:
        yield Contact(
            child_id=child.id,
            name=name,
            relation=relation,
            phone=f"06 39 98 {50 + child.id // 100 % 50:02} {child.id % 100:02}",
            may_collect=True,
            emergency=throw.randrange(2) == 0,
            first_day=stay.first,
        )


def _money(found: Roster, number: int, home: Home) -> Iterator[Record]:
    family = found.families[number]
    stays = [stay for stay in found.stays if stay.family == number]
    first = min(stay.first for stay in stays)
    throw = dice("money", home.id)
    seeking = any(adult.paths for adult in family.adults)
    dependants = len(family.kids) + throw.choice((0, 0, 0, 1, 1, 2))
    aeeh = sum(kid.aeeh for kid in family.kids)
    monthly = throw.randrange(60_000, 150_000) if seeking else throw.randrange(140_000, 620_000)
    for day in (first, *_januaries(first, min(found.frame.today, max(stay.last for stay in stays)))):
        known = None if day == first and throw.randrange(25) == 0 else monthly
        yield Resources(
            home_id=home.id, first_day=day, monthly_cents=known, dependants=dependants, aeeh_children=aeeh
        )
        monthly += throw.randrange(-12_000, 20_000)
    given = throw.randrange(7) > 0
    yield Consent(home_id=home.id, first_day=first, given=given)
    if throw.randrange(15) == 0 and first + timedelta(days=60) < found.frame.today:
        yield Consent(home_id=home.id, first_day=first + timedelta(days=60), given=not given)


def _januaries(first: date, last: date) -> Iterator[date]:
    """Each 1 January after the first day: resources are read again then."""
    for year in range(first.year + 1, last.year + 1):
        yield date(year, 1, 1)


def _group_stays(store: Store, found: Roster, people: People) -> None:
    groups = store.add_all([Group(name=name, position=place) for place, (name, _) in enumerate(GROUPS)])
    stays: list[GroupStay] = []
    for stay, child in zip(found.stays, people.children, strict=True):
        day = stay.first
        while day <= min(stay.last, found.frame.today + timedelta(days=31)):
            age = age_in_months(stay.birth, day)
            group = [group for group, (_, from_age) in zip(groups, GROUPS, strict=True) if age >= from_age][
                -1
            ]
            if not stays or stays[-1].child_id != child.id or stays[-1].group_id != group.id:
                stays.append(GroupStay(child_id=child.id, group_id=group.id, first_day=day))
            day = Month.of(day).last + ONE_DAY
    store.add_all(stays)
