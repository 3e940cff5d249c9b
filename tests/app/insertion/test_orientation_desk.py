"""The orientations' desk: whose each is, who sent it, what came of it, in which order, and what a form offers."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import NotAllowed
from app.families.parents import end_parent, tie_parent
from app.families.records import Parent
from app.insertion.entry_and_exit import accept_orientation, close_path
from app.insertion.orientation_desk import OrientationLine, orientation_desk
from app.insertion.orientations import (
    Decliner,
    DeclineReason,
    Orientation,
    Purpose,
    add_orientation,
    decline_orientation,
    put_on_waiting_list,
    reopen_orientation,
    usual_decliner,
)
from app.insertion.outcomes import Outcome
from app.insertion.partners import (
    Organisation,
    OrganisationKind,
    PartnerContact,
    Prescriber,
    save_contact,
    save_organisation,
)
from app.session import Session
from app.users import Role, User
from tests.app.records import SUNDAY, as_role, child, parent

RECEIVED = date(2026, 11, 9)


def sent(session: Session, who: Parent, day: date = RECEIVED, **known: object) -> Orientation:
    facts = {"prescriber": Prescriber.FRANCE_TRAVAIL, "purpose": Purpose.TRAINING, **known}
    return add_orientation(session, Orientation(parent_id=who.id, day=day, **facts))  # type: ignore[arg-type]


def shown(session: Session, orientation: Orientation) -> OrientationLine:
    found = orientation_desk(session).line(orientation.id)
    assert found is not None
    return found


def test_the_unanswered_come_first_then_the_waiting_list_from_the_oldest_then_the_answered_from_the_newest(
    session: Session,
) -> None:
    who = [parent(session, last_name=f"Żółć {number}") for number in range(6)]
    declined = [sent(session, who[0], date(2026, 9, 1)), sent(session, who[1], date(2026, 9, 2))]
    for one in declined:
        decline_orientation(session, one, day=SUNDAY, by=Decliner.CRECHE, reason=DeclineReason.NO_PLACE)
    listed = [sent(session, who[2], date(2026, 10, 2)), sent(session, who[3], date(2026, 10, 1))]
    for one in listed:
        put_on_waiting_list(session, one, SUNDAY)
    fresh = [sent(session, who[4], date(2026, 11, 20)), sent(session, who[5], date(2026, 11, 19))]
    order = [fresh[1], fresh[0], listed[1], listed[0], declined[1], declined[0]]
    lines = orientation_desk(session).lines
    assert [line.id for line in lines] == [one.id for one in order]
    assert [line.is_waiting for line in lines] == [True] * 4 + [False] * 2
    assert [line.is_listed for line in lines] == [False] * 2 + [True] * 2 + [False] * 2


def test_a_line_has_its_parent_children_and_organisation_and_finds_the_adviser_among_its_contacts(
    session: Session,
) -> None:
    who, theirs = parent(session), child(session)
    tie_parent(session, theirs, who)
    agency = save_organisation(
        session, Organisation(name="Agence des Tilleuls", kind=OrganisationKind.FRANCE_TRAVAIL)
    )
    save_contact(session, PartnerContact(organisation_id=agency.id, name="Mme Sẽna"))
    contact = save_contact(session, PartnerContact(organisation_id=agency.id, name="M. Le Guen"))
    line = shown(session, sent(session, who, organisation_id=agency.id, adviser="m le guen"))
    assert (line.parent, line.children) == (who, (theirs,))
    assert line.partner is not None
    assert line.partner.organisation == agency
    assert line.contact == contact


@pytest.mark.parametrize("adviser", [None, "Quelqu’un d’autre"])
def test_an_adviser_whom_the_directory_does_not_know_has_no_contact(
    session: Session, adviser: str | None
) -> None:
    agency = save_organisation(session, Organisation(name="Agence", kind=OrganisationKind.FRANCE_TRAVAIL))
    save_contact(session, PartnerContact(organisation_id=agency.id, name="M. Le Guen"))
    line = shown(session, sent(session, parent(session), organisation_id=agency.id, adviser=adviser))
    assert line.contact is None


def test_the_path_that_came_of_it_is_known_and_stands_open_until_its_exit(session: Session) -> None:
    who = parent(session)
    former, later = sent(session, who, date(2026, 10, 1)), sent(session, who)
    path = accept_orientation(session, former, answered_on=SUNDAY, entry_day=RECEIVED)
    assert (shown(session, former).path, shown(session, former).open_path) == (path, path)
    assert (shown(session, later).path, shown(session, later).open_path) == (None, path)
    closed = close_path(session, path, exit_day=SUNDAY, outcome=Outcome.CDI)
    assert (shown(session, former).path, shown(session, former).open_path) == (closed, None)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 3, 8), False),  # the eve of the birth
        (date(2025, 3, 9), True),
        (date(2028, 3, 8), True),
        (date(2028, 3, 9), False),  # the third birthday
    ],
)
def test_children_count_from_their_birth_to_the_eve_of_their_third_birthday(
    session: Session, day: date, counts: bool
) -> None:
    who, theirs = parent(session), child(session, birth_day=date(2025, 3, 9))
    tie_parent(session, theirs, who)
    assert shown(session, sent(session, who)).under_three(day) == ((theirs,) if counts else ())


def test_a_new_one_is_offered_to_parents_on_file_without_an_open_path_by_name(session: Session) -> None:
    busy, gone = parent(session, last_name="Aubry"), parent(session, last_name="Bâ")
    zoe, ada = parent(session, "Zoé", "Élie"), parent(session, "Ada", "Élie")
    accept_orientation(session, sent(session, busy), answered_on=SUNDAY, entry_day=date(2026, 12, 1))
    end_parent(session, gone, SUNDAY)
    assert list(orientation_desk(session).parents) == [ada, zoe]


def test_those_who_may_follow_a_parent_are_the_active_who_may_write_here(session: Session) -> None:
    with session.store.atomic("add_person"):
        counsellor = session.store.add(User(login="conseil", name="Inès Faure", role=Role.COUNSELLOR))
        session.store.add(User(login="equipe", name="Sam Petit", role=Role.TEAM))
        session.store.add(User(login="ancien", name="Léa Roux", role=Role.COUNSELLOR, active=False))
    assert orientation_desk(session).referents == (session.user, counsellor)


def test_what_an_organisation_sent_is_listed_from_the_newest(session: Session) -> None:
    agency = save_organisation(session, Organisation(name="Agence", kind=OrganisationKind.FRANCE_TRAVAIL))
    old = sent(session, parent(session), date(2026, 9, 1), organisation_id=agency.id)
    new = sent(session, parent(session), organisation_id=agency.id)
    sent(session, parent(session))
    desk = orientation_desk(session)
    assert [line.id for line in desk.sent_by(agency.id)] == [new.id, old.id]


def test_an_orientation_taken_back_has_no_line_any_more(session: Session) -> None:
    one = sent(session, parent(session))
    session.store.undo()
    assert orientation_desk(session).line(one.id) is None


def test_an_answer_taken_back_brings_it_to_the_top_again(session: Session) -> None:
    first, second = (
        sent(session, parent(session), date(2026, 9, 1)),
        sent(session, parent(session)),
    )
    put_on_waiting_list(session, first, SUNDAY)
    assert [line.id for line in orientation_desk(session).lines] == [second.id, first.id]
    reopen_orientation(session, replace(first, answered_on=SUNDAY))
    assert [line.id for line in orientation_desk(session).lines] == [first.id, second.id]


@pytest.mark.parametrize("reason", DeclineReason)
def test_a_parent_says_no_who_found_elsewhere_needs_nothing_more_or_gives_no_news(
    reason: DeclineReason,
) -> None:
    theirs = {DeclineReason.OTHER_CARE, DeclineReason.NO_LONGER_NEEDED, DeclineReason.NO_NEWS}
    assert usual_decliner(reason) is (Decliner.PARENT if reason in theirs else Decliner.CRECHE)


def test_the_team_reads_no_orientation(session: Session) -> None:
    with pytest.raises(NotAllowed):
        orientation_desk(as_role(session, Role.TEAM))
