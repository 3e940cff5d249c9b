"""Every function of `app` that takes a session, found by looking, and what each does about rights."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import NotAllowed
from app.session import Session
from app.users import User

ROOT = Path(__file__).parents[1]
ASKS = {"require", "can"}


class Touched(Exception):
    """The use case went on to read, write or look at what it was given."""


class Anything:
    """Whatever a use case is given: to look at it is to have gone past the right."""

    def __getattr__(self, name: str) -> Any:
        raise Touched(name)

    def _touched(self, *_: object) -> Any:
        raise Touched

    __iter__ = __len__ = __bool__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = (
        _touched
    )
    __rsub__ = __getitem__ = __contains__ = __enter__ = __call__ = __str__ = _touched

    def __hash__(self) -> int:
        raise Touched

    def __eq__(self, _other: object) -> bool:
        raise Touched


def use_cases() -> dict[str, Callable[..., Any]]:
    """By « module.function »: public, at the top of a module of `app`, a Session its first argument."""
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for function in functions(path):
            first = [*function.args.posonlyargs, *function.args.args][:1]
            taken = first and first[0].annotation is not None and ast.unparse(first[0].annotation)
            if taken == "Session" and not function.name.startswith("_"):
                name = f"{module.removeprefix('app.')}.{function.name}"
                found[name] = getattr(importlib.import_module(module), function.name)
    return found


@cache
def functions(path: Path) -> list[ast.FunctionDef]:
    """The functions at the top of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def refuses(use_case: Callable[..., Any], user: User) -> bool:
    """Whether it refuses this person before it looks at anything: the store, the clock, what it is given."""
    session = Session(store=Anything(), user=user, clock=Anything())
    given: dict[str, Any] = {}
    positional: list[Any] = []
    for parameter in list(inspect.signature(use_case).parameters.values())[1:]:
        if parameter.kind is parameter.KEYWORD_ONLY:
            given[parameter.name] = Anything()
        elif parameter.kind in {parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD}:
            positional.append(Anything())
    try:
        made = use_case(session, *positional, **given)
        if isinstance(made, Iterator):
            next(made, None)
    except NotAllowed:
        return True
    except Exception:  # noqa: BLE001 — whatever comes after the right is no matter here
        return False
    return False


def asks_somewhere(name: str, seen: set[str] | None = None) -> bool:
    """Whether the function, or one that it calls by its name, asks for a right."""
    seen = set() if seen is None else seen
    if name in seen:
        return False
    seen.add(name)
    module, _, bare = name.rpartition(".")
    path = source_of(module)
    if path is None:
        return False
    function = next((one for one in functions(path) if one.name == bare), None)
    if function is None:
        return False
    led = imported(path)
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in ASKS:
                return True
            if isinstance(called, ast.Name):
                known = led.get(called.id, f"{module}.{called.id}")
                if asks_somewhere(known, seen):
                    return True
    return False


def source_of(module: str) -> Path | None:
    """The file of a module of `app`, named without it."""
    path = ROOT / "app" / Path(*module.split("."))
    for found in (path.with_suffix(".py"), path / "__init__.py"):
        if found.exists():
            return found
    return None


@cache
def imported(path: Path) -> dict[str, str]:
    """What a module takes from others of `app`: the name here, « module.name » there."""
    return {
        alias.asname or alias.name: f"{node.module.removeprefix('app.')}.{alias.name}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app.")
        for alias in node.names
    }
