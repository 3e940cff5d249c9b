"""Two files compared (comparaison de deux fichiers): the same tables, and the same rows in each, one by one."""

from collections.abc import Collection

from db import migrations
from db.driver import Database


def same_rows(one: Database, other: Database, *, but: Collection[str] = ()) -> bool:
    """Whether both have the same schema and the same rows, the tables `but` left out."""
    if migrations.schema_of(one) != migrations.schema_of(other):
        return False
    names = set(one.table_names()) - set(but)
    return names == set(other.table_names()) - set(but) and all(
        _same_table(one, other, name) for name in names
    )


def _same_table(one: Database, other: Database, name: str) -> bool:
    query = f'SELECT * FROM "{name}" ORDER BY rowid'
    left, right = one.execute(query), other.execute(query)
    while True:
        rows = left.fetchmany(500)
        if rows != right.fetchmany(500):
            return False
        if not rows:
            return True
