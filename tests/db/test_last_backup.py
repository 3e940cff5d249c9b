"""The newest verified copy in the crèche's own folder, as its manifests tell."""

from datetime import datetime
from pathlib import Path

from app.store import Store
from db.names import MANIFEST
from tests.builders import FixedClock


def test_there_is_none_before_the_first(store: Store) -> None:
    assert store.last_backup() is None


def test_the_newest_copy_in_the_creches_own_folder_is_told(
    store: Store, folder: Path, clock: FixedClock
) -> None:
    store.backup(folder / "sauvegardes")
    clock.move(days=1)
    store.backup(folder / "sauvegardes")
    assert store.last_backup() == datetime(2026, 11, 23, 8, 2)


def test_what_is_no_backup_is_passed_over(store: Store, folder: Path) -> None:
    for name, content in (
        ("vide", ""),
        ("autre", "[]"),
        ("moitié.en-cours", '{"made": "2026-11-22T08:02:00"}'),
    ):
        (folder / "sauvegardes" / name).mkdir(parents=True)
        (folder / "sauvegardes" / name / MANIFEST).write_text(content)
    assert store.last_backup() is None
