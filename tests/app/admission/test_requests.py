"""Requests for a place: kept as typed, decided by people with a reason, every decision in a log that only grows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.admission.records import (
    AdmissionDecision,
    AdmissionRequest,
    AdmissionSpan,
    RequestState,
    Verdict,
    Why,
    wished_week,
)
from app.admission.requests import add_request, change_request, decline, reopen, withdraw
from app.errors import Conflict, InvalidEntry, NotAllowed
from app.session import Session
from app.spans import Span
from app.users import Role
from tests.app.admission.asking import TODAY, asked, request, wish
from tests.app.records import as_role, refused, span

YESTERDAY = date(2026, 11, 21)


def log(session: Session) -> list[tuple[Verdict, date, Why | None, str | None]]:
    return [(one.verdict, one.day, one.why, one.note) for one in session.store.find(AdmissionDecision)]


def test_a_request_waits_with_its_week(session: Session) -> None:
    one = asked(session, week=wish("8:00-12:00 13:00-17:00", (1, 3)), first_name="  Awa ")
    assert session.store.find(AdmissionRequest) == [one]
    assert (one.name, one.contact, one.state) == ("Awa Sissoko", "Mariam Sissoko", RequestState.WAITING)
    assert wished_week(session.store.find(AdmissionSpan)) == wish("8:00-12:00 13:00-17:00", (1, 3))
    session.store.undo()
    assert session.store.find(AdmissionRequest) == []
    assert session.store.find(AdmissionSpan) == []


def test_a_change_replaces_the_whole_week_and_keeps_the_state(session: Session) -> None:
    one = asked(session)
    changed = replace(one, first_name="Assa", state=RequestState.ADMITTED, child_id=4, rsa=True)
    stored = change_request(session, changed, wish("9:00-10:00", (5,)))
    assert (stored.first_name, stored.state, stored.child_id, stored.rsa) == (
        "Assa",
        RequestState.WAITING,
        None,
        True,
    )
    assert wished_week(session.store.find(AdmissionSpan)) == {5: (span("9:00", "10:00"),)}


@pytest.mark.parametrize(
    ("fields", "field", "part"),
    [
        ({"first_name": " "}, "first_name", "Il manque le prénom"),
        ({"last_name": ""}, "last_name", "Il manque le nom"),
        ({"contact_first_name": ""}, "contact_first_name", "Il manque le prénom du contact"),
        ({"contact_last_name": ""}, "contact_last_name", "Il manque le nom du contact"),
        ({"contact_last_name": "2 85 05 78 006 084 36"}, "contact_last_name", "numéro de sécurité sociale"),
        ({"phone": "non"}, "phone", "n’est pas un numéro de téléphone"),
        ({"email": "non"}, "email", "n’est pas une adresse électronique"),
        ({"birth_day": date(2027, 8, 23)}, "birth_day", "plus de neuf mois"),
        ({"birth_day": date(2008, 11, 22)}, "birth_day", "n’est plus celle d’un enfant"),
        ({"asked_on": date(2026, 11, 23)}, "asked_on", "dans le futur"),
        (
            {"birth_day": date(2027, 2, 3), "wanted_from": date(2027, 2, 2)},
            "wanted_from",
            "avant la naissance, le 3 février 2027",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    session: Session, fields: dict[str, object], field: str, part: str
) -> None:
    with refused(InvalidEntry, part, field=field):
        add_request(session, request(**fields), wish())  # type: ignore[arg-type]
    assert session.store.find(AdmissionRequest) == []


def test_a_child_still_to_be_born_may_ask_from_its_birth_on(session: Session) -> None:
    born = date(2027, 8, 21)  # nine months from today, to the day
    assert asked(session, birth_day=born, wanted_from=born).birth_day == born


@pytest.mark.parametrize("week", [{}, {0: ()}])
def test_a_request_wishes_some_hours(session: Session, week: dict[int, tuple[Span, ...]]) -> None:
    with refused(InvalidEntry, "au moins un jour", field="week"):
        add_request(session, request(), week)


def test_hours_that_overlap_are_refused(session: Session) -> None:
    with refused(Conflict, "se chevauchent", field="week"):
        add_request(session, request(), {0: (span("8:00", "12:00"), span("11:00", "14:00"))})


def test_declined_with_a_reason_the_decision_is_kept(session: Session) -> None:
    one = decline(session, asked(session), day=YESTERDAY, why=Why.NO_PLACE, note=" Rappeler  en mai ")
    assert one.state is RequestState.DECLINED
    assert log(session) == [(Verdict.DECLINED, YESTERDAY, Why.NO_PLACE, "Rappeler en mai")]
    assert session.store.find(AdmissionDecision)[0].user_id == session.user.id
    session.store.undo()
    assert log(session) == []
    assert session.store.get(AdmissionRequest, one.id).state is RequestState.WAITING


def test_withdrawn_and_taken_up_again_both_stand_in_the_log(session: Session) -> None:
    one = withdraw(session, asked(session), day=TODAY, why=Why.ELSEWHERE)
    assert one.state is RequestState.WITHDRAWN
    again = reopen(session, one)
    assert (again.state, again.asked_on) == (RequestState.WAITING, date(2026, 11, 2))
    decline(session, again, day=TODAY, why=Why.OTHER, note="hors de la commune")
    assert [(verdict, why) for verdict, _, why, _ in log(session)] == [
        (Verdict.WITHDRAWN, Why.ELSEWHERE),
        (Verdict.REOPENED, None),
        (Verdict.DECLINED, Why.OTHER),
    ]


def test_a_refusal_needs_its_reason_and_other_its_words(session: Session) -> None:
    one = asked(session)
    with refused(InvalidEntry, "Il manque le motif", field="why"):
        decline(session, one, day=TODAY, why=None)
    with refused(InvalidEntry, "Précisez", field="note"):
        decline(session, one, day=TODAY, why=Why.OTHER, note="  ")
    assert log(session) == []


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [(date(2026, 11, 1), True), (date(2026, 11, 2), False), (TODAY, False), (date(2026, 11, 23), True)],
)
def test_a_decision_lies_between_the_request_and_today(session: Session, day: date, is_refused: bool) -> None:
    one = asked(session)
    if is_refused:
        with refused(InvalidEntry, "entre le 2 novembre 2026", field="day"):
            decline(session, one, day=day, why=Why.AGE)
        assert log(session) == []
    else:
        decline(session, one, day=day, why=Why.AGE)
        assert len(log(session)) == 1


def test_what_is_decided_is_neither_changed_nor_decided_again(session: Session) -> None:
    one = asked(session)
    with refused(Conflict, "refusée ou retirée"):
        reopen(session, one)
    declined = decline(session, one, day=TODAY, why=Why.STAFF)
    acts: tuple[Callable[[], object], ...] = (
        lambda: decline(session, declined, day=TODAY, why=Why.STAFF),
        lambda: withdraw(session, declined, day=TODAY, why=Why.MOVED),
        lambda: change_request(session, declined, wish()),
    )
    for again in acts:
        with refused(Conflict, "déjà sa décision"):
            again()


def test_the_counsellor_notes_and_withdraws_the_director_decides_the_team_sees_nothing(
    session: Session,
) -> None:
    counsellor, team = as_role(session, Role.COUNSELLOR), as_role(session, Role.TEAM)
    one = asked(counsellor)
    with refused(NotAllowed):
        decline(counsellor, one, day=TODAY, why=Why.NO_PLACE)
    acts: tuple[Callable[[], object], ...] = (
        lambda: asked(team),
        lambda: change_request(team, one, wish()),
        lambda: withdraw(team, one, day=TODAY, why=Why.MOVED),
        lambda: reopen(team, one),
    )
    for forbidden in acts:
        with refused(NotAllowed):
            forbidden()
