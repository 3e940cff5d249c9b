"""The columns of the crèche's tables take what they are for, and nothing else."""

from collections.abc import Iterator

import pytest

from db.columns import Column, blob, code, create, day, flag, moment, number, ref, text
from db.driver import Database, sqlite3


@pytest.fixture
def db() -> Iterator[Database]:
    memory = Database(memory=True, execute_plugins=False)
    memory.execute("PRAGMA foreign_keys = ON")
    yield memory
    memory.close()


TAKEN: list[tuple[Column, list[object], list[object]]] = [
    (text(), ["a", " ", "é\0"], ["", None]),
    (number(), [0, -1, 2**62], ["x", 1.5, None]),
    (flag(), [0, 1], [2, -1, "x", None]),
    (
        day(),
        ["2026-10-06", "2024-02-29"],
        ["2026-02-29", "2026-13-01", "06/10/2026", "2026-10-06 ", "", None],
    ),
    (moment(), ["2026-10-06T08:02:00"], ["2026-10-06", "2026-10-06 08:02:00", "2026-10-06T25:00:00", None]),
    (code("a", "b"), ["a", "b"], ["A", "c", "", None]),
    (blob(), [b"\0"], [b"", "x", None]),
    (ref("other"), [1], [2, None]),
]


@pytest.mark.parametrize(("column", "good", "bad"), TAKEN, ids=[column.sql("x") for column, _, _ in TAKEN])
def test_a_column_takes_what_it_is_for(
    db: Database, column: Column, good: list[object], bad: list[object]
) -> None:
    create(db, "other", {})
    db.execute("INSERT INTO other DEFAULT VALUES")
    create(db, "sample", {"order": column})
    for value in good:
        db.execute('INSERT INTO sample ("order") VALUES (?)', [value])
    for value in bad:
        with pytest.raises(sqlite3.IntegrityError):
            db.execute('INSERT INTO sample ("order") VALUES (?)', [value])
    assert [row[0] for row in db.execute('SELECT "order" FROM sample ORDER BY id')] == good


@pytest.mark.parametrize("word", [text, number, flag, day, moment, blob])
def test_a_column_may_be_empty_where_it_says_so(db: Database, word: type) -> None:
    create(db, "sample", {"value": word(null=True)})
    db.execute("INSERT INTO sample (value) VALUES (NULL)")
