"""Private notes in the file: the counsellors' alone, let in one by one, and never readable to anybody else."""

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.drafts import draft_of, keep_draft, private_of
from app.errors import Conflict, FileRefused, NotesLocked, NotFound, WrongPassphrase
from app.families.records import Home, Parent
from app.insertion.interviews import Interview
from app.insertion.paths import InsertionPath
from app.insertion.private_notes import NotesLock, PrivateNote, subject_of, write_note
from app.people import change_own_passphrase, change_person, give_passphrase
from app.session import log_in
from app.store import Draft, Reader, Store
from app.users import Role, User
from db.keys import KeyFile
from db.keyslot import INBOX
from db.names import DATA, KEYS, LOG
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, FixedTimer, new_creche
from tests.db.old_keys import write_old_slots
from tests.db.people import BORN

CANARY = "canari-introuvable-écrit-à-part"
HERS, THEIRS = "lilas marée ferme haute", "chaise nuage orange pluie"
LOCKED = "Les notes privées"


@pytest.fixture
def place(storage: FolderStorage, folder: Path) -> Path:
    """A crèche of four people, with an interview of a path; nobody has it open."""
    store = new_creche(storage, folder)
    people = (
        ("ines", "Inès Faure", Role.COUNSELLOR, HERS),
        ("sam", "Sam Petit", Role.COUNSELLOR, THEIRS),
        ("equipe", "Équipe", Role.TEAM, PASSPHRASE),
    )
    with store.atomic("fill"):
        for login, name, role, passphrase in people:
            store.add(User(login=login, name=name, role=role))
            store.set_passphrase(login, name, role, passphrase)
        home = store.add(Home(name="Żółć"))
        parent = store.add(Parent(home_id=home.id, first_name="Zofia", last_name="Żółć"))
        path = store.add(InsertionPath(parent_id=parent.id, entry_day=BORN))
        for hour in (540, 600):
            store.add(Interview(path_id=path.id, day=BORN, start=hour))
    store.close()
    return folder


class At:
    """Opens the folder for one person after the other: the file is open once."""

    def __init__(self, storage: FolderStorage, folder: Path) -> None:
        self.storage, self.folder = storage, folder
        self.store: Store | None = None

    def __call__(self, login: str, passphrase: str | None = None) -> Store:
        self.leave()
        known = {"ines": HERS, "sam": THEIRS}
        self.store = self.storage.open(self.folder, login, passphrase or known.get(login, PASSPHRASE))
        return self.store

    def leave(self) -> None:
        if self.store is not None:
            self.store.close()


@pytest.fixture
def at(storage: FolderStorage, place: Path) -> Iterator[At]:
    """`at("ines")`: the file as Inès Faure opens it."""
    opener = At(storage, place)
    yield opener
    opener.leave()


def write(store: Store, text: str = CANARY, interview: int = 1) -> PrivateNote:
    with store.atomic("write_private_note"):
        content = store.seal(text, subject_of(interview))
        return store.add(PrivateNote(interview_id=interview, content=content, written_on=BORN))


def read(store: Store, interview: int = 1) -> str:
    (note,) = store.find(PrivateNote, interview_id=interview)
    return store.unseal(note.content, subject_of(interview))


def test_what_the_first_counsellor_writes_she_reads_now_and_later(at: At) -> None:
    store = at("ines")
    assert not store.holds_notes_key()
    write(store)
    assert (store.holds_notes_key(), read(store)) == (True, CANARY)
    assert read(at("ines")) == CANARY


@pytest.mark.parametrize("login", ["directrice", "equipe", "sam"])
def test_nobody_else_reads_or_writes_any_with_the_file_open(at: At, login: str) -> None:
    write(at("ines"))
    store = at(login)
    assert not store.holds_notes_key()
    with pytest.raises(NotesLocked, match=LOCKED):
        read(store)
    with pytest.raises(NotesLocked, match=LOCKED):
        store.seal("autre", subject_of(2))
    for deed in (lambda: store.let_in("sam"), store.new_notes_code):
        with pytest.raises(NotesLocked, match="Inès Faure"):
            deed()


@pytest.mark.parametrize("login", ["directrice", "equipe"])
def test_only_a_counsellor_makes_the_key(at: At, login: str) -> None:
    store = at(login)
    for deed in (
        lambda: store.seal("x", "y"),
        store.renew_notes_key,
        lambda: store.use_notes_code("ABCDE"),
    ):
        with pytest.raises(NotesLocked, match="ce compte ne les lit pas"):
            deed()


def test_who_may_read_is_known_to_all(at: At) -> None:
    write(at("ines"))
    assert list(at("directrice").readers()) == [
        Reader(login="directrice", name="Claire Martin", role="director", reads_notes=False),
        Reader(login="ines", name="Inès Faure", role="counsellor", reads_notes=True),
        Reader(login="sam", name="Sam Petit", role="counsellor", reads_notes=False),
        Reader(login="equipe", name="Équipe", role="team", reads_notes=False),
    ]


def test_the_plain_text_is_in_no_byte_that_leaves_the_program_s_hands(
    storage: FolderStorage, at: At, place: Path, tmp_path: Path, clock: FixedClock
) -> None:
    store = at("ines")
    session = log_in(store, clock)
    write(store)
    keep_draft(session, "interview", 1, "brouillon", f"{CANARY}-brouillon")
    draft = draft_of(session, "interview", 1)
    assert draft is not None
    assert private_of(session, draft) == f"{CANARY}-brouillon"
    storage.export(store, tmp_path / "export")
    backup = store.backup(tmp_path / "sauvegardes")
    exported = sorted((tmp_path / "export").glob("*.csv"))
    assert {"private_notes.csv", "drafts.csv", "journal.csv"} <= {path.name for path in exported}
    store.close()
    looked_at = [place / DATA, place / KEYS, place / LOG, *exported, *sorted(backup.iterdir())]
    words = re.compile("canari|introuvable|écrit-à-part")
    for path in looked_at:
        assert not words.search(path.read_bytes().decode("utf-8", "ignore")), path.name
    assert "brouillon" in (tmp_path / "export" / "drafts.csv").read_text("utf-8")


def test_the_journal_names_a_private_note_and_tells_nothing_of_it(at: At) -> None:
    write(at("ines"))
    (entry,) = [one for one in at("directrice").journal() if one.kind == "PrivateNote"]
    assert (entry.deed, entry.changes["content"]) == ("write_private_note", (None, None))


def test_a_colleague_let_in_reads_at_once_and_after_reopening(at: At) -> None:
    store = at("ines")
    write(store)
    store.let_in("sam")
    entry = next(iter(store.journal(1)))
    assert (entry.deed, entry.kind, entry.changes) == ("let_in_notes", "cles", {"notes_key": (None, None)})
    assert store.can_undo() is None
    store = at("sam")
    assert read(store) == CANARY
    write(store, "de Sam", 2)
    assert read(at("sam"), 2) == "de Sam"
    assert read(at("ines"), 2) == "de Sam"


def test_a_colleague_let_in_may_let_others_in(at: At, storage: FolderStorage) -> None:
    store = at("ines")
    write(store)
    store.let_in("sam")
    director = at("directrice")
    director.set_passphrase("ola", "Ola Ba", Role.COUNSELLOR, PASSPHRASE)
    at("sam").let_in("ola")
    assert read(at("ola")) == CANARY


@pytest.mark.parametrize("login", ["directrice", "equipe"])
def test_nobody_but_a_counsellor_can_be_let_in(at: At, place: Path, login: str) -> None:
    store = at("ines")
    write(store)
    before = (place / KEYS).read_bytes()
    with pytest.raises(Conflict, match="n’a pas encore de quoi recevoir cet accès"):
        store.let_in(login)
    assert (place / KEYS).read_bytes() == before


def test_a_second_counsellor_makes_no_second_key(at: At) -> None:
    write(at("ines"))
    store = at("sam")
    with pytest.raises(NotesLocked, match=r"l’accès de Inès Faure.*ou entrez-y le code imprimé"):
        store.seal("de Sam", subject_of(2))
    assert not store.holds_notes_key()


def test_who_can_not_read_a_note_neither_replaces_nor_removes_it(at: At, clock: FixedClock) -> None:
    note = write(at("ines"))
    session = log_in(at("sam"), clock)
    for text in ("de Sam", None, " "):
        with pytest.raises(NotesLocked):
            write_note(session, 1, text)
    assert session.store.find(PrivateNote) == [note]
    write_note(session, 2, None)  # where there is none, nothing is lost


def test_the_private_part_of_a_draft_is_hers_alone(at: At, clock: FixedClock) -> None:
    session = log_in(at("ines"), clock)
    keep_draft(session, "interview", 1, "texte", "à part")
    boss = log_in(at("directrice"), clock)
    assert draft_of(boss, "interview", 1) is None
    (draft,) = boss.store.find(Draft)
    with pytest.raises(NotesLocked):
        private_of(boss, draft)


def test_a_draft_with_a_private_note_is_refused_as_the_note_itself(at: At, clock: FixedClock) -> None:
    write(at("ines"))
    store = at("sam")
    with pytest.raises(NotesLocked):
        keep_draft(log_in(store, clock), "interview", 1, "texte", "à part")
    assert not store.find(Draft)


def test_a_counsellor_turned_director_loses_the_notes_for_good(
    at: At, place: Path, clock: FixedClock
) -> None:
    write(at("ines"))
    boss = log_in(at("directrice"), clock)
    (ines,) = boss.store.find(User, login="ines")
    change_person(boss, ines, name="Inès Faure", role=Role.DIRECTOR)
    slot = KeyFile.read(place).slots["ines"]
    assert not slot.notes
    with pytest.raises(NotesLocked):
        read(at("ines"))
    change_person(log_in(at("directrice"), clock), ines, name="Inès Faure", role=Role.COUNSELLOR)
    store = at("ines")
    assert KeyFile.read(place).slots["ines"].public is not None
    with pytest.raises(NotesLocked):
        read(store)


def test_a_new_passphrase_from_the_director_closes_the_notes_until_she_is_let_in(
    at: At, clock: FixedClock
) -> None:
    store = at("ines")
    write(store)
    store.let_in("sam")
    boss = log_in(at("directrice"), clock)
    (ines,) = boss.store.find(User, login="ines")
    give_passphrase(boss, ines, "pluie fenêtre orange lilas chaise tortue nuage")
    store = at("ines", "pluie fenêtre orange lilas chaise tortue nuage")
    with pytest.raises(NotesLocked, match="Sam Petit"):
        read(store)
    at("sam").let_in("ines")
    assert read(at("ines", "pluie fenêtre orange lilas chaise tortue nuage")) == CANARY


def test_or_until_she_types_the_printed_code(at: At, clock: FixedClock) -> None:
    store = at("ines")
    write(store)
    code = store.new_notes_code()
    boss = log_in(at("directrice"), clock)
    give_passphrase(
        boss, boss.store.find(User, login="ines")[0], "pluie fenêtre orange lilas chaise tortue nuage"
    )
    store = at("ines", "pluie fenêtre orange lilas chaise tortue nuage")
    with pytest.raises(NotesLocked, match="scellées par une clé que ce compte n’a pas : entrez le code"):
        read(store)
    store.use_notes_code(f" {code.lower()} ")
    assert read(store) == CANARY
    assert read(at("ines", "pluie fenêtre orange lilas chaise tortue nuage")) == CANARY


def test_her_own_change_of_passphrase_keeps_the_notes(at: At, clock: FixedClock) -> None:
    store = at("ines")
    write(store)
    change_own_passphrase(
        log_in(store, clock), former=HERS, passphrase="pluie fenêtre orange lilas chaise tortue nuage"
    )
    assert read(store) == CANARY
    assert read(at("ines", "pluie fenêtre orange lilas chaise tortue nuage")) == CANARY


def test_another_name_keeps_the_notes(at: At, clock: FixedClock) -> None:
    write(at("ines"))
    boss = log_in(at("directrice"), clock)
    change_person(boss, boss.store.find(User, login="ines")[0], name="Inès Faure-Ba", role=Role.COUNSELLOR)
    assert read(at("ines")) == CANARY


def test_the_code_opens_the_notes_of_an_import_whose_keys_are_new(
    storage: FolderStorage, at: At, tmp_path: Path
) -> None:
    store = at("ines")
    write(store)
    code = store.new_notes_code()
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "ines", HERS)
    again = At(storage, tmp_path / "repris")
    store = again("ines")
    assert not store.holds_notes_key()
    with pytest.raises(NotesLocked, match="entrez le code"):
        read(store)
    with pytest.raises(NotesLocked, match="entrez le code"):
        store.seal("sans clé", subject_of(2))
    store.use_notes_code(code)
    assert read(store) == CANARY
    assert store.can_undo() is None
    again.leave()


def test_a_wrong_code_is_refused_by_its_field_and_opens_nothing(at: At, place: Path) -> None:
    store = at("ines")
    write(store)
    store.new_notes_code()
    store = at("sam")
    before = (place / KEYS).read_bytes()
    with pytest.raises(WrongPassphrase, match="n’ouvre pas les notes privées") as refused:
        store.use_notes_code("ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE")
    assert refused.value.field == "code"
    assert (place / KEYS).read_bytes() == before


def test_without_a_printed_code_there_is_none_to_type(at: At) -> None:
    write(at("ines"))
    with pytest.raises(NotFound, match="Aucun code des notes privées n’a été imprimé") as refused:
        at("sam").use_notes_code("ABCDE")
    assert refused.value.field == "code"


def test_a_replaced_code_opens_nothing_any_more(at: At) -> None:
    store = at("ines")
    write(store)
    former, newer = store.new_notes_code(), store.new_notes_code()
    assert len(store.find(NotesLock)) == 1
    store = at("sam")
    with pytest.raises(WrongPassphrase):
        store.use_notes_code(former)
    store.use_notes_code(newer)
    assert read(store) == CANARY


def test_the_code_is_the_notes_own_and_opens_no_folder(
    storage: FolderStorage, at: At, place: Path, timer: FixedTimer
) -> None:
    store = at("ines")
    write(store)
    code = store.new_notes_code()
    store.close()
    with pytest.raises(FileRefused):
        storage.recover(place, code, "ines", "pluie fenêtre orange lilas chaise tortue nuage")


def test_a_fresh_key_leaves_the_old_notes_sealed_and_says_so(
    storage: FolderStorage, at: At, tmp_path: Path
) -> None:
    store = at("ines")
    write(store)
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "ines", HERS)
    again = At(storage, tmp_path / "repris")
    store = again("ines")
    store.renew_notes_key()
    write(store, "depuis", 2)
    assert read(store, 2) == "depuis"
    with pytest.raises(NotesLocked, match="scellées par une clé que ce compte n’a pas"):
        read(store)
    assert read(again("ines"), 2) == "depuis"
    again.leave()


def test_new_notes_go_under_the_fresh_key_and_those_under_both_are_read(at: At) -> None:
    store = at("ines")
    before = write(store)
    store.renew_notes_key()
    after = write(store, "depuis", 2)
    assert before.content[:8] != after.content[:8]
    code = store.new_notes_code()
    assert len(store.find(NotesLock)) == 2
    store = at("ines")
    assert (read(store), read(store, 2)) == (CANARY, "depuis")
    assert store.seal("encore", "x")[:8] == after.content[:8]
    store = at("sam")
    store.use_notes_code(code)
    assert (read(store), read(store, 2)) == (CANARY, "depuis")
    assert store.seal("encore", "x")[:8] == after.content[:8]


def test_an_old_key_found_again_does_not_become_the_one_that_seals(
    storage: FolderStorage, at: At, tmp_path: Path
) -> None:
    store = at("ines")
    old = write(store)
    code = store.new_notes_code()
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "ines", HERS)
    again = At(storage, tmp_path / "repris")
    store = again("ines")
    store.renew_notes_key()
    newer = write(store, "depuis", 2)
    store.use_notes_code(code)
    assert (read(store), read(store, 2)) == (CANARY, "depuis")
    assert store.seal("encore", "x")[:8] == newer.content[:8] != old.content[:8]
    again.leave()


def test_who_is_let_in_seals_under_the_key_that_lets_in(at: At) -> None:
    store = at("ines")
    old = write(store)
    code = store.new_notes_code()
    at("sam").use_notes_code(code)
    store = at("ines")
    store.renew_notes_key()
    newer = write(store, "depuis", 2)
    store.let_in("sam")
    store = at("sam")
    assert (read(store), read(store, 2)) == (CANARY, "depuis")
    assert store.seal("de Sam", "x")[:8] == newer.content[:8] != old.content[:8]


def test_a_slot_from_before_private_notes_gets_its_inbox_at_the_next_opening(at: At, place: Path) -> None:
    at.leave()
    write_old_slots(place, {"ines": HERS, "equipe": PASSPHRASE}, 1)
    assert KeyFile.read(place).slots["ines"].public is None
    store = at("sam")
    write(store)
    with pytest.raises(Conflict, match="Inès Faure n’a pas encore de quoi recevoir"):
        store.let_in("ines")
    at("equipe")
    assert KeyFile.read(place).slots["ines"].public is None
    at("ines")
    slot = KeyFile.read(place).slots["ines"]
    assert slot.public is not None
    assert set(slot.sealed) == {INBOX}
    at("sam").let_in("ines")
    assert read(at("ines")) == CANARY


def test_a_flipped_bit_in_a_note_is_told_as_damage(at: At) -> None:
    store = at("ines")
    note = write(store)
    content = bytearray(note.content)
    content[-1] ^= 1
    with store.atomic("damage"):
        store.change(replace(note, content=bytes(content)))
    with pytest.raises(FileRefused, match="Cette note privée est abîmée"):
        read(store)


def test_the_note_of_one_interview_can_not_be_put_under_another(at: At) -> None:
    store = at("ines")
    note = write(store)
    with store.atomic("swap"):
        store.change(replace(note, interview_id=2))
    with pytest.raises(FileRefused, match="abîmée"):
        read(store, 2)


def test_a_note_is_no_draft_and_a_draft_no_note(at: At, clock: FixedClock) -> None:
    store = at("ines")
    session = log_in(store, clock)
    note = write(store)
    keep_draft(session, "interview", 1, "texte", "à part")
    draft = draft_of(session, "interview", 1)
    assert draft is not None
    with pytest.raises(FileRefused, match="abîmée"):
        private_of(session, replace(draft, sealed=note.content))
    with pytest.raises(FileRefused, match="abîmée"):
        private_of(session, replace(draft, about=2))


def test_a_deed_that_fails_takes_the_first_key_back_with_it(at: At, place: Path) -> None:
    store = at("ines")
    before = (place / KEYS).read_bytes()

    def failed() -> None:
        with store.atomic("record_interview"):
            write(store)
            raise KeyError

    with pytest.raises(KeyError):
        failed()
    assert (store.holds_notes_key(), (place / KEYS).read_bytes()) == (False, before)
    assert not store.find(PrivateNote)
    write(store)
    assert read(at("ines")) == CANARY


def test_the_key_itself_is_never_in_the_folder(at: At, place: Path) -> None:
    store = at("ines")
    write(store)
    store.let_in("sam")
    store.new_notes_code()
    ring = store._keyring  # type: ignore[attr-defined]  # noqa: SLF001
    (key,) = ring.notes_keys().values()
    written = (place / KEYS).read_text("utf-8")
    assert key.hex() not in written
    assert base64.b64encode(key).decode() not in written
    locks = store.find(NotesLock)
    assert all(key not in lock.sealed for lock in locks)


def test_somebody_whose_slot_is_gone_is_no_reader(at: At, clock: FixedClock) -> None:
    store = at("ines")
    write(store)
    store.let_in("sam")
    at("directrice").drop_slot("ines")
    with pytest.raises(NotesLocked, match="l’accès de Sam Petit :"):
        read(at("directrice"))
