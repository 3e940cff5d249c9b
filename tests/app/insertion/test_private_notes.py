"""Private notes: the counsellor's alone; written, replaced, taken away, and never by somebody who can't read them."""

from dataclasses import replace

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import PrivateNote, read_note, with_private_note, write_note
from app.session import Session
from app.users import Role
from tests.app.insertion.records import FRIDAY, recorded
from tests.app.records import SUNDAY, TUESDAY, as_role, at, refused
from tests.builders import FixedClock


@pytest.fixture
def interview(counsellor: Session, path: InsertionPath) -> Interview:
    return recorded(counsellor, path, FRIDAY)


def test_a_note_is_written_read_replaced_and_taken_away(
    counsellor: Session, interview: Interview, clock: FixedClock
) -> None:
    assert read_note(counsellor, interview.id) is None
    write_note(counsellor, interview.id, " Ne pas\n\nbrusquer 🤍 ")
    assert read_note(counsellor, interview.id) == "Ne pas\n\nbrusquer 🤍"
    at(clock, TUESDAY, "9:00")
    write_note(counsellor, interview.id, "Va mieux")
    (note,) = counsellor.store.find(PrivateNote)
    assert (read_note(counsellor, interview.id), note.written_on) == ("Va mieux", TUESDAY)
    assert with_private_note(counsellor, [interview.id, 99]) == {interview.id}
    write_note(counsellor, interview.id, None)
    assert not counsellor.store.find(PrivateNote)
    assert with_private_note(counsellor, [interview.id]) == frozenset()


def test_the_same_text_again_writes_nothing(
    counsellor: Session, interview: Interview, clock: FixedClock
) -> None:
    write_note(counsellor, interview.id, "Va mieux")
    (before,) = counsellor.store.find(PrivateNote)
    at(clock, TUESDAY, "9:00")
    write_note(counsellor, interview.id, "Va mieux ")
    assert counsellor.store.find(PrivateNote) == [before]
    assert before.written_on == SUNDAY


def test_a_note_of_a_hundred_thousand_signs_is_refused_by_its_field(
    counsellor: Session, interview: Interview
) -> None:
    with refused(InvalidEntry, "La note privée compte 100 000 signes, pour 10 000", field="private_note"):
        write_note(counsellor, interview.id, "x" * 100_000)
    write_note(counsellor, interview.id, "x" * 10_000)
    assert read_note(counsellor, interview.id) == "x" * 10_000


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEAM])
def test_nobody_else_reads_writes_or_even_knows_of_one(
    counsellor: Session, interview: Interview, role: Role
) -> None:
    write_note(counsellor, interview.id, "Va mieux")
    other = as_role(counsellor, role)
    with refused(NotAllowed):
        read_note(other, interview.id)
    for text in ("Autre", None):
        with refused(NotAllowed):
            write_note(other, interview.id, text)
    assert with_private_note(other, [interview.id]) == frozenset()
    assert read_note(counsellor, interview.id) == "Va mieux"


def test_a_damaged_note_may_be_written_anew_or_taken_away(counsellor: Session, interview: Interview) -> None:
    write_note(counsellor, interview.id, "Va mieux")
    (note,) = counsellor.store.find(PrivateNote)
    damaged = replace(note, content=note.content[:-1] + bytes([note.content[-1] ^ 1]))
    with counsellor.store.atomic("damage"):
        counsellor.store.change(damaged)
    write_note(counsellor, interview.id, "Retapée")
    assert read_note(counsellor, interview.id) == "Retapée"
    with counsellor.store.atomic("damage"):
        counsellor.store.change(damaged)
    write_note(counsellor, interview.id, None)
    assert not counsellor.store.find(PrivateNote)
