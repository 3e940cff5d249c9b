"""Access to the private notes, on real files: a successor is let in and reads what was written; the director never."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.errors import Conflict, NotAllowed, NotesLocked, NotFound, WrongPassphrase
from app.insertion.entry_and_exit import open_path
from app.insertion.interviewing import record_interview
from app.insertion.interviews import Interview, InterviewState
from app.insertion.notes_access import (
    NotesAccess,
    let_in,
    new_notes_code,
    notes_access,
    renew_notes_key,
    use_notes_code,
)
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import read_note, write_note
from app.people import add_person, change_person, give_passphrase
from app.session import Session, log_in
from app.store import Store
from app.users import Role, User
from tests.app.records import as_role, parent, refused
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage

GIVEN = "quatre chevaux verts dansent sous la pluie"
FRIDAY = date(2026, 11, 20)

Open = Callable[[str], Session]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """`opened("lea")`: that person at work; one at a time. Léa and Sam are counsellors."""
    clock, folder = FixedClock(), tmp_path / "creche"
    storage, stores = new_storage(clock), [new_creche(new_storage(clock), folder)]
    director = log_in(stores[0], clock)
    for login, name in (("lea", "Léa Petit"), ("sam", "Sam Diallo")):
        add_person(director, login=login, name=name, role=Role.COUNSELLOR, passphrase=GIVEN)

    def at_work(login: str) -> Session:
        stores[-1].close()
        secret = PASSPHRASE if login == "directrice" else GIVEN
        stores.append(storage.open(folder, login, secret))
        return log_in(stores[-1], clock)

    yield at_work
    stores[-1].close()


def interview_of(session: Session, start: int = 540) -> int:
    """An interview held last Friday, of somebody's path."""
    found = session.store.find(InsertionPath)
    path = (
        found[0]
        if found
        else open_path(session, InsertionPath(parent_id=parent(session).id, entry_day=FRIDAY))
    )
    held = Interview(path_id=path.id, day=FRIDAY, start=start, state=InterviewState.HELD)
    return record_interview(session, held).id


def noted(session: Session, text: str, start: int = 540) -> int:
    interview_id = interview_of(session, start)
    write_note(session, interview_id, text)
    return interview_id


def standing(access: NotesAccess) -> dict[str, tuple[bool, bool]]:
    return {one.login: (one.reads_notes, one.is_behind) for one in access.counsellors}


def deeds(store: Store) -> list[str]:
    return [entry.deed for entry in store.journal(50)]


def test_a_second_counsellor_reads_what_was_written_before_only_once_she_is_let_in(opened: Open) -> None:
    lea = opened("lea")
    known = noted(lea, "Ne pas brusquer 🤍")
    sam = opened("sam")
    with refused(NotesLocked, "l’accès de Léa Petit"):
        read_note(sam, known)
    with refused(NotesLocked):
        write_note(sam, interview_of(sam, 600), "à moi")
    lea = opened("lea")
    assert standing(notes_access(lea)) == {"lea": (True, False), "sam": (False, False)}
    let_in(lea, "sam")
    assert standing(notes_access(lea)) == {"lea": (True, False), "sam": (True, False)}
    assert deeds(lea.store)[0] == "let_in_notes"
    assert lea.store.can_undo() is None
    sam = opened("sam")
    assert read_note(sam, known) == "Ne pas brusquer 🤍"
    write_note(sam, known, "Va mieux")
    assert read_note(opened("lea"), known) == "Va mieux"


def test_the_director_sees_who_reads_and_can_neither_read_nor_let_anybody_in(opened: Open) -> None:
    known = noted(opened("lea"), "Ne pas brusquer")
    director = opened("directrice")
    access = notes_access(director)
    assert (access.acts, access.holds_key, access.is_sealed) == (False, False, True)
    assert [one.name for one in access.readers] == ["Léa Petit"]
    acts: tuple[Callable[[], object], ...] = (
        lambda: read_note(director, known),
        lambda: let_in(director, "sam"),
        lambda: new_notes_code(director, PASSPHRASE),
        lambda: use_notes_code(director, "00000"),
        lambda: renew_notes_key(director),
    )
    for deed in acts:
        with refused(NotAllowed):
            deed()
    # Nor where the table of rights is left aside: the keys are not in her process.
    with refused(NotesLocked):
        read_note(as_role(director, Role.COUNSELLOR), known)
    with refused(NotesLocked):
        director.store.let_in("directrice")


def test_a_director_who_makes_herself_a_counsellor_is_still_not_let_in(opened: Open) -> None:
    known = noted(opened("lea"), "Ne pas brusquer")
    director = opened("directrice")
    (user,) = director.store.find(User, login="directrice")
    add_person(director, login="autre", name="Autre Direction", role=Role.DIRECTOR, passphrase=GIVEN)
    change_person(director, user, name=user.name, role=Role.COUNSELLOR)
    changed = opened("directrice")
    assert changed.user.role is Role.COUNSELLOR
    with refused(NotesLocked, "Léa Petit"):
        read_note(changed, known)


def test_the_team_does_not_even_see_who_reads(opened: Open) -> None:
    with refused(NotAllowed):
        notes_access(as_role(opened("lea"), Role.TEAM))


def test_a_new_passphrase_from_the_director_closes_the_notes_until_somebody_lets_in_again(
    opened: Open,
) -> None:
    lea = opened("lea")
    known = noted(lea, "Ne pas brusquer")
    let_in(lea, "sam")
    director = opened("directrice")
    (user,) = director.store.find(User, login="lea")
    give_passphrase(director, user, GIVEN)
    assert standing(notes_access(director)) == {"lea": (False, False), "sam": (True, False)}
    with refused(NotesLocked, "l’accès de Sam Diallo"):
        read_note(opened("lea"), known)
    let_in(opened("sam"), "lea")
    assert read_note(opened("lea"), known) == "Ne pas brusquer"


def test_the_printed_code_opens_the_notes_when_nobody_is_left_who_reads(opened: Open) -> None:
    lea = opened("lea")
    known = noted(lea, "Ne pas brusquer")
    former, code = new_notes_code(lea, GIVEN), new_notes_code(lea, GIVEN)
    assert notes_access(lea).code_made_on == date(2026, 11, 22)
    director = opened("directrice")
    (user,) = director.store.find(User, login="lea")
    give_passphrase(director, user, GIVEN)
    lea = opened("lea")
    for wrong in (former, "", code[:-1]):
        with refused(WrongPassphrase, "n’ouvre pas les notes privées", field="code"):
            use_notes_code(lea, wrong)
    use_notes_code(lea, f" {code.lower().replace('-', ' ')} ")
    assert read_note(lea, known) == "Ne pas brusquer"
    assert deeds(lea.store)[:2] == ["consult_notes", "use_notes_code"]


def test_without_a_printed_code_there_is_none_to_enter(opened: Open) -> None:
    with refused(NotFound, "Aucun code des notes privées", field="code"):
        use_notes_code(opened("sam"), "ABCDE")


def test_a_renewed_key_keeps_the_former_notes_and_leaves_the_others_behind_until_they_are_let_in_again(
    opened: Open,
) -> None:
    lea = opened("lea")
    before = noted(lea, "Avant")
    let_in(lea, "sam")
    renew_notes_key(lea)
    after = noted(lea, "Après", 660)
    assert (read_note(lea, before), read_note(lea, after)) == ("Avant", "Après")
    assert standing(notes_access(lea)) == {"lea": (True, False), "sam": (True, True)}
    sam = opened("sam")
    assert read_note(sam, before) == "Avant"
    with refused(NotesLocked):
        read_note(sam, after)
    let_in(opened("lea"), "sam")
    assert read_note(opened("sam"), after) == "Après"


def test_who_holds_no_key_lets_nobody_in_and_prints_no_code(opened: Open) -> None:
    noted(opened("lea"), "Ne pas brusquer")
    sam = opened("sam")
    with refused(NotesLocked, "Léa Petit"):
        let_in(sam, "lea")
    with refused(NotesLocked, "Léa Petit"):
        new_notes_code(sam, GIVEN)


def test_an_open_session_alone_prints_no_code(opened: Open) -> None:
    lea = opened("lea")
    noted(lea, "Ne pas brusquer")
    with refused(WrongPassphrase, "rien n’a été changé", field="passphrase"):
        new_notes_code(lea, "pas la bonne phrase")
    assert notes_access(lea).code_made_on is None


@pytest.mark.parametrize(("login", "kind"), [("personne", NotFound), ("directrice", Conflict)])
def test_only_a_counsellor_with_a_slot_can_be_let_in(
    opened: Open, login: str, kind: type[NotFound | Conflict]
) -> None:
    lea = opened("lea")
    noted(lea, "Ne pas brusquer")
    with refused(kind):
        let_in(lea, login)
    assert "let_in_notes" not in deeds(lea.store)


def test_before_the_first_note_nobody_holds_a_key_and_the_first_one_makes_it(opened: Open) -> None:
    lea = opened("lea")
    access = notes_access(lea)
    assert (access.holds_key, access.is_sealed, access.readers, access.code_made_on) == (
        False,
        False,
        (),
        None,
    )
    noted(lea, "La première")
    assert notes_access(lea).holds_key
