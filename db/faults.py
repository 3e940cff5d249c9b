"""What can go wrong with a file (pannes): each fault becomes a refusal with its own French sentence, data untouched."""

import errno
from pathlib import Path

from app.errors import FileRefused
from app.wording import spoken_fault
from db.names import DATA, KEYS

RESTORE = "Restaurez la dernière sauvegarde."

FULL = {errno.ENOSPC, errno.EDQUOT}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def missing_folder(folder: Path) -> FileRefused:
    return FileRefused(
        f"Le dossier « {folder} » n’existe pas. Vérifiez qu’il n’a pas été déplacé ou renommé, "
        "ou que le disque qui le porte est branché."
    )


def not_a_folder(folder: Path) -> FileRefused:
    return FileRefused(f"« {folder} » est un fichier. Choisissez le dossier de la crèche qui le contient.")


def missing_file(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier « {path.name} » manque dans « {path.parent} ». Aucun fichier neuf n’a été créé à sa place. "
        "Vérifiez le dossier choisi, ou restaurez la dernière sauvegarde."
    )


def missing_keys(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier des clés « {path.name} » manque dans « {path.parent} » : sans lui, personne ne peut ouvrir "
        "les données. Remettez celui de la dernière sauvegarde à sa place."
    )


def damaged_keys(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier des clés « {path.name} » est abîmé et ne peut pas être lu. "
        "Remettez celui de la dernière sauvegarde à sa place ; les données n’ont pas été touchées."
    )


def newer_keys(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier des clés « {path.name} » a été écrit par une version plus récente de Marelle. "
        "Mettez Marelle à jour sur ce poste."
    )


def damaged_note() -> FileRefused:
    return FileRefused(
        "Cette note privée est abîmée et ne peut pas être lue. Le reste du dossier n’est pas touché ; "
        "une sauvegarde plus ancienne peut encore la contenir."
    )


def damaged_slot(name: str) -> FileRefused:
    return FileRefused(
        f"La clé de « {name} » est abîmée dans le fichier des clés. Une autre personne peut encore ouvrir le dossier, "
        "le code de secours aussi ; sinon, remettez le fichier des clés de la dernière sauvegarde."
    )


def no_slot(login: str) -> FileRefused:
    return FileRefused(
        f"Personne ne s’appelle « {login} » dans cette crèche. Vérifiez l’identifiant, ou demandez à la direction."
    )


def not_the_director(folder: Path) -> FileRefused:
    return FileRefused(
        f"La crèche de « {folder} » ne peut être remplacée par une sauvegarde que par sa direction. Rien n’a été "
        "modifié. Demandez à la direction, ou restaurez sous un nom de dossier qui n’est pas encore pris."
    )


def empty_file(path: Path) -> FileRefused:
    return FileRefused(f"Le fichier « {path.name} » est vide : son contenu a disparu. {RESTORE}")


def a_folder_instead(path: Path) -> FileRefused:
    return FileRefused(f"« {path} » est un dossier, pas le fichier d’une crèche. {RESTORE}")


def truncated(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier « {path.name} » est incomplet : sa fin manque, sans doute après une copie interrompue. "
        f"Rien n’a été modifié. {RESTORE}"
    )


def plain_file(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier « {path.name} » n’est pas chiffré : ce n’est pas un fichier de Marelle. "
        "Choisissez un autre dossier."
    )


def foreign_file(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier « {path.name} » ne s’ouvre pas avec la clé de ce dossier : ce n’est pas un fichier de Marelle, "
        f"son début est abîmé, ou le fichier des clés vient d’une autre crèche. Rien n’a été modifié. {RESTORE}"
    )


def other_program(path: Path) -> FileRefused:
    return FileRefused(
        f"Le fichier « {path.name} » appartient à un autre programme. Choisissez un autre dossier."
    )


def corrupt(path: Path) -> FileRefused:
    return FileRefused(f"Le fichier « {path.name} » est abîmé. Rien n’a été modifié. {RESTORE}")


def unlike(backup: Path) -> FileRefused:
    return FileRefused(
        f"La sauvegarde « {backup.name} » s’ouvre, mais ne contient pas les mêmes lignes que le dossier. "
        "Faites-en une autre, et gardez celle-ci pour qui saura l’examiner."
    )


def newer(theirs: str, ours: str) -> FileRefused:
    return FileRefused(
        f"Ce dossier a été écrit par une version plus récente de Marelle (format {theirs}) que celle de ce poste "
        f"(format {ours}). Rien n’a été modifié. Mettez Marelle à jour sur ce poste."
    )


def disk_full(where: Path) -> FileRefused:
    return FileRefused(
        f"Le disque de « {where} » est plein : rien n’a été enregistré cette fois, ce qui l’était déjà est intact. "
        "Libérez de la place, puis recommencez."
    )


def read_only(where: Path) -> FileRefused:
    return FileRefused(
        f"« {where} » est protégé en écriture, ou votre compte n’a pas le droit d’y écrire. "
        "Rien n’a été modifié. Rendez-le modifiable, ou changez de dossier."
    )


def busy(where: Path) -> FileRefused:
    return FileRefused(
        f"« {where} » est utilisé par un autre programme en ce moment (copie, synchronisation, antivirus ?). "
        "Attendez qu’il ait fini, puis recommencez."
    )


def disk_error(where: Path, reason: str) -> FileRefused:
    return FileRefused(
        f"Le disque a refusé de lire ou d’écrire « {where} » ({reason}). "
        "Ce qui était enregistré est intact. Vérifiez le disque, puis recommencez."
    )


def already_there(folder: Path) -> FileRefused:
    return FileRefused(
        f"« {folder} » existe déjà et n’est pas vide. Choisissez un dossier vide, ou un nom qui n’est pas pris : "
        "rien n’est écrasé.",
        field="folder",
    )


def whole_disk(folder: Path) -> FileRefused:
    return FileRefused(
        f"« {folder} » est un disque entier. Choisissez un dossier de ce disque, ou tapez un nom à la suite.",
        field="folder",
    )


def missing_backup(backup: Path) -> FileRefused:
    return FileRefused(
        f"Le dossier « {backup} » n’existe pas. Vérifiez son nom, et que le disque ou la clé qui le porte est branché.",
        field="backup",
    )


def not_a_backup(backup: Path) -> FileRefused:
    return FileRefused(
        f"« {backup} » n’est pas une sauvegarde : il y manque « {DATA} » ou « {KEYS} ». "
        "Choisissez un des dossiers du dossier « sauvegardes ».",
        field="backup",
    )


def onto_itself(backup: Path) -> FileRefused:
    return FileRefused(
        f"« {backup} » est la sauvegarde elle-même : elle n’est que lue, et ne prend pas sa propre place. "
        "Choisissez le dossier de la crèche, un dossier vide, ou un nom qui n’est pas pris.",
        field="folder",
    )


def inside_the_backup(folder: Path) -> FileRefused:
    return FileRefused(
        f"« {folder} » est dans le dossier de la sauvegarde, qui n’est que lue. "
        "Choisissez le dossier de la crèche, un dossier vide ailleurs, ou un nom qui n’est pas pris.",
        field="folder",
    )


def of_system(error: OSError, where: Path) -> FileRefused:
    """The refusal that an error of the system means."""
    if error.errno in FULL:
        return disk_full(where)
    if error.errno in FORBIDDEN:
        return read_only(where)
    if error.errno == errno.ENOENT:
        return missing_file(Path(error.filename)) if error.filename else missing_folder(where)
    return disk_error(where, spoken_fault(error))
