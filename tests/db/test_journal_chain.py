"""The journal's chain: whatever is done to it by other hands than the program's shows, and nothing else does."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.families.records import Home
from app.journal_entries import Act, Forgotten, Refusal
from app.store import Store
from db import connection, journal_check, migrations
from db.driver import Database
from db.keys import KeyFile
from db.names import DATA
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from tests.db.people import add_family

KEY = bytes(32)
EVERY = frozenset(Act)


def db_of(store: Store) -> Database:
    db: Database = store.db  # type: ignore[attr-defined]
    return db


def told(store: Store, folder: Path) -> list[str]:
    return journal_check.faults(db_of(store), folder / "sauvegardes")


def fill(store: Store, clock: FixedClock) -> None:
    """Twenty entries: families, an undo, consultations, two purges with something kept between."""
    for month in range(1, 5):
        clock.set(datetime(2025, month, 3, 9))
        add_family(store, f"Famille {month}")
        store.undo()
        store.log("consult_parent", Act.CONSULTED, "Parent", month)
    clock.set(datetime(2026, 11, 22, 8, 2))
    for limit in (date(2025, 2, 1), date(2025, 3, 1)):
        store.purge_journal([Forgotten(before=limit, acts=frozenset({Act.CONSULTED, Act.REMOVED}))])
    store.log("log_in", Act.PASSED, "dossier")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """One crèche for all that is done to it: each example is taken back."""
    folder = tmp_path_factory.mktemp("chain") / "creche"
    clock = FixedClock()
    store = new_creche(new_storage(clock), folder)
    fill(store, clock)
    yield store, folder
    store.close()


def test_what_the_program_writes_takes_back_reads_and_purges_is_sound(filled: tuple[Store, Path]) -> None:
    assert told(*filled) == []


def numbers(db: Database) -> list[int]:
    return [row[0] for row in db.execute("SELECT id FROM journal ORDER BY id").fetchall()]


EDITS: dict[str, tuple[str, Any]] = {
    "group": ('"group" + ?', st.integers(1, 9)),
    "at": (
        "?",
        st.datetimes(datetime(2027, 1, 1), datetime(2030, 1, 1)).map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}"),
    ),
    "user": ("user || ?", st.text("abc", min_size=1)),
    "deed": ("deed || ?", st.text("abc", min_size=1)),
    "kind": ("kind || ?", st.text("abc", min_size=1)),
    "row": ("row + ?", st.integers(1, 9)),
    "changes": ("json_set(changes, '$.minutes', ?)", st.integers(1, 9)),
    "undoes": ("1 - undoes + 0 * ?", st.just(1)),
    "seal": ("?", st.binary(min_size=32, max_size=32)),
}


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_an_edit_of_any_column_of_any_entry_is_seen(filled: tuple[Store, Path], data: st.DataObject) -> None:
    store, folder = filled
    db = db_of(store)
    column = data.draw(st.sampled_from(sorted(EDITS)))
    value, values = EDITS[column]
    chosen = data.draw(st.sampled_from(numbers(db)))
    db.execute("BEGIN")
    db.execute(f'UPDATE journal SET "{column}" = {value} WHERE id = ?', [data.draw(values), chosen])
    found = told(store, folder)
    db.execute("ROLLBACK")
    assert found


def delete(db: Database, draw: Callable[..., Any]) -> None:
    first = draw(st.sampled_from(numbers(db)))
    db.execute("DELETE FROM journal WHERE id BETWEEN ? AND ?", [first, first + draw(st.integers(0, 3))])


def cut_the_tail(db: Database, draw: Callable[..., Any]) -> None:
    db.execute("DELETE FROM journal WHERE id > ?", [draw(st.sampled_from([0, *numbers(db)[:-1]]))])


def cut_the_tail_and_tell_the_head(db: Database, draw: Callable[..., Any]) -> None:
    cut_the_tail(db, draw)
    db.execute("UPDATE journal_heads SET sequence = (SELECT coalesce(max(id), 0) FROM journal)")


def swap(db: Database, draw: Callable[..., Any]) -> None:
    """Two entries change places, whole, seals included or not."""
    one, other = sorted(draw(st.lists(st.sampled_from(numbers(db)), min_size=2, max_size=2, unique=True)))
    if draw(st.booleans()):
        db.execute(
            "UPDATE journal SET seal = CASE id WHEN ? THEN (SELECT seal FROM journal WHERE id = ?) "
            "ELSE (SELECT seal FROM journal WHERE id = ?) END WHERE id IN (?, ?)",
            [one, other, one, one, other],
        )
        return
    for before, after in ((one, -1), (other, one), (-1, other)):
        db.execute("UPDATE journal SET id = ? WHERE id = ?", [after, before])


def reorder(db: Database, draw: Callable[..., Any]) -> None:
    """All entries from one on move up by one place, the last takes the place left."""
    known = numbers(db)
    at = draw(st.integers(0, len(known) - 2))
    order = [known[-1], *known[at:-1]]
    db.execute("UPDATE journal SET id = -id WHERE id >= ?", [known[at]])
    for now, then in zip(known[at:], order, strict=True):
        db.execute("UPDATE journal SET id = ? WHERE id = ?", [now, -then])


def insert(db: Database, draw: Callable[..., Any]) -> None:
    """A copy of an entry after the end, or where a purge left nothing."""
    known = numbers(db)
    free = [n for n in range(1, known[-1] + 2) if n not in known]
    db.execute(
        'INSERT INTO journal SELECT ?, "group", at, user, deed, kind, row, act, changes, undoes, seal '
        "FROM journal WHERE id = ?",
        [draw(st.sampled_from(free)), draw(st.sampled_from(known))],
    )


def forget_a_mark(db: Database, draw: Callable[..., Any]) -> None:
    firsts = [row[0] for row in db.execute('SELECT "first" FROM journal_cuts').fetchall()]
    db.execute('DELETE FROM journal_cuts WHERE "first" = ?', [draw(st.sampled_from(firsts))])


def widen_a_mark(db: Database, draw: Callable[..., Any]) -> None:
    """A purge that nobody did, told by a mark that was there."""
    firsts = [row[0] for row in db.execute('SELECT "first" FROM journal_cuts').fetchall()]
    first = draw(st.sampled_from(firsts))
    db.execute(
        'UPDATE journal_cuts SET "last" = "last" + 1, entries = entries + 1 WHERE "first" = ?', [first]
    )
    db.execute('DELETE FROM journal WHERE id = (SELECT "last" FROM journal_cuts WHERE "first" = ?)', [first])


def forge_a_mark(db: Database, draw: Callable[..., Any]) -> None:
    """An entry goes, and a mark with the right seals on both sides takes its place: only its own seal is wrong."""
    chosen = draw(st.sampled_from(numbers(db)))
    seal = db.execute("SELECT seal FROM journal WHERE id = ?", [chosen]).fetchone()[0]
    before = db.execute("SELECT seal FROM journal WHERE id = ?", [chosen - 1]).fetchone() or [bytes(32)]
    db.execute("DELETE FROM journal WHERE id = ?", [chosen])
    db.execute(
        'INSERT INTO journal_cuts ("first", "last", entries, "before", "after", seal) VALUES (?, ?, 1, ?, ?, ?)',
        [chosen, chosen, before[0], seal, draw(st.binary(min_size=32, max_size=32))],
    )


def lose_the_head(db: Database, draw: Callable[..., Any]) -> None:
    draw(st.just(0))
    db.execute("DELETE FROM journal_heads")


def give_another_secret(db: Database, draw: Callable[..., Any]) -> None:
    db.execute("UPDATE journal_heads SET secret = ?", [draw(st.binary(min_size=32, max_size=32))])


HANDS = [
    delete, cut_the_tail, cut_the_tail_and_tell_the_head, swap, reorder, insert, forget_a_mark, widen_a_mark,
    forge_a_mark, lose_the_head, give_another_secret,
]  # fmt: skip


@settings(max_examples=220, deadline=None)
@given(data=st.data())
def test_other_hands_than_the_program_s_are_always_seen(
    filled: tuple[Store, Path], data: st.DataObject
) -> None:
    store, folder = filled
    db = db_of(store)
    hand = data.draw(st.sampled_from(HANDS))
    db.execute("BEGIN")
    try:
        hand(db, data.draw)
        found = told(store, folder)
    finally:
        db.execute("ROLLBACK")
    assert found
    assert len(found) <= journal_check.MOST + 1


def test_the_check_tells_one_edited_entry_by_its_number(
    storage: FolderStorage, store: Store, folder: Path
) -> None:
    add_family(store)
    db_of(store).execute("""UPDATE journal SET changes = '{"birth_day":[null,"2025-03-02"]}' WHERE id = 4""")
    store.close()
    (fault,) = storage.check(folder, "directrice", PASSPHRASE)
    assert fault.startswith("L’écriture 4 du journal n’est plus telle qu’elle a été signée.")


def test_a_missing_end_is_told_by_its_numbers(storage: FolderStorage, store: Store, folder: Path) -> None:
    add_family(store)
    db_of(store).execute("DELETE FROM journal WHERE id > 3")
    store.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == [
        "Le journal n’est plus entier : il manque les écritures 4 à 5. Comparez avec une sauvegarde d’avant."
    ]


def test_an_older_file_put_back_by_hand_is_told_by_the_copy_that_went_further(
    storage: FolderStorage, store: Store, folder: Path
) -> None:
    older = store.backup(folder / "sauvegardes")
    add_family(store)
    store.backup(folder / "sauvegardes")
    store.close()
    (folder / DATA).write_bytes((older / DATA).read_bytes())
    (fault,) = storage.check(folder, "directrice", PASSPHRASE)
    assert "s’arrête à l’écriture 1" in fault
    assert "va jusqu’à l’écriture 5" in fault


def test_a_journal_written_anew_is_told_by_the_copy_that_kept_another(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    older = store.backup(folder / "sauvegardes")
    add_family(store)
    store.backup(folder / "sauvegardes")
    store.close()
    (folder / DATA).write_bytes((older / DATA).read_bytes())
    again = storage.open(folder, "directrice", PASSPHRASE)
    clock.move(days=1)
    add_family(again, "Nguyễn")
    again.close()
    (fault,) = storage.check(folder, "directrice", PASSPHRASE)
    assert "n’est pas celui que gardait la sauvegarde" in fault


def test_a_restore_is_journalled_and_explains_the_copies_that_went_further(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    older = store.backup(folder / "sauvegardes")
    add_family(store)
    newer = store.backup(folder / "sauvegardes")
    store.close()
    clock.move(hours=1)
    done = storage.restore(older, folder, "directrice", PASSPHRASE)
    assert done.kept is not None
    (folder / "sauvegardes").mkdir()
    (done.kept / "sauvegardes" / newer.name).rename(folder / "sauvegardes" / newer.name)
    assert storage.check(folder, "directrice", PASSPHRASE) == []
    again = storage.open(folder, "directrice", PASSPHRASE)
    entry = next(again.journal(1))
    assert (entry.deed, entry.kind, entry.user) == ("restore_folder", "dossier", "directrice")
    add_family(again, "Nguyễn")
    again.close()
    assert storage.check(folder, "directrice", PASSPHRASE) == []


def test_entries_written_before_there_was_a_chain_are_signed_as_they_are(tmp_path: Path) -> None:
    names = migrations.names()
    db = connection.create(tmp_path / DATA, KEY, upto=names[: names.index("create_journal_cuts")])
    for number in (1, 2, 5):  # 3 and 4 were missing already: that is no fault of later
        db.execute(
            "INSERT INTO journal VALUES (?, ?, '2026-11-22T08:02:00', 'a', 'rename', 'users', 1, 'changed', ?, 0)",
            [number, number, '{"name":[null,null]}'],
        )
    db.close()
    db = connection.open_file(tmp_path, KEY)
    assert numbers(db) == [1, 2, 5]
    assert journal_check.faults(db, tmp_path) == []
    db.execute("DELETE FROM journal WHERE id = 2")
    assert len(journal_check.faults(db, tmp_path)) == 1
    db.close()


def test_a_copy_of_a_version_without_a_chain_is_restored_and_tells_it(
    storage: FolderStorage, store: Store, folder: Path, tmp_path: Path
) -> None:
    store.close()
    key = KeyFile.read(folder).opened("directrice", PASSPHRASE).data[0]
    names = migrations.names()
    (folder / DATA).unlink()
    db = connection.create(folder / DATA, key, upto=names[: names.index("create_journal_cuts")])
    db.execute("INSERT INTO users (login, name, role, active) VALUES ('directrice', 'C', 'director', 1)")
    db.close()
    storage.restore(folder, tmp_path / "repris", "directrice", PASSPHRASE)
    again = storage.open(tmp_path / "repris", "directrice", PASSPHRASE)
    assert [entry.deed for entry in again.journal()] == ["restore_folder"]
    again.close()
    assert storage.check(tmp_path / "repris", "directrice", PASSPHRASE) == []


def test_an_export_carried_in_is_verified_by_the_same_chain(
    storage: FolderStorage, store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    fill(store, clock)
    storage.export(store, tmp_path / "export")
    storage.import_(tmp_path / "export", tmp_path / "repris", "directrice", PASSPHRASE)
    assert storage.check(tmp_path / "repris", "directrice", PASSPHRASE) == []
    path = tmp_path / "export" / "journal.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2025-03-03T09", "2025-03-03T10"), encoding="utf-8"
    )
    storage.import_(tmp_path / "export", tmp_path / "faux", "directrice", PASSPHRASE)
    assert storage.check(tmp_path / "faux", "directrice", PASSPHRASE) != []


def test_a_purge_takes_what_it_is_told_and_says_what_it_took(store: Store, clock: FixedClock) -> None:
    clock.set(datetime(2025, 1, 31, 23, 59, 59))
    store.log("consult_parent", Act.CONSULTED, "Parent", 1)
    clock.set(datetime(2025, 2, 1))
    store.log("consult_parent", Act.CONSULTED, "Parent", 2)
    add_family(store)
    clock.set(datetime(2026, 2, 3))
    assert store.purged_on() is None
    gone = store.purge_journal([Forgotten(before=date(2025, 2, 1), acts=frozenset({Act.CONSULTED}))])
    newest, *_ = entries = list(store.journal())
    assert gone == 1
    assert [entry.row for entry in entries if entry.act is Act.CONSULTED] == [2]
    assert (newest.deed, newest.kind, newest.act) == ("purge_journal", "journal", Act.REMOVED)
    assert {name: before for name, (before, _) in newest.changes.items() if name != "seal"} == {
        "entries": 1,
        "first": 2,
        "last": 2,
    }
    assert store.purged_on() == date(2026, 2, 3)


def test_a_purge_of_some_kinds_leaves_the_others(store: Store, clock: FixedClock) -> None:
    clock.set(datetime(2025, 1, 1))
    add_family(store)
    clock.set(datetime(2026, 2, 3))
    store.log("log_in", Act.PASSED, "dossier")
    rule = Forgotten(before=date(2026, 1, 1), acts=EVERY, kinds=frozenset({"Home", "Child"}))
    assert store.purge_journal([rule]) == 2
    assert {entry.kind for entry in store.journal()} >= {"Parent", "Enrolment"}


def test_a_purge_that_finds_nothing_notes_its_day_and_writes_no_entry(
    store: Store, clock: FixedClock
) -> None:
    before = list(store.journal())
    assert store.purge_journal([Forgotten(before=date(2020, 1, 1), acts=EVERY)]) == 0
    assert (list(store.journal()), store.purged_on()) == (before, clock.day())


def test_the_last_entry_is_never_purged(store: Store, folder: Path, clock: FixedClock) -> None:
    clock.move(days=4000)
    store.purge_journal([Forgotten(before=clock.day(), acts=EVERY)])
    store.purge_journal([Forgotten(before=clock.day(), acts=EVERY)])
    assert told(store, folder) == []
    assert list(store.journal()) != []


def test_a_purge_is_no_part_of_a_deed(store: Store) -> None:
    with store.atomic("add_group"), pytest.raises(RuntimeError, match="purge"):
        store.purge_journal([])


def test_reading_and_coming_in_are_worth_no_copy_and_a_purge_is(store: Store, clock: FixedClock) -> None:
    store.log("log_in", Act.PASSED, "dossier")
    assert store.keep_copy() is not None
    clock.move(days=500)
    store.log("log_in", Act.PASSED, "dossier")
    store.log("consult_parent", Act.CONSULTED, "Parent", 1)
    assert store.keep_copy() is None
    store.purge_journal([Forgotten(before=clock.day(), acts=frozenset({Act.PASSED}))])
    assert store.keep_copy() is not None


def test_what_is_only_read_can_t_be_undone_and_hides_nothing_that_can(store: Store) -> None:
    with store.atomic("add_home"):
        store.add(Home(name="Żółć"))
    store.log("consult_parent", Act.CONSULTED, "Parent", 1)
    assert store.can_undo() == "add_home"
    store.undo()
    assert store.find(Home) == []


def test_passphrases_refused_are_told_once_by_the_file_that_opens_next(
    storage: FolderStorage, store: Store, folder: Path, clock: FixedClock, timer: Any
) -> None:
    store.close()
    for _ in range(2):
        timer.seconds += 500
        with pytest.raises(Exception, match="pas la bonne"):
            storage.open(folder, "directrice", "autre")
    timer.seconds += 500
    again = storage.open(folder, "directrice", PASSPHRASE)
    assert list(again.refusals()) == [Refusal(login="directrice", at=clock.moment())] * 2
    assert list(again.refusals()) == []
    again.log(
        "refuse_log_in", Act.PASSED, "dossier", refused=Refusal(login="equipe", at=datetime(2026, 11, 21))
    )
    entry = next(again.journal(1))
    assert (entry.user, entry.at) == ("equipe", datetime(2026, 11, 21))
    again.close()
