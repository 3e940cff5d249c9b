"""Orientations: a parent is sent, the crèche answers; a yes makes a path that goes on following the orientation."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import Conflict, InvalidEntry, NotAllowed
from app.families.parents import end_parent
from app.families.records import Home, Parent
from app.insertion.entry_and_exit import accept_orientation, close_path
from app.insertion.orientations import (
    Answer,
    Decliner,
    DeclineReason,
    Orientation,
    Purpose,
    add_orientation,
    change_orientation,
    decline_orientation,
    put_on_waiting_list,
    reopen_orientation,
)
from app.insertion.outcomes import Outcome
from app.insertion.partners import Prescriber
from app.insertion.paths import InsertionPath
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, path_of, rows
from tests.app.records import MONDAY, SUNDAY, as_role, parent, refused

SENT = date(2026, 11, 10)


def sent(session: Session, **fields: object) -> Orientation:
    """Zofia's, by France Travail on 10 November."""
    known = {"day": SENT, "prescriber": Prescriber.FRANCE_TRAVAIL, "purpose": Purpose.TRAINING, **fields}
    if "parent_id" not in known:
        known["parent_id"] = parent(session).id
    return Orientation(**known)  # type: ignore[arg-type]


def test_an_orientation_waits_for_its_answer(counsellor: Session) -> None:
    noted = add_orientation(
        counsellor,
        sent(
            counsellor,
            adviser=" Inès  Roux ",
            weekly_minutes=1800,
            answer=Answer.DECLINED,
            declined_by=Decliner.CRECHE,
        ),
    )
    assert (noted.answer, noted.declined_by, noted.adviser) == (Answer.WAITING, None, "Inès Roux")


def test_somebody_new_comes_with_a_home_all_in_one_step(counsellor: Session) -> None:
    before = rows(counsellor.store)
    new = Parent(home_id=0, first_name=" Bích ", last_name="Nguyễn", phone="06 00 00 00 00")
    noted = add_orientation(counsellor, sent(counsellor, parent_id=0), parent=new)
    made = counsellor.store.get(Parent, noted.parent_id)
    assert (made.first_name, made.phone) == ("Bích", "06 00 00 00 00")
    assert counsellor.store.get(Home, made.home_id).name == "Famille Nguyễn"
    assert counsellor.store.can_undo() == "add_orientation"
    counsellor.store.undo()
    assert rows(counsellor.store) == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"first_name": " "}, "parent_first_name"),
        ({"last_name": "x" * 101}, "parent_last_name"),
        ({"phone": "plus tard"}, "parent_phone"),
        ({"email": "bich@"}, "parent_email"),
        ({"birth_day": date(2020, 1, 1)}, "parent_birth_day"),
    ],
)
def test_a_new_parent_s_refused_field_is_named_as_the_parent_s_and_nothing_is_kept(
    counsellor: Session, fields: dict[str, object], field: str
) -> None:
    before = rows(counsellor.store)
    new = replace(Parent(home_id=0, first_name="Bích", last_name="Nguyễn"), **fields)  # type: ignore[arg-type]
    with refused(InvalidEntry, field=field):
        add_orientation(counsellor, sent(counsellor, parent_id=0), parent=new)
    assert rows(counsellor.store) == before


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"day": MONDAY}, "day", "est à venir"),
        ({"weekly_minutes": 0}, "weekly_minutes", "de 1 à 168"),
        ({"weekly_minutes": 168 * 60 + 1}, "weekly_minutes", "de 1 à 168"),
        ({"wanted_from": date(1990, 1, 1)}, "wanted_from", "à plus de deux ans de l’orientation"),
        ({"answered_on": date(2026, 11, 9)}, "answered_on", "vient avant l’orientation"),
        ({"answered_on": MONDAY}, "answered_on", "est à venir"),
        ({"note": "x" * 10_001}, "note", "10 001 signes, pour 10 000 au plus"),
    ],
)
def test_what_can_not_be_is_refused_by_its_field(
    counsellor: Session, fields: dict[str, object], field: str, words: str
) -> None:
    with refused(InvalidEntry, words, field=field):
        add_orientation(counsellor, sent(counsellor, **fields))
    assert not counsellor.store.find(Orientation)


def test_the_whole_week_can_be_asked_for(counsellor: Session) -> None:
    assert add_orientation(counsellor, sent(counsellor, weekly_minutes=168 * 60)).weekly_minutes == 10_080


def test_the_waiting_list_is_an_answer_with_its_day(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    listed = put_on_waiting_list(counsellor, noted, SENT)
    assert (listed.answer, listed.answered_on) == (Answer.WAITING, SENT)
    with refused(InvalidEntry, "vient avant l’orientation", field="answered_on"):
        put_on_waiting_list(counsellor, noted, date(2026, 11, 9))
    with refused(InvalidEntry, "est à venir", field="answered_on"):
        put_on_waiting_list(counsellor, noted, MONDAY)


def test_a_no_says_who_and_why_and_can_be_taken_back(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    declined = decline_orientation(
        counsellor, noted, day=FRIDAY, by=Decliner.PARENT, reason=DeclineReason.OTHER_CARE
    )
    assert (declined.answer, declined.answered_on, declined.declined_by, declined.decline_reason) == (
        Answer.DECLINED,
        FRIDAY,
        Decliner.PARENT,
        DeclineReason.OTHER_CARE,
    )
    changed = change_orientation(counsellor, replace(noted, purpose=Purpose.TRIAL, answer=Answer.WAITING))
    assert changed == replace(declined, purpose=Purpose.TRIAL)
    assert reopen_orientation(counsellor, declined) == replace(noted, purpose=Purpose.TRIAL)


def test_a_yes_opens_a_path_that_knows_who_sent_the_parent(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor, adviser="Inès Roux"))
    path = accept_orientation(
        counsellor, noted, answered_on=FRIDAY, entry_day=MONDAY, referent=counsellor.user
    )
    assert path == InsertionPath(
        id=path.id,
        parent_id=noted.parent_id,
        entry_day=MONDAY,
        prescriber=Prescriber.FRANCE_TRAVAIL,
        adviser="Inès Roux",
        prescribed_on=SENT,
        orientation_id=noted.id,
        referent_id=counsellor.user.id,
    )
    accepted = counsellor.store.get(Orientation, noted.id)
    assert (accepted.answer, accepted.answered_on) == (Answer.ACCEPTED, FRIDAY)


def test_a_declined_orientation_may_still_be_accepted(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    decline_orientation(counsellor, noted, day=SENT, by=Decliner.CRECHE, reason=DeclineReason.NO_PLACE)
    accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)
    accepted = counsellor.store.get(Orientation, noted.id)
    assert (accepted.answer, accepted.declined_by, accepted.decline_reason) == (Answer.ACCEPTED, None, None)


def test_once_it_is_a_path_the_answer_no_longer_changes(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)
    for answer in (
        lambda: put_on_waiting_list(counsellor, noted, FRIDAY),
        lambda: decline_orientation(
            counsellor, noted, day=FRIDAY, by=Decliner.CRECHE, reason=DeclineReason.HOURS
        ),
        lambda: reopen_orientation(counsellor, noted),
        lambda: accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY),
    ):
        with refused(Conflict, "devenue un parcours le 20 novembre 2026", "notez plutôt la sortie"):
            answer()


@pytest.mark.parametrize(
    ("answered_on", "entry_day", "field", "words"),
    [
        (date(2026, 11, 9), FRIDAY, "answered_on", "vient avant l’orientation"),
        (MONDAY, MONDAY, "answered_on", "est à venir"),
        (FRIDAY, date(2026, 11, 9), "prescribed_on", "vient après l’entrée"),
    ],
)
def test_a_yes_on_an_impossible_day_leaves_the_orientation_waiting(
    counsellor: Session, answered_on: date, entry_day: date, field: str, words: str
) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    with refused(InvalidEntry, words, field=field):
        accept_orientation(counsellor, noted, answered_on=answered_on, entry_day=entry_day)
    assert counsellor.store.get(Orientation, noted.id) == noted
    assert not counsellor.store.find(InsertionPath)


def test_a_parent_with_an_open_path_gets_no_second_one_and_the_yes_is_not_kept(counsellor: Session) -> None:
    path = path_of(counsellor)
    noted = add_orientation(counsellor, sent(counsellor, parent_id=path.parent_id))
    with refused(Conflict, "a déjà un parcours depuis le 1er septembre 2026", field="entry_day"):
        accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)
    assert counsellor.store.get(Orientation, noted.id) == noted
    close_path(counsellor, path, exit_day=SENT, outcome=Outcome.NO_SOLUTION)
    assert accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY).id != path.id


def test_a_parent_whose_file_has_ended_is_refused(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    end_parent(counsellor, counsellor.store.get(Parent, noted.parent_id), SUNDAY)
    with refused(Conflict, "terminé depuis le 22 novembre 2026"):
        accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)


def test_a_corrected_orientation_corrects_the_path_that_came_of_it(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    path = accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=FRIDAY)
    changed = change_orientation(
        counsellor,
        replace(noted, day=date(2026, 11, 12), prescriber=Prescriber.PLIE, adviser="Awa Ba", parent_id=99),
    )
    assert (changed.parent_id, changed.answer) == (noted.parent_id, Answer.ACCEPTED)
    assert counsellor.store.get(InsertionPath, path.id) == replace(
        path, prescribed_on=date(2026, 11, 12), prescriber=Prescriber.PLIE, adviser="Awa Ba"
    )


def test_an_orientation_can_not_come_after_its_answer_or_its_path(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    accept_orientation(counsellor, noted, answered_on=FRIDAY, entry_day=SENT)
    with refused(InvalidEntry, "La réponse, le 20 novembre 2026, vient avant", field="answered_on"):
        change_orientation(counsellor, replace(noted, day=date(2026, 11, 21)))
    with refused(InvalidEntry, "Le parcours a commencé le 10 novembre 2026", field="day"):
        change_orientation(counsellor, replace(noted, day=date(2026, 11, 11)))
    assert counsellor.store.get(Orientation, noted.id).day == SENT


def test_the_team_sees_to_no_orientation(counsellor: Session) -> None:
    noted = add_orientation(counsellor, sent(counsellor))
    team = as_role(counsellor, Role.TEAM)
    for deed in (
        lambda: add_orientation(team, noted),
        lambda: change_orientation(team, noted),
        lambda: put_on_waiting_list(team, noted, SENT),
        lambda: decline_orientation(team, noted, day=SENT, by=Decliner.CRECHE, reason=DeclineReason.HOURS),
        lambda: reopen_orientation(team, noted),
        lambda: accept_orientation(team, noted, answered_on=SENT, entry_day=SENT),
    ):
        with refused(NotAllowed):
            deed()
