"""The driver of the encrypted file (SQLCipher): everything in `db` takes sqlite-utils and its errors from here.

sqlite-utils looks for `pysqlite3` before the standard module. SQLCipher's binding must already stand under that
name, or the exception classes don't match and an INSERT may leave its transaction open.
"""

import sys
from typing import TYPE_CHECKING

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

standing = sys.modules.get("sqlite3")
sys.modules["sqlite3"] = (
    sqlcipher3  # an annotation of sqlite-utils names it: no second SQLite is loaded for that
)
from sqlite_utils import Database, Migrations  # noqa: E402

if standing is None:
    del sys.modules["sqlite3"]
else:
    sys.modules["sqlite3"] = standing

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["Database", "Migrations", "sqlite3"]
