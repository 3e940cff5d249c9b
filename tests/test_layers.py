"""The house's plan, read from the source itself: who imports whom, no clock in place, no long function."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAYERS = {"app", "db", "ui"}

# The packages that may stand beside the standard library, by the part of the house.
WELCOME = {
    "app": {"app"},
    "db": {"app", "db", "cryptography", "sqlcipher3", "sqlite_utils"},
    "ui": {"app", "ui", "PySide6", "holidays", "icalendar", "openpyxl", "pypdf", "pypdfium2", "shiboken6"},
    "ui/pdf": {"app", "ui", "pypdf", "reportlab"},
    "ui/agenda_calendar": {"app", "ui", "icalendar"},
    "ui/spreadsheets": {"app", "ui", "openpyxl"},
    "ui/french": {"app", "ui"},
    "ui/cli": {"app", "ui"},
}

# Longer than 250 lines, each for its reason.
LONG = {"app/report/monthly_report.py": "one field a key of report.md: it is one list"}


@cache
def modules(*tops: str) -> dict[str, list[ast.AST]]:
    """The syntax nodes of each module under these folders, by its path."""
    found = (path for top in tops for path in [ROOT / top, *(ROOT / top).rglob("*.py")] if path.is_file())
    return {
        path.relative_to(ROOT).as_posix(): list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in found
    }


def product() -> dict[str, list[ast.AST]]:
    return modules("main.py", "app", "db", "ui")


def everything() -> dict[str, list[ast.AST]]:
    return modules("main.py", "dev.py", "app", "db", "ui", "tests", "bench")


def imported(tree: list[ast.AST]) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    plain = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    from_some = {node.module or "" for node in tree if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in plain | from_some}


def calls(trees: dict[str, list[ast.AST]], *names: str) -> list[str]:
    """Where something of one of these names is called, or handed over to be called later."""
    classes = {"date", "datetime", "time", "QDate", "QDateTime", "QTime", "QTest"}
    called = [
        (path, node.func if isinstance(node, ast.Call) else node)
        for path, tree in trees.items()
        for node in tree
        if isinstance(node, ast.Call)
        or (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes)
    ]
    return [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path, node in called
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def test_main_alone_knows_all_three_layers() -> None:
    known = {path: imported(tree) & LAYERS for path, tree in modules("main.py", "dev.py", *LAYERS).items()}
    assert [path for path, layers in known.items() if {"ui", "db"} <= layers] == ["main.py"]
    assert known["main.py"] == LAYERS


def test_a_module_imports_only_what_its_part_of_the_house_welcomes() -> None:
    strangers = []
    for path, tree in modules(*LAYERS).items():
        part = max((part for part in WELCOME if path.startswith(part)), key=len)
        strangers += [f"{path}: {name}" for name in imported(tree) - sys.stdlib_module_names - WELCOME[part]]
    assert not strangers


def test_the_clock_is_asked_only_through_the_session() -> None:
    assert not calls(
        modules(*LAYERS), "today", "now", "utcnow", "currentDate", "currentDateTime", "currentTime"
    )


def test_no_float_stands_in_the_rules() -> None:
    floats = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path, tree in modules("app").items()
        for node in tree
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not floats


def test_nobody_turns_the_event_loop_by_hand() -> None:
    assert not calls(everything(), "processEvents")


def test_no_test_sleeps() -> None:
    assert not calls(modules("tests"), "sleep", "msleep", "qSleep", "qWait")


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}, {node.end_lineno - node.lineno + 1} lines"
        for path, tree in everything().items()
        for node in tree
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 40
    ]
    assert not long


def test_no_module_is_longer_than_two_hundred_and_fifty_lines() -> None:
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in product()}
    assert {path for path, lines in lengths.items() if lines > 250} == set(LONG)


def test_the_login_page_loads_nothing_heavy() -> None:
    """What only the paper, the file or the calendar needs waits until it is needed: the first paint comes first."""
    heavy = (
        "cryptography", "holidays", "icalendar", "openpyxl", "pypdf", "pypdfium2", "reportlab", "sqlcipher3",
        "sqlite_utils",
    )  # fmt: skip
    code = f"import main, ui.login, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_home_page_loads_no_other_page() -> None:
    code = "import ui.pages.home.page, ui.pages.home.care, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    pages = {name.split(".")[2] for name in done.stdout.split() if name.startswith("ui.pages.")}
    # A day without hours is answered in the same row as on the reports' page.
    assert pages == {"home", "reports"}
    assert "ui.pages.reports.page" not in done.stdout.split()
