"""The demonstration's waiting list (liste d'attente): seven families who ask for a place, three decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.admission.records import (
    AdmissionDecision,
    AdmissionRequest,
    AdmissionSpan,
    RequestState,
    Verdict,
    Why,
)
from app.care.enrolments import Kind
from app.days import monday_of
from app.demonstration.frame import Frame
from app.store import Store
from app.users import User

FULL, EARLY, AFTERNOON = (480, 1020), (360, 540), (840, 1110)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A request: days before today, weeks after it, age in months (negative: to be born), the week, the facts."""

    child: tuple[str, str]
    contact: str
    phone: str
    days: int
    weeks: int
    months: int
    weekdays: Sequence[int] = range(5)
    hours: tuple[int, int] = FULL
    facts: tuple[str, ...] = ()
    kind: Kind = Kind.REGULAR
    decided: tuple[int, Verdict, Why, str | None] | None = None


ASKING: tuple[Asking, ...] = (
    Asking(child=("Hawa", "Koné"), contact="Aïcha", phone="06 39 98 11 20", days=64, weeks=2, months=13,
           facts=("avip", "single_parent", "qpv")),
    Asking(child=("Élie", "Vasseur"), contact="Camille", phone="06 39 98 40 17", days=97, weeks=6, months=9,
           facts=("sibling",)),
    Asking(child=("Samir", "Haddad"), contact="Leïla", phone="06 39 98 73 05", days=41, weeks=6, months=20,
           weekdays=(0, 1, 3, 4), hours=EARLY, facts=("avip", "rsa")),
    Asking(child=("Rose", "Lemaire"), contact="Julie", phone="06 39 98 22 64", days=30, weeks=6, months=17,
           weekdays=(1, 3), hours=AFTERNOON, facts=("single_parent",)),
    Asking(child=("Ibrahim", "Sow"), contact="Coumba", phone="06 39 98 55 38", days=19, weeks=3, months=26,
           facts=("rsa", "qpv")),
    Asking(child=("Nour", "Benali"), contact="Yasmine", phone="06 39 98 90 41", days=12, weeks=20, months=-4,
           weekdays=(0, 1, 2, 3)),
    Asking(child=("Malo", "Guérin"), contact="Thomas", phone="06 39 98 08 77", days=5, weeks=4, months=22,
           weekdays=(2, 5), hours=(510, 1050), kind=Kind.OCCASIONAL),
    Asking(child=("Inaya", "Cissé"), contact="Fanta", phone="06 39 98 61 29", days=120, weeks=-8, months=28,
           facts=("avip",), decided=(34, Verdict.WITHDRAWN, Why.ELSEWHERE, None)),
    Asking(child=("Paul", "Renaud"), contact="Claire", phone="06 39 98 17 83", days=88, weeks=-4, months=33,
           decided=(26, Verdict.DECLINED, Why.AGE, "École maternelle en janvier")),
    # Decided more than a year ago: its erasure is proposed.
    Asking(child=("Lison", "Perret"), contact="Maud", phone="06 39 98 36 52", days=398, weeks=-50, months=31,
           decided=(380, Verdict.DECLINED, Why.NO_PLACE, None)),
)  # fmt: skip


def write_waiting(store: Store, frame: Frame) -> None:
    """The requests; those asked for before the crèche's first day are left out."""
    users = {user.login: user for user in store.find(User)}
    for one in ASKING:
        asked_on = frame.today - timedelta(days=one.days)
        if asked_on >= frame.first:
            _write(store, frame, one, users["directrice"])


def _write(store: Store, frame: Frame, one: Asking, director: User) -> None:
    first, last = one.child
    born = frame.today - timedelta(days=one.months * 30)
    wanted = max(monday_of(frame.today) + timedelta(weeks=one.weeks), born)
    state = RequestState(one.decided[1].value) if one.decided else RequestState.WAITING
    request = store.add(
        AdmissionRequest(
            first_name=first,
            last_name=last,
            birth_day=born,
            contact_first_name=one.contact,
            contact_last_name=last,
            phone=one.phone,
            asked_on=frame.today - timedelta(days=one.days),
            wanted_from=wanted,
            kind=one.kind,
            state=state,
            **dict.fromkeys(one.facts, True),  # type: ignore[arg-type]  # facts are the names of flags
        )
    )
    store.add_all(
        AdmissionSpan(admission_id=request.id, weekday=weekday, start=one.hours[0], end=one.hours[1])
        for weekday in one.weekdays
    )
    if one.decided is not None:
        days, verdict, why, note = one.decided
        store.add(
            AdmissionDecision(
                admission_id=request.id,
                day=frame.today - timedelta(days=days),
                verdict=verdict,
                why=why,
                note=note,
                user_id=director.id,
            )
        )
