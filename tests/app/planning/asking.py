"""A crèche that is asked for emergency care (crèche où l'on demande un accueil), through the use cases themselves."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from app.care.weeks import Weeks, WeekSpan
from app.families.records import Child
from app.planning.emergency import Answer, answer, emergency_facts, known_to_walk
from app.planning.questions import Question
from app.session import Session
from app.spans import Span
from app.staff.managing import hire, set_shift_weeks
from app.staff.records import Qualification, StaffMember
from app.store import Record
from app.structure.agreement import set_places
from db.tables import TABLES
from tests.app.records import TUESDAY, child, enrolled, open_week, span

JANUARY = date(2026, 1, 1)
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def creche(session: Session) -> Session:
    """Weekdays 7:00 to 18:30, five places (so six children at most), nobody at work yet; Sunday 22 November."""
    open_week(session, span("7:00", "18:30"))
    set_places(session, JANUARY, 5)
    return session


def adult(
    session: Session, name: str, *texts: str, weekdays: Sequence[int] = range(5), hours: int = 35
) -> StaffMember:
    """An educator with these shifts on each of the weekdays since September: « 8:00-15:30 »."""
    first_name, last_name = name.split(" ", 1)
    made = hire(
        session,
        StaffMember(
            first_name=first_name,
            last_name=last_name,
            qualification=Qualification.EARLY_YEARS_EDUCATOR,
            first_day=SEPTEMBER,
        ),
        hours * 60,
    )
    spans = tuple(WeekSpan(0, day, *span(*text.split("-"))) for day in weekdays for text in texts)
    if spans:
        set_shift_weeks(session, made, SEPTEMBER, Weeks(spans=spans))
    return made


def children(session: Session, number: int, text: str = "8:00-17:00") -> list[Child]:
    """So many children on weekdays."""
    made = [child(session, f"Enfant{one}") for one in range(number)]
    for one in made:
        enrolled(session, one, span(*text.split("-")))
    return made


def question(*texts: str, day: date = TUESDAY, who: Child | None = None, **more: bool) -> Question:
    return Question(day=day, spans=tuple(span(*text.split("-")) for text in texts), child=who, **more)


def asked(
    session: Session, *texts: str, day: date = TUESDAY, who: Child | None = None, **more: bool
) -> Answer:
    """The answer to « this child, that day, these hours? »."""
    wanted = known_to_walk(session, question(*texts, day=day, who=who, **more))
    return answer(emergency_facts(session, day), wanted, session.clock.moment())


def told(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ")


def options(found: Answer) -> list[list[tuple[str, str, tuple[Span, ...], int]]]:
    """Each option's changes: who, how, the shifts after it, the minutes it costs."""
    return [
        [(one.member.name, one.how.value, one.after, one.minutes) for one in option.changes]
        for option in found.options
    ]


def every_row(session: Session) -> Mapping[type[Record], Sequence[Record]]:
    """All tables but the journal, which keeps every deed."""
    return {kind: session.store.find(kind) for kind in TABLES}
