"""Where a crèche's folder lies (emplacement): a shared or synchronised place is told before it costs a record.

Two computers that write the same file, or a program that copies it while it is written, damage it unseen.
"""

import re
import sys
from pathlib import Path, PurePath, PurePosixPath

SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
"""How the folders begin that these programs synchronise, and the program's name."""
NETWORK = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|afs|davfs|ceph|fuse\..+")
"""Kinds of file systems that lie on another computer, as Linux names them."""
MOUNTS = Path("/proc/mounts")
DRIVE_REMOTE = 4
"""What Windows answers for a letter that stands for a share."""
REMEDY = "Gardez le dossier sur un disque de cet ordinateur, et copiez ailleurs ses sauvegardes."


def warning(folder: Path) -> str:
    """What to say of this folder's place, empty where it may well be a disk of this computer."""
    path = folder.absolute()
    program = synced_by(path)
    if program:
        return f"Ce dossier est dans {program}, qui peut l’abîmer en le synchronisant. {REMEDY}"
    if is_share(path) or is_mounted(PurePosixPath(path.as_posix()), _mounts()):
        return f"Ce dossier est sur un partage réseau\u00a0: une coupure peut l’abîmer. {REMEDY}"
    return ""


def synced_by(path: PurePath) -> str:
    """The program that synchronises a folder above this one, by its name; empty for none."""
    for part in path.parts:
        low = part.casefold()
        for start, program in SYNCED.items():
            if low.startswith(start) and not low[len(start) : len(start) + 1].isalpha():
                return program
    return ""


def is_share(path: PurePath) -> bool:
    """Whether it is a share's own path, or a letter of Windows that stands for one."""
    drive = path.drive
    if sys.platform == "win32" and len(drive) == 2:  # pragma: no cover
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == DRIVE_REMOTE)
    return drive.startswith("\\\\") or str(path).startswith(("\\\\", "//"))


def is_mounted(path: PurePosixPath, mounts: str) -> bool:
    """Whether the deepest mount above the path is a network's, by the text of /proc/mounts."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePosixPath(_plain(fields[1]))
        # Of two mounts on one point the later one hides the former.
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, kind = len(point.parts), fields[2]
    return NETWORK.fullmatch(kind) is not None


def _plain(point: str) -> str:
    r"""A mount's point as it is: the table writes a blank « \040 »."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _mounts() -> str:
    try:
        return MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""
