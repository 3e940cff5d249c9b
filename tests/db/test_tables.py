"""The file's tables are the app's records, column by column."""

import ast
import importlib
import pkgutil
from datetime import date, datetime
from pathlib import Path

import pytest

import app
from app.store import Record
from db import connection
from db.columns import Column, blob, code, day, flag, moment, number, ref, text
from db.driver import Database
from db.migrations import expected_schema
from db.rows import FieldType, field_types
from db.tables import JOURNAL, REFERS, TABLES, kind_named

ROOT = Path(__file__).parents[2]


def all_records() -> set[type[Record]]:
    """Every kind of record that a module of `app` defines."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(app.__path__, "app.")]
    return {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
    }


def column_of(field: FieldType) -> Column:
    """The column that a field asks for."""
    if field.name in REFERS:
        return ref(TABLES[REFERS[field.name]], null=field.null)
    words = {int: number, bool: flag, str: text, bytes: blob, date: day, datetime: moment}
    if field.type in words:
        return words[field.type](null=field.null)
    return code(*[member.value for member in field.type], null=field.null)  # type: ignore[attr-defined]


def test_every_record_has_its_table() -> None:
    assert set(TABLES) == all_records()
    assert len(set(TABLES.values())) == len(TABLES)


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_a_table_has_exactly_the_columns_of_its_record(kind: type[Record]) -> None:
    sql = expected_schema()[TABLES[kind]]
    lines = [line.strip().rstrip(",") for line in sql.splitlines()[1:-1]]
    wanted = [column_of(field).sql(field.name) for field in field_types(kind)[1:]]
    assert lines[1 : len(wanted) + 1] == wanted
    assert all(line.startswith(("CHECK", "FOREIGN KEY")) for line in lines[len(wanted) + 1 :])
    assert sql.endswith("STRICT")


def test_every_field_that_refers_names_its_table() -> None:
    named = {field.name for kind in TABLES for field in field_types(kind) if field.name.endswith("_id")}
    assert named == set(REFERS)


def test_tables_only_refer_to_those_before_them() -> None:
    order = list(TABLES)
    for kind in order:
        refers = [REFERS[field.name] for field in field_types(kind) if field.name in REFERS]
        assert all(order.index(other) < order.index(kind) for other in refers), kind


def test_no_table_is_named_outside_its_registry_and_the_migrations() -> None:
    names = {*TABLES.values(), JOURNAL}
    strangers = [
        f"{path.name}:{node.lineno} {node.value}"
        for path in ROOT.glob("db/*.py")
        if path.name != "tables.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for name in names
        if f'"{name}"' in node.value or node.value == name
    ]
    assert not strangers


def test_the_journal_names_a_record_and_leaves_an_unknown_table_its_name() -> None:
    assert {kind_named(table) for table in TABLES.values()} == {kind.__name__ for kind in TABLES}
    assert kind_named("gone_with_a_version") == "gone_with_a_version"


def test_every_reference_is_indexed(tmp_path: Path) -> None:
    db = connection.create(tmp_path / "donnees.db", bytes(32))
    for name in TABLES.values():
        led = {index.columns[0] for index in db.table(name).indexes}
        for key in db.table(name).foreign_keys:
            assert key.column in led or key.is_compound, f"{name}.{key.column}"
    db.close()


def test_the_period_queries_go_through_an_index(tmp_path: Path) -> None:
    db: Database = connection.create(tmp_path / "donnees.db", bytes(32))
    for name, condition in [
        ("attended_spans", "day BETWEEN '2026-10-01' AND '2026-10-31'"),
        ("day_exceptions", "day BETWEEN '2026-10-01' AND '2026-10-31'"),
        ("enrolments", "first_day <= '2026-10-31' AND last_day >= '2026-10-01'"),
        ("absences", "first_day <= '2026-10-31' AND last_day >= '2026-10-01'"),
        ("insertion_paths", "entry_day <= '2026-10-31' AND coalesce(exit_day, '9999') >= '2026-10-01'"),
        ("exception_spans", "exception_id IN (SELECT value FROM json_each('[1,2]'))"),
        ("pattern_spans", "pattern_id IN (SELECT value FROM json_each('[1,2]'))"),
    ]:
        plan = " ".join(
            row[3] for row in db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE {condition}")
        )
        assert f"SEARCH {name} USING INDEX" in plan, plan
    db.close()
