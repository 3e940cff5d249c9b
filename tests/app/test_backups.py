"""Copies to a second place: it must be there, and not be the crèche's own folder."""

from pathlib import Path

import pytest

from app.backups import back_up_elsewhere, failed_rehearsal
from app.errors import FileRefused, NotAllowed
from app.session import Session
from app.users import Role
from db.names import DATA, KEYS, MANIFEST
from tests.app.records import as_role, refused


def test_a_copy_goes_whole_to_the_second_place(session: Session, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "clé"
    place.mkdir()
    copy = back_up_elsewhere(session, place, folder)
    assert {path.name for path in copy.iterdir()} == {DATA, KEYS, MANIFEST}


def test_a_disk_that_is_away_is_told_and_nothing_is_made_in_its_place(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    with refused(FileRefused, "n’est pas là", "branchez", field="place"):
        back_up_elsewhere(session, tmp_path / "clé", folder)
    assert not (tmp_path / "clé").exists()


@pytest.mark.parametrize("inside", [".", "sauvegardes"])
def test_the_creches_own_folder_is_no_second_place(session: Session, folder: Path, inside: str) -> None:
    (folder / "sauvegardes").mkdir()
    with refused(FileRefused, "une panne emporterait les deux", field="place"):
        back_up_elsewhere(session, folder / inside, folder)


def test_the_team_carries_nothing_out(session: Session, folder: Path, tmp_path: Path) -> None:
    with refused(NotAllowed):
        back_up_elsewhere(as_role(session, Role.TEAM), tmp_path, folder)


def test_only_who_may_carry_out_is_told_of_a_failed_rehearsal(session: Session, folder: Path) -> None:
    assert failed_rehearsal(session) is None
    copy = session.store.keep_copy()
    assert copy is not None
    (copy / DATA).write_bytes(b"x" * 4096)
    session.store.rehearse()
    assert failed_rehearsal(session) is not None
    assert failed_rehearsal(as_role(session, Role.TEAM)) is None
