"""Where the crèche's folder lies: a shared or synchronised place is told, a disk of this computer is not."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.storage import FolderStorage
from tests.builders import FixedClock, new_creche
from ui.create import CreatePage
from ui.folder_place import is_mounted, is_share, synced_by, warning
from ui.login import LoginPage

MOUNTS = r"""
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
serveur:/export /srv/commun nfs4 rw 0 0
//serveur/crèche /media/part\040age cifs rw 0 0
/dev/sdb1 /media/part\040age/clé fuseblk rw 0 0
drive: /home/claire/drive fuse.rclone rw 0 0
/dev/sda3 /home ext4 rw 0 0
/dev/sdc1 /srv/deux ext4 rw 0 0
serveur:/deux /srv/deux nfs rw 0 0
sans-suite
"""


@pytest.mark.parametrize(
    ("path", "program"),
    [
        (PureWindowsPath(r"C:\Users\Claire\OneDrive\Crèche"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Claire\OneDrive - Mairie de Lodève\Crèche"), "OneDrive"),
        (PurePosixPath("/home/claire/Dropbox/crèche"), "Dropbox"),
        (PurePosixPath("/home/claire/Dropbox (Association)/crèche"), "Dropbox"),
        (
            PurePosixPath("/Users/claire/Library/CloudStorage/GoogleDrive-c@exemple.fr/Mon Drive"),
            "Google Drive",
        ),
        (PureWindowsPath(r"G:\Google Drive\Crèche"), "Google Drive"),
        (PurePosixPath("/Users/claire/Library/Mobile Documents/com~apple~CloudDocs/c"), "iCloud"),
        (PureWindowsPath(r"C:\Users\Claire\iCloudDrive"), "iCloud"),
        (PureWindowsPath(r"C:\Users\Claire\iCloud Drive"), "iCloud"),
        (PurePosixPath("/home/claire/NEXTCLOUD/crèche"), "Nextcloud"),
        (PurePosixPath("/home/claire/Documents/Crèches/Les Petits Pas"), ""),
        (PurePosixPath("/home/claire/Dropboxes"), ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: PurePath, program: str) -> None:
    assert synced_by(path) == program


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        (PureWindowsPath(r"\\serveur\commun\Crèche"), True),
        (PurePosixPath("//serveur/commun"), True),
        (PurePosixPath("/srv/commun"), False),
    ],
)
def test_a_share_is_known_by_its_path(path: PurePath, shared: bool) -> None:
    assert is_share(path) == shared


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/srv/commun", True),
        ("/srv/commun/crèche", True),
        ("/srv/communal", False),
        ("/media/part age/crèche", True),
        ("/media/part age/clé/crèche", False),
        ("/home/claire/drive/crèche", True),
        ("/home/claire/crèche", False),
        ("/srv/deux/crèche", True),
        ("/tmp/crèche", False),
        ("/opt", False),
    ],
)
def test_the_deepest_mount_says_whether_it_is_a_networks(path: str, network: bool) -> None:
    assert is_mounted(PurePosixPath(path), MOUNTS) == network


def test_without_a_table_of_mounts_nothing_is_said() -> None:
    assert not is_mounted(PurePosixPath("/srv/commun"), "")


def test_the_log_in_page_warns_and_lets_in(qtbot: QtBot, storage: FolderStorage, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "creche"
    new_creche(storage, folder).close()
    page = LoginPage(storage, folder)
    qtbot.addWidget(page)
    assert warning(folder) in [one.text() for one in page.findChildren(QLabel)]
    assert "Dropbox" in warning(folder)
    assert page.submit.isEnabled()


def test_the_creation_page_warns_while_the_folder_is_typed(
    qtbot: QtBot, storage: FolderStorage, clock: FixedClock, tmp_path: Path
) -> None:
    page = CreatePage(storage, clock)
    qtbot.addWidget(page)
    qtbot.keyClicks(page.folder.line, str(tmp_path / "OneDrive" / "creche"))
    assert "OneDrive" in page.folder.note
    page.folder.line.clear()
    qtbot.keyClicks(page.folder.line, str(tmp_path / "creche"))
    assert "OneDrive" not in page.folder.note
