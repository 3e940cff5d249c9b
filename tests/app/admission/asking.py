"""Short ways to write a request for a place."""

from dataclasses import replace
from datetime import date

from app.admission.desk import AdmissionDesk, AdmissionLine, start_of
from app.admission.fit import fit_of
from app.admission.ranking import in_order, points_of
from app.admission.records import AdmissionRequest
from app.admission.requests import add_request
from app.admission.rooms import Rooms
from app.report.month_facts import MonthFacts
from app.session import Session
from app.spans import Span
from tests.app.creche import spans

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 30)
"""Of the first sampled week."""
Week = dict[int, tuple[Span, ...]]


def wish(text: str = "8:00-12:00", weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)) -> Week:
    """« 8:00-12:00 13:00-17:00 » on each of the weekdays."""
    return {weekday: tuple(Span(*pair) for pair in spans(text)) for weekday in weekdays}


def request(first_name: str = "Awa", **fields: object) -> AdmissionRequest:
    """Awa Sissoko, one year and a half, for 30 November; asked for on 2 November."""
    known = {
        "first_name": first_name,
        "last_name": "Sissoko",
        "birth_day": date(2025, 5, 2),
        "contact_first_name": "Mariam",
        "contact_last_name": "Sissoko",
        "asked_on": date(2026, 11, 2),
        "wanted_from": MONDAY,
        **fields,
    }
    return AdmissionRequest(**known)  # type: ignore[arg-type]


def asked(
    session: Session, first_name: str = "Awa", week: Week | None = None, **fields: object
) -> AdmissionRequest:
    """The same, stored."""
    return add_request(session, request(first_name, **fields), wish() if week is None else week)


def desk_of(facts: MonthFacts, *wishes: tuple[AdmissionRequest, Week]) -> AdmissionDesk:
    """The list as it would be read, over facts held in memory; requests are numbered from 1."""
    rooms, weights = Rooms.of(facts), facts.book.on(TODAY).priorities
    weeks = dict(enumerate((week for _, week in wishes), start=1))
    numbered = [replace(one, id=number) for number, (one, _) in enumerate(wishes, start=1)]
    lines = [
        AdmissionLine(
            request=one,
            week=weeks[one.id],
            points=points_of(one, weights),
            decisions=(),
            rank=rank,
            fit=fit_of(rooms, weeks[one.id], start_of(one, TODAY)),
        )
        for rank, one in enumerate(in_order(numbered, weights), start=1)
    ]
    return AdmissionDesk(today=TODAY, lines=tuple(lines), rooms=rooms if lines else None, users={}, groups=())
