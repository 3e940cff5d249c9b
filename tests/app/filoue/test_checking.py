"""What each child's row needs: the family's answer, its numbers, the year's bounds, hours and months' amounts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.care.enrolments import Kind
from app.families.records import Child, Consent, Home, Regime, Resources
from app.filoue.checking import (
    Answer,
    Asked,
    ChildCheck,
    Families,
    Needed,
    answer_of,
    checks_of,
    structure_needs,
)
from app.money.scale import FLOOR
from app.structure.records import Identity
from tests.app.creche import START, Creche, day, usual
from tests.app.money.scales import book, resources, typed

NEXT_YEAR = date(2027, 1, 4)
IDENTITY = Identity(first_day=START, name="Les Petits Pas", caf_office="751", caf_number="350417")
HOME = Home(id=1, name="Żółć", caf_number="1234567", regime=Regime.GENERAL, postcode="75011", commune="Paris")
AGREED = Consent(home_id=1, first_day=day(1), given=True)
FLOORED = book(typed(FLOOR, "70000"))


def creche() -> Creche:
    """One child of home 1 with an occasional contract from September 2025 to July 2026."""
    made = usual()
    made.identities.append(IDENTITY)
    child = made.child(name="Zoé Abadie")
    made.children[0] = replace(child, billing_home_id=1)
    made.enrol(child, kind=Kind.OCCASIONAL, first=date(2025, 9, 1), last=date(2026, 7, 31))
    made.came(made.enrolments[0], date(2026, 2, 3), "8:00-12:10")
    made.came(made.enrolments[0], date(2026, 2, 4), "8:00-10:00")
    made.came(made.enrolments[0], date(2026, 3, 3), "8:00-9:00")
    return made


def checked(
    made: Creche,
    home: Home | None = HOME,
    *,
    consents: tuple[Consent, ...] = (AGREED,),
    earned: tuple[Resources, ...] | None = None,
    year: int = 2026,
    tariffs: object = FLOORED,
) -> list[ChildCheck]:
    families = Families(
        homes={1: home} if home else {},
        consents={1: consents},
        resources={1: (resources(),) if earned is None else earned},
    )
    asked = Asked(year=year, today=NEXT_YEAR, identity=made.identities[0] if made.identities else None)
    return checks_of(made.facts(), families, tariffs, asked)  # type: ignore[arg-type]


def test_a_complete_row_has_the_years_hours_bounds_and_amount() -> None:
    (one,) = checked(creche())
    assert one.row is not None
    # 4 h 30 and 2 h in February, 1 h in March, at 1500 € × 0.0619 % = 0.93 €: 6.045 → 6.05, and 0.93.
    assert one.row.cells() == (
        *("751", "350417", "1", "1234567", "1", "09/03/2025", "75011", "Paris"),
        *("7.50", "7.50", "6.98", "0.93", "0.062", "01/01/2026", "31/07/2026"),
    )


@pytest.mark.parametrize(
    ("first", "last", "bounds"),
    [
        (date(2025, 12, 31), date(2026, 12, 31), ("01/01/2026", "31/12/2026")),
        (date(2026, 1, 1), date(2027, 1, 1), ("01/01/2026", "31/12/2026")),
        (date(2026, 2, 3), date(2026, 3, 3), ("03/02/2026", "03/03/2026")),
    ],
)
def test_the_contracts_bounds_are_clipped_to_the_year(
    first: date, last: date, bounds: tuple[str, str]
) -> None:
    made = creche()
    made.enrolments[0] = replace(made.enrolments[0], first_day=first, last_day=last)
    (one,) = checked(made)
    assert one.row is not None
    assert one.row.cells()[13:] == bounds


def test_two_contracts_of_the_year_are_one_row_and_those_of_another_year_are_left_aside() -> None:
    made = creche()
    child = made.children[0]
    made.enrolments[0] = replace(made.enrolments[0], first_day=date(2026, 2, 1), last_day=date(2026, 3, 31))
    made.enrol(child, kind=Kind.EMERGENCY, first=date(2026, 5, 4), last=date(2026, 5, 8))
    made.enrol(child, kind=Kind.OCCASIONAL, first=date(2027, 1, 1), last=date(2027, 6, 30))
    (one,) = checked(made)
    assert one.row is not None
    assert (one.row.first_day, one.row.last_day) == (date(2026, 2, 1), date(2026, 5, 8))


def test_billed_hours_are_not_the_realised_ones() -> None:
    made = usual()
    made.identities.append(IDENTITY)
    made.children.append(
        Child(id=1, first_name="Zoé", last_name="Abadie", birth_day=date(2025, 3, 9), billing_home_id=1)
    )
    own = made.enrol(made.children[0], "8:00-10:00", first=day(5), last=day(6))
    made.came(own, day(5), "8:00-9:00")
    made.away(own, day(6))
    (one,) = checked(made)
    # Present: 2 h reserved, 1 h realised. Ill with a certificate, in the waiting days: 2 h.
    assert (one.billed, one.realised, one.row is not None) == (240, 60, True)


def test_a_day_that_nobody_recorded_keeps_the_row_back() -> None:
    made = creche()
    made.weeks(made.enrolments[0], "8:00-9:00", since=date(2026, 7, 30))
    made.enrolments[0] = replace(made.enrolments[0], kind=Kind.REGULAR)
    (one,) = checked(made)
    assert (one.unrecorded, one.row) == (2, None)


def test_a_child_without_an_hour_in_the_year_has_no_row() -> None:
    made = creche()
    made.attended = [replace(one, day=date(2025, 12, 31)) for one in made.attended[:1]]
    assert checked(made) == []
    assert len(checked(made, year=2025)) == 1


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        ({"caf_number": None}, Needed.MATRICULE),
        ({"caf_number": "1234567 A"}, Needed.MATRICULE),
        ({"caf_number": "\uff11\uff12\uff13"}, Needed.MATRICULE),
        ({"regime": None}, Needed.REGIME),
        ({"postcode": None}, Needed.POSTCODE),
        ({"commune": None}, Needed.COMMUNE),
        ({"commune": ";"}, Needed.COMMUNE),
    ],
)
def test_a_home_that_lacks_something_keeps_the_row_back(
    change: dict[str, str | None], needed: Needed
) -> None:
    (one,) = checked(creche(), replace(HOME, **change))  # type: ignore[arg-type]
    assert (one.needed, one.row) == ((needed,), None)


def test_a_child_whose_hours_no_home_pays_gives_no_answer() -> None:
    (one,) = checked(creche(), None)
    assert (one.needed, one.answer, one.money, one.row) == ((Needed.HOME,), Answer.NONE, (), None)


def test_resources_or_a_floor_that_nobody_typed_are_each_named_once() -> None:
    (one,) = checked(creche(), earned=())
    assert [lack.what for lack in one.money] == ["le montant des ressources de la famille"]
    (other,) = checked(creche(), tariffs=book())
    assert [(lack.what, lack.day) for lack in other.money] == [
        ("le plancher de ressources", date(2026, 2, 3))
    ]
    assert (one.row, other.row) == (None, None)


def test_each_month_is_rounded_by_itself_and_the_years_last_rate_is_told() -> None:
    earned = (resources("1500.00"), resources("1500.00", dependants=2, since=date(2026, 3, 1)))
    (one,) = checked(creche(), earned=earned)
    assert one.row is not None
    # March: 1500 € × 0.0516 % = 0.77 €.
    assert (one.cents, str(one.row.rate)) == (605 + 77, "0.0516")


def refused_on(number: int) -> Consent:
    return Consent(home_id=1, first_day=day(number), given=False)


@pytest.mark.parametrize(
    ("consents", "on", "answer"),
    [
        ((), day(31), Answer.NONE),
        ((AGREED,), date(2026, 9, 30), Answer.NONE),
        ((AGREED,), day(1), Answer.GIVEN),
        ((AGREED, refused_on(12)), day(11), Answer.GIVEN),
        ((AGREED, refused_on(12)), day(12), Answer.WITHDRAWN),
        ((refused_on(12),), day(12), Answer.REFUSED),
        ((refused_on(1), Consent(home_id=1, first_day=day(2), given=True)), day(2), Answer.GIVEN),
    ],
)
def test_the_answer_in_force_counts_and_a_refusal_after_an_accord_takes_it_back(
    consents: tuple[Consent, ...], on: date, answer: Answer
) -> None:
    assert answer_of(consents, on) is answer


@pytest.mark.parametrize("consents", [(), (refused_on(1),), (AGREED, refused_on(12))])
def test_without_accord_a_complete_child_stays_outside(consents: tuple[Consent, ...]) -> None:
    (one,) = checked(creche(), consents=consents)
    assert (one.is_in, one.lacks, one.row) == (False, 0, None)


Change = Callable[[Identity], Identity | None]


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        (lambda one: one, ()),
        (lambda one: replace(one, caf_office=None), (Needed.OFFICE,)),
        (lambda one: replace(one, caf_number=None), (Needed.EQUIPMENT,)),
        (lambda _: None, (Needed.OFFICE, Needed.EQUIPMENT)),
    ],
)
def test_the_creche_needs_its_two_numbers(change: Change, needed: tuple[Needed, ...]) -> None:
    assert structure_needs(change(IDENTITY)) == needed


def test_children_come_by_name() -> None:
    made = creche()
    for name in ("Élodie Abadie", "Ümit Åkesson"):
        made.came(
            made.enrol(made.child(name=name), kind=Kind.OCCASIONAL, first=START),
            date(2026, 2, 3),
            "8:00-9:00",
        )
    assert [one.child.name for one in checked(made)] == ["Élodie Abadie", "Zoé Abadie", "Ümit Åkesson"]
