"""Orientations of the demonstration (orientations): those that became paths, those that wait, those declined."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.days import ONE_DAY
from app.demonstration.directory import Directory, adviser
from app.demonstration.frame import Frame, dice
from app.demonstration.people import People
from app.demonstration.ways import Way
from app.families.records import Gender, Home, Parent
from app.insertion.orientations import Answer, Decliner, DeclineReason, Orientation, Purpose
from app.insertion.partners import Prescriber
from app.store import Store
from app.users import Role, User

PURPOSES = (
    Purpose.JOB_INTERVIEW, Purpose.TRAINING, Purpose.STEPS, Purpose.JOB_START, Purpose.INTERNSHIP, Purpose.STEPS,
    Purpose.TRIAL, Purpose.OWN_BUSINESS, Purpose.JOB_INTERVIEW, Purpose.TRAINING,
)  # fmt: skip
HOURS = (10, 14, 16, 20, 20, 24, 28, 35)
"""Asked for a week."""
FROM_THE_DESK = 12
"""One path in so many came without an orientation: the parent spoke to the team."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Somebody sent to the crèche so many days ago who is on no path; `answered`: so many days after."""

    first: str
    last: str
    days: int
    prescriber: Prescriber
    purpose: Purpose
    hours: int | None = None
    gender: Gender = Gender.WOMAN
    age: int = 28
    answered: int | None = None
    by: Decliner | None = None
    reason: DeclineReason | None = None
    note: str | None = None


OTHERS = (
    Sent(
        first="Rosalía", last="Ibáñez", days=3, prescriber=Prescriber.FRANCE_TRAVAIL, purpose=Purpose.JOB_START,
        hours=28, note="Promesse d’embauche à temps partiel, dans un mois.",
    ),
    Sent(
        first="Khadija", last="Zerrouki", days=12, prescriber=Prescriber.MISSION_LOCALE, purpose=Purpose.TRAINING,
        hours=35, age=21, note="Entrée possible aux Ateliers du Canal.",
    ),
    Sent(
        first="Björn", last="Østergaard", days=33, prescriber=Prescriber.CCAS, purpose=Purpose.STEPS, hours=14,
        gender=Gender.MAN, age=34, answered=6, note="Liste d’attente : une place dès janvier.",
    ),
    Sent(
        first="Mélina", last="Auclair", days=52, prescriber=Prescriber.CAF, purpose=Purpose.JOB_INTERVIEW, hours=20,
        answered=5, by=Decliner.CRECHE, reason=DeclineReason.NO_PLACE,
    ),
    Sent(
        first="Oksana", last="Hrytsenko", days=118, prescriber=Prescriber.DEPARTEMENT, purpose=Purpose.JOB_START,
        hours=35, age=36, answered=9, by=Decliner.CRECHE, reason=DeclineReason.HOURS,
        note="Poste de nuit : la crèche ferme à 20 h.",
    ),
    Sent(
        first="Priscilla", last="D’Almeida", days=171, prescriber=Prescriber.PLIE, purpose=Purpose.TRAINING,
        answered=12, by=Decliner.PARENT, reason=DeclineReason.OTHER_CARE,
    ),
    Sent(
        first="Jordan", last="Œuvrard", days=236, prescriber=Prescriber.MISSION_LOCALE, purpose=Purpose.STEPS,
        gender=Gender.MAN, age=23, hours=10, answered=21, by=Decliner.PARENT, reason=DeclineReason.NO_NEWS,
    ),
    Sent(
        first="Thi Mai", last="Lê", days=301, prescriber=Prescriber.FRANCE_TRAVAIL, purpose=Purpose.OWN_BUSINESS,
        hours=16, age=31, answered=4, by=Decliner.CRECHE, reason=DeclineReason.CHILD_AGE,
    ),
)  # fmt: skip
SMALL = 10
"""A crèche of fewer places hears of nobody else."""


@dataclass(kw_only=True, slots=True)
class Coming:
    """The orientations that became paths, and the people who follow them."""

    counsellor_id: int
    director_id: int
    by_way: dict[int, int] = field(default_factory=dict)
    """The orientation's id, by the path's place in the plan."""


def write_coming(store: Store, frame: Frame, known: People, ways: list[Way], partners: Directory) -> Coming:
    """Stores every orientation; those that became a path first."""
    roles = {user.role: user.id for user in store.find(User)}
    oriented = [
        number for number, way in enumerate(ways) if way.throw("desk").randrange(FROM_THE_DESK) or way.written
    ]
    rows = store.add_all(
        [
            _accepted(ways[number], known.parents[ways[number].family, ways[number].adult], frame, partners)
            for number in oriented
        ]
    )
    if frame.places >= SMALL:
        _write_others(store, frame, partners)
    by_way = {number: row.id for number, row in zip(oriented, rows, strict=True)}
    return Coming(counsellor_id=roles[Role.COUNSELLOR], director_id=roles[Role.DIRECTOR], by_way=by_way)


def _accepted(way: Way, parent: Parent, frame: Frame, partners: Directory) -> Orientation:
    throw = way.throw("orientation")
    organisation = partners.of(way.prescriber)
    answered = min(
        way.entry, weekday(way.prescribed + timedelta(days=throw.randint(2, 8))), frame.in_days(-1)
    )
    return Orientation(
        parent_id=parent.id,
        day=way.prescribed,
        prescriber=way.prescriber,
        organisation_id=None if organisation is None else organisation.id,
        adviser=way.adviser,
        purpose=throw.choice(PURPOSES),
        weekly_minutes=throw.choice(HOURS) * 60,
        wanted_from=way.entry if throw.randrange(3) else None,
        answer=Answer.ACCEPTED,
        answered_on=answered,
    )


def weekday(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day + ONE_DAY * (7 - day.weekday()) if day.weekday() > 4 else day


def _write_others(store: Store, frame: Frame, partners: Directory) -> None:
    """Parents without a child in the crèche, each with a home of their own."""
    sent = [one for one in OTHERS if frame.in_days(-one.days) >= frame.first]
    homes = store.add_all([Home(name=f"Famille {one.last}") for one in sent])
    parents = store.add_all(
        [
            Parent(
                home_id=home.id,
                first_name=one.first,
                last_name=one.last,
                gender=one.gender,
                birth_day=frame.back(one.age * 12 + 5, number * 3 + 2),
                # 06 39 98 is a range kept for fiction.
                phone=f"06 39 98 99 {number:02}",
            )
            for number, (one, home) in enumerate(zip(sent, homes, strict=True))
        ]
    )
    store.add_all(_others(sent, parents, frame, partners))


def _others(
    sent: list[Sent], parents: list[Parent], frame: Frame, partners: Directory
) -> Iterator[Orientation]:
    for one, parent in zip(sent, parents, strict=True):
        organisation = partners.of(one.prescriber)
        day = weekday(frame.in_days(-one.days))
        answered = None if one.answered is None else weekday(day + timedelta(days=one.answered))
        yield Orientation(
            parent_id=parent.id,
            day=day,
            prescriber=one.prescriber,
            organisation_id=None if organisation is None else organisation.id,
            adviser=adviser(one.prescriber, dice("sent", one.last)),
            purpose=one.purpose,
            weekly_minutes=None if one.hours is None else one.hours * 60,
            answer=Answer.WAITING if one.by is None else Answer.DECLINED,
            answered_on=answered,
            declined_by=one.by,
            decline_reason=one.reason,
            note=one.note,
        )
