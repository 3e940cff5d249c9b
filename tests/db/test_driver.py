"""sqlite-utils speaks to SQLCipher, and to nothing else."""

import subprocess
import sys
from pathlib import Path

import sqlcipher3

from db.driver import Database, sqlite3


def test_the_driver_and_its_errors_are_the_encrypted_ones() -> None:
    assert sqlite3 is sqlcipher3
    # Imported here: before our driver, sqlite-utils would take the standard module, for the whole test run.
    from sqlite_utils import utils

    assert vars(utils)["sqlite3"].OperationalError is sqlcipher3.OperationalError
    db = Database(memory=True, execute_plugins=False)
    assert db.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    db.close()


def test_the_standard_sqlite_is_not_even_loaded() -> None:
    code = "import db.store, sys; print('sqlite3' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
