"""The second way owes nothing to the first (indépendance): what recomputes the report imports no part of it."""

import ast
from pathlib import Path

import pytest

DRIVES_THE_PROGRAM = {"program.py", "conftest.py"}
MODULES = [path for path in sorted(Path(__file__).parent.glob("*.py")) if path.name not in DRIVES_THE_PROGRAM]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not path.name.startswith("test_")], ids=lambda p: p.name
)
def test_the_naive_way_imports_only_itself_and_the_standard_library(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] not in {"app", "db", "ui", "main"}
            assert not name.startswith("tests") or name.startswith("tests.naive.")
            assert name not in {"tests.naive.program", "tests.naive.conftest"}
