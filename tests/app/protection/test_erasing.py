"""Erasing: everything goes, nothing of it is left in the file's pages, and the list does it again after a restore."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.admission.records import AdmissionRequest
from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.days import Month
from app.errors import MonthClosed, NotAllowed, NotFound
from app.families.records import Child, Contact, Home, Parent, Parenthood
from app.insertion.meetings import Meeting
from app.insertion.paths import InsertionPath
from app.journal_entries import Act
from app.protection.erasing import Proposal, erase, erasures, preview, proposals
from app.protection.files import FileKind
from app.protection.records import ERASED
from app.report.closed_months import ClosedMonth
from app.report.comments import MonthComment
from app.session import Session, log_in
from app.store import Draft, Store
from app.unfinished import Unfinished, keep, unfinished
from app.users import Role, User
from db.keys import KeyFile
from db.names import DATA, ERASURES
from db.storage import FolderStorage
from tests.app.protection.families import FIRST, LAST, add_family, found_in, pages_of, personal_kinds
from tests.app.records import as_role, refused
from tests.app.report.closed import closed
from tests.builders import PASSPHRASE, FixedClock


def key_of(folder: Path) -> bytes:
    return KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0]


def chosen(session: Session, tag: str) -> list[Proposal]:
    """What is proposed of that family."""
    return [one for one in proposals(session) if one.file.name.startswith(tag)]


def test_a_family_that_left_goes_from_every_table_and_every_byte(
    storage: FolderStorage, store: Store, session: Session, folder: Path
) -> None:
    gone, kept = add_family(store, "Zwyca"), add_family(store, "Kupra")
    store.close()
    before = pages_of(folder / DATA, key_of(folder))
    assert found_in(before, gone.words) == gone.words
    again = storage.open(folder, "directrice", PASSPHRASE)
    session = log_in(again, session.clock)
    rows = erase(session, chosen(session, "Zwyca"))
    assert rows == len(personal_kinds())
    for kind in personal_kinds():
        assert [one.id for one in again.find(kind)] == [kept.id(kind)], kind
    again.close()
    after = pages_of(folder / DATA, key_of(folder))
    assert found_in(after, ["Zwyca", *gone.words]) == []
    assert found_in(after, kept.words) == kept.words


def test_an_older_copy_put_back_is_erased_again_when_it_is_opened(
    storage: FolderStorage, store: Store, session: Session, folder: Path, clock: FixedClock
) -> None:
    gone, kept = add_family(store, "Zwyca"), add_family(store, "Kupra")
    old = store.backup(folder / "sauvegardes")
    clock.move(days=1)
    erase(session, chosen(session, "Zwyca"))
    erased = {(one.what, one.number, one.day) for one in erasures(session)}
    store.close()
    kept_aside = storage.restore(old, folder, "directrice", PASSPHRASE).kept
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert [again.find(kind) for kind in ERASED.values()] == [[kept.rows[kind]] for kind in ERASED.values()]
    assert {
        (one.what, one.number, one.day) for one in erasures(log_in(again, clock))
    } == erased  # the day is that of the erasure, not of the restore
    assert again.can_undo() is None
    again.close()
    assert found_in(pages_of(folder / DATA, key_of(folder)), ["Zwyca", *gone.words]) == []
    assert kept_aside is not None


def test_the_list_comes_from_a_newer_backup_where_the_creche_itself_is_lost(
    storage: FolderStorage, store: Store, session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    add_family(store, "Zwyca")
    old = store.backup(tmp_path / "clé")
    clock.move(days=1)
    erase(session, chosen(session, "Zwyca"))
    store.backup(tmp_path / "clé")
    store.close()
    elsewhere = tmp_path / "autre-poste" / "creche"
    elsewhere.parent.mkdir()
    storage.restore(old, elsewhere, "directrice", PASSPHRASE)
    again = storage.open(elsewhere, "directrice", PASSPHRASE)
    assert [again.find(kind) for kind in ERASED.values()] == [[]] * len(ERASED)
    again.close()


def test_the_list_of_another_creche_erases_nothing_here(
    storage: FolderStorage, store: Store, session: Session, folder: Path, tmp_path: Path
) -> None:
    add_family(store, "Zwyca")
    erase(session, chosen(session, "Zwyca"))
    store.close()
    other, _ = storage.create(tmp_path / "autre", "directrice", "Ana", "director", PASSPHRASE)
    kept = add_family_with_user(other)
    other.close()
    (tmp_path / "autre" / ERASURES).write_bytes((folder / ERASURES).read_bytes())
    again = storage.open(tmp_path / "autre", "directrice", PASSPHRASE)
    assert again.get(type(kept), kept.id) == kept
    again.close()


def add_family_with_user(store: Store) -> Child:
    with store.atomic("create_creche"):
        store.add(User(login="directrice", name="Ana", role=Role.DIRECTOR))
    return add_family(store, "Kupra").child


def test_a_number_that_was_another_s_in_the_copy_is_left_alone(
    storage: FolderStorage, store: Store, session: Session, folder: Path, clock: FixedClock
) -> None:
    empty = store.backup(folder.with_name("clé"))
    clock.move(days=1)
    first = add_family(store, "Kupra")
    with_kupra = store.backup(folder.with_name("clé"))
    store.close()
    storage.restore(empty, folder, "directrice", PASSPHRASE)
    clock.move(days=1)
    again = storage.open(folder, "directrice", PASSPHRASE)
    second = add_family(again, "Zwyca")
    assert second.child.id == first.child.id  # the same number in another course of the file
    erase(log_in(again, clock), chosen(log_in(again, clock), "Zwyca"))
    again.close()
    storage.restore(with_kupra, folder, "directrice", PASSPHRASE)
    back = storage.open(folder, "directrice", PASSPHRASE)
    assert back.find(Child) == [first.child]
    back.close()


def test_the_number_of_somebody_erased_is_given_to_nobody(
    storage: FolderStorage, store: Store, session: Session, folder: Path, clock: FixedClock
) -> None:
    before = store.backup(folder / "sauvegardes")
    gone = add_family(store, "Zwyca")
    erase(session, chosen(session, "Zwyca"))
    store.close()
    storage.restore(before, folder, "directrice", PASSPHRASE)  # its journal never heard of that number
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert add_family(again, "Kupra").child.id == gone.child.id + 1
    again.close()


def test_an_erasure_can_t_be_undone_nor_what_came_before(store: Store, session: Session) -> None:
    add_family(store, "Zwyca")
    assert store.can_undo() == "add_family"
    erase(session, chosen(session, "Zwyca"))
    assert (store.can_undo(), store.can_redo(), store.undo()) == (None, None, None)


def test_a_refusal_names_the_file_with_the_elision(store: Store, session: Session) -> None:
    add_family(store, "Alba")
    found = chosen(session, "Alba")
    erase(session, found)
    with refused(NotFound, "Le dossier d’Alba"):
        erase(session, found)


def test_the_journal_keeps_who_and_when_and_ids_alone(store: Store, session: Session) -> None:
    gone = add_family(store, "Zwyca")
    with store.atomic("remove_contact"):  # taken away before, by itself: its lines led to the child
        store.remove(gone.rows[Contact])
    erase(session, chosen(session, "Zwyca"))
    lines = [one for one in store.journal() if one.kind in {kind.__name__ for kind in personal_kinds()}]
    assert {(one.kind, one.row) for one in lines} == {
        (kind.__name__, gone.id(kind)) for kind in personal_kinds() - {Contact}
    }
    assert {(one.deed, one.act, one.user) for one in lines} == {("erase_people", Act.REMOVED, "directrice")}
    assert {pair for one in lines for pair in one.changes.values()} == {(None, None)}


def test_the_journal_of_the_others_stays_whole(store: Store, session: Session) -> None:
    kept = add_family(store, "Kupra")
    before = [one for one in store.journal() if (one.kind, one.row) == ("Child", kept.child.id)]
    add_family(store, "Zwyca")
    erase(session, chosen(session, "Zwyca"))
    after = [one for one in store.journal() if (one.kind, one.row) == ("Child", kept.child.id)]
    assert (before, len(after)) == (after, 1)


def test_the_list_holds_numbers_and_days_and_no_word(store: Store, session: Session, folder: Path) -> None:
    gone = add_family(store, "Zwyca")
    assert not (folder / ERASURES).exists()
    erase(session, chosen(session, "Zwyca"))
    told = json.loads((folder / ERASURES).read_text())
    assert told["folder"] == store.folder_id
    assert {(one["what"], one["number"]) for one in told["erased"]} == {
        (what.value, gone.id(kind)) for what, kind in ERASED.items() if kind is not AdmissionRequest
    }
    assert "Zwyca" not in (folder / ERASURES).read_text()


def test_two_children_of_one_family_leave_no_parent_behind(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    with store.atomic("add_child"):
        twin = store.add(replace(family.child, id=0, first_name="Zwyca-jumelle"))
        store.add(Parenthood(child_id=twin.id, parent_id=family.parent.id))
        store.add(Enrolment(child_id=twin.id, kind=Kind.REGULAR, first_day=FIRST, last_day=LAST))
    one, two = (each for each in chosen(session, "Zwyca") if each.file.kind is FileKind.CHILD)
    parents = [each for each in chosen(session, "Zwyca") if each.file.kind is FileKind.PARENT]
    assert preview(session, [one, *parents]).rows[Parent] == 0
    assert preview(session, [one, two]).rows[Parent] == 0  # the insertion file is still there
    both = preview(session, [one, two, *parents])
    assert (both.rows[Parent], both.rows[Home], both.rows[Child]) == (1, 1, 2)
    erase(session, [one, two, *parents])
    assert (store.find(Parent), store.find(Home)) == ([], [])


def test_a_name_in_somebody_else_s_text_is_told_and_left(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    with store.atomic("set_comment"):
        comment = store.add(MonthComment(month="2020-03", text=f"Appel de {family.parent.name.upper()}."))
    found = preview(session, chosen(session, "Zwyca"))
    assert [(one.kind, one.id, one.field) for one in found.mentions] == [(MonthComment, comment.id, "text")]


def test_the_words_of_a_meeting_about_nobody_else_go_and_its_day_stays(
    store: Store, session: Session
) -> None:
    family, other = add_family(store, "Zwyca"), add_family(store, "Kupra")
    erase(session, chosen(session, "Zwyca"))
    emptied, kept = store.get(Meeting, family.id(Meeting)), store.get(Meeting, other.id(Meeting))
    assert (emptied.day, emptied.summary, kept.summary) == (FIRST, None, "Kupra-meeting")


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_only_the_director_sees_and_erases(store: Store, session: Session, role: Role) -> None:
    add_family(store, "Zwyca")
    found, other = proposals(session), as_role(session, role)
    for deed in (
        lambda: proposals(other),
        lambda: preview(other, found),
        lambda: erase(other, found),
        lambda: erasures(other),
    ):
        with refused(NotAllowed, "direction"):
            deed()
    assert len(store.find(Child)) == 1


def test_a_draft_on_somebody_erased_goes_and_the_others_stay(store: Store, session: Session) -> None:
    gone, kept = add_family(store, "Zwyca"), add_family(store, "Kupra")
    at = session.clock.moment()
    drafts = [
        ("interview", gone.id(InsertionPath), "{}"),
        ("interview", kept.id(InsertionPath), "{}"),
        ("meeting", 7, json.dumps({"topics": [[gone.id(InsertionPath), "asked", ""]]})),
        ("meeting", 8, json.dumps({"topics": [[kept.id(InsertionPath), "asked", ""]]})),
        ("child", 0, json.dumps({"typed": f"Sœur de {gone.parent.name}"})),
    ]
    for form, about, content in drafts:
        store.keep_draft(Draft(login="a", form=form, about=about, saved_at=at, content=content))
    erase(session, chosen(session, "Zwyca"))
    assert [(one.form, one.about) for one in store.find(Draft)] == [
        ("interview", kept.id(InsertionPath)),
        ("meeting", 8),
    ]


def test_a_form_half_typed_on_somebody_erased_goes_even_where_it_names_nobody(
    store: Store, session: Session
) -> None:
    gone, kept = add_family(store, "Zwyca"), add_family(store, "Kupra")
    opened = (
        ("children", "health", gone.id(Child)),
        ("children", "health", kept.id(Child)),
        ("insertion", "path", gone.id(InsertionPath)),
        ("insertion", "partner", gone.id(InsertionPath)),
        ("settings", "rules", 0),
    )
    for number, (page, kind, about) in enumerate(opened, start=1):
        texts = {"label": "Arachide"}
        one = Unfinished(page=page, kind=kind, about=about, form="f", opened_by=None, words="", texts=texts)
        keep(session, number, one)
    erase(session, chosen(session, "Zwyca"))
    assert [(one.page, one.kind, one.about) for _, one in unfinished(session).values()] == [
        ("children", "health", kept.id(Child)),
        ("insertion", "partner", gone.id(InsertionPath)),
        ("settings", "rules", 0),
    ]


def test_closed_months_keep_their_papers_and_do_not_stand_in_the_way(store: Store, session: Session) -> None:
    family = add_family(store, "Zwyca")
    with closed(store, *Month.of(FIRST).until(Month.of(LAST))):
        months = store.find(ClosedMonth)
        with refused(MonthClosed), store.atomic("remove_span"):
            store.remove(family.rows[AttendedSpan])  # by itself it may not go
        erase(session, chosen(session, "Zwyca"))
        assert store.find(AttendedSpan) == []
        assert store.find(ClosedMonth) == months
