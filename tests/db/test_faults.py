"""Errors of the database and of the system, each told for what it means."""

import errno
from pathlib import Path

import pytest

from app.errors import Conflict, FileRefused, RuleError
from db import faults
from db.driver import sqlite3
from db.told import Told, of_database

PATH = Path("creche") / "donnees.db"


def database_error(code: int, message: str = "x") -> sqlite3.DatabaseError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    return error


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("SQLITE_FULL", "est plein"),
        ("SQLITE_READONLY", "protégé en écriture"),
        ("SQLITE_CANTOPEN", "protégé en écriture"),
        ("SQLITE_BUSY", "utilisé par un autre programme"),
        ("SQLITE_NOTADB", "ne s’ouvre pas avec la clé"),
        ("SQLITE_CORRUPT", "est abîmé"),
        ("SQLITE_IOERR", "SQLITE_IOERR_READ"),
    ],
)
def test_an_error_of_the_database_is_told(code: str, sentence: str) -> None:
    refusal = of_database(database_error(getattr(sqlite3, code) | 1 << 8), PATH)
    assert isinstance(refusal, FileRefused)
    assert sentence in refusal.sentence


def test_our_own_mistakes_stay_bugs() -> None:
    assert of_database(database_error(1, "no such column: x"), PATH) is None
    assert of_database(database_error(19, "CHECK constraint failed: x"), PATH) is None
    with pytest.raises(sqlite3.OperationalError), Told(PATH):
        raise database_error(1)
    with pytest.raises(KeyError), Told(PATH):
        raise KeyError


@pytest.mark.parametrize(
    "code", ["SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_IOERR"]
)
def test_the_place_that_somebody_chose_is_named_not_the_folder_above(code: str) -> None:
    place = Path("disque") / "copies"
    with pytest.raises(FileRefused, match=f"«\\s{place}\\s»"), Told(place / "donnees.db", place=place):
        raise database_error(getattr(sqlite3, code))
    with pytest.raises(FileRefused, match=f"«\\s{place}\\s»"), Told(place / "donnees.db", place=place):
        raise OSError(errno.ENOSPC, "x")


def test_a_damaged_file_is_named_not_the_place_of_its_copy() -> None:
    with (
        pytest.raises(FileRefused, match=r"donnees\.db.*abîmé"),
        Told(Path("copies") / "donnees.db", place=Path("copies")),
    ):
        raise database_error(sqlite3.SQLITE_CORRUPT)


@pytest.mark.parametrize(
    "message", ["UNIQUE constraint failed: a.b", "FOREIGN KEY constraint failed", "overlap: a"]
)
def test_two_facts_that_cannot_both_stand_are_a_conflict(message: str) -> None:
    assert isinstance(of_database(database_error(19, message), PATH), Conflict)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "est plein"),
        (errno.EDQUOT, "est plein"),
        (errno.EACCES, "protégé en écriture"),
        (errno.EROFS, "protégé en écriture"),
        (errno.ENOENT, "manque"),
        (errno.EIO, "disque a refusé"),
    ],
)
def test_an_error_of_the_system_is_told(code: int, sentence: str) -> None:
    with pytest.raises(RuleError, match=sentence), Told(PATH):
        raise OSError(code, "mot du système", "creche/donnees.db")


def test_a_lost_folder_is_told_where_no_file_is_named() -> None:
    assert "n’existe pas" in faults.of_system(OSError(errno.ENOENT, "x"), PATH).sentence


def test_a_folder_in_the_making_is_told_by_the_name_it_will_bear() -> None:
    with (
        pytest.raises(FileRefused, match=r"«\screche\s»"),
        Told(Path("creche.en-cours/donnees.db")),
    ):
        raise database_error(sqlite3.SQLITE_FULL)
    with pytest.raises(FileRefused, match=r"«\screche\s»"), Told(Path("creche.en-cours")):
        raise OSError(errno.ENOSPC, "x")
