"""sqlite-utils speaks to SQLCipher, and to nothing else."""

import sqlcipher3
from sqlite_utils import utils

from db.driver import Database, sqlite3


def test_the_driver_and_its_errors_are_the_encrypted_ones() -> None:
    assert sqlite3 is sqlcipher3
    assert vars(utils)["sqlite3"].OperationalError is sqlcipher3.OperationalError
    db = Database(memory=True, execute_plugins=False)
    assert db.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    db.close()
