"""For pytest (`-p tests.torture.abort_plugin`): each use case that a test calls is first broken off at many points.

A use case is a public function of `app` whose first argument is the session. Before its first call that writes
(and the next ones, until there are enough), it is run with a fault at each of the points; nothing may be left.
Then it runs as the test wants, which says whether the program itself came out whole. TORTURE_POINTS says how many
points, TORTURE_REPORT where to tell.
"""

import functools
import inspect
import json
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

POINTS = int(os.environ.get("TORTURE_POINTS", "300"))

SEVERAL = {
    "app.data_key.renew_data_key": "two copies and a new file: `interrupt` kills it",
    "app.planning.edits.change_reach": "takes the edit back, then does it wider: each a whole deed",
}
"""Use cases that are no one transaction by design."""

NEVER_REFUSED = {"app.session.log_out": "a file that takes no more entry must not keep anybody from leaving"}
"""Use cases that pass over what can't be written, by design: whole, or not at all."""

told: dict[str, dict[str, Any]] = {}
"""By use case: the points broken off, the deed journalled, the faults."""
busy: list[str] = []
"""The use case under way: what it calls belongs to it."""


class UseCases(MetaPathFinder):
    """Finds the modules of `app`, and has their use cases tortured."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith("app."):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = Torturing(fullname, spec.loader.path)
        return spec


class Torturing(SourceFileLoader):
    """Puts a tortured function in the place of each use case of the module."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        for name, found in list(vars(module).items()):
            own = isinstance(found, FunctionType) and found.__module__ == module.__name__
            if (
                own
                and not name.startswith("_")
                and next(iter(inspect.signature(found).parameters), "") == "session"
            ):
                setattr(module, name, tortured(found))


def tortured(use_case: FunctionType) -> Any:
    """The same, broken off at many points before its first call that writes."""
    name = f"{use_case.__module__}.{use_case.__name__}"

    @functools.wraps(use_case)
    def first(*arguments: Any, **named: Any) -> Any:
        if busy or name in SEVERAL or told.get(name, {}).get("points", 0) >= POINTS:
            return use_case(*arguments, **named)
        from db.store import FileStore

        store = getattr(arguments[0] if arguments else named.get("session"), "store", None)
        if not isinstance(store, FileStore) or store.db.conn.in_transaction:
            return use_case(*arguments, **named)
        busy.append(name)
        try:
            return endured(name, store, functools.partial(use_case, *arguments, **named))
        finally:
            busy.clear()

    return first


def endured(name: str, store: Any, deed: Any) -> Any:
    """Measures the use case, breaks it off at its points, then does it."""
    from tests.torture.broken import Look, measured

    look, deed = Look(store), forgiven(store, deed)
    try:
        _, given, writes = measured(store, deed, watched=False)
        if not writes:
            return given
        size, _, _ = measured(store, deed, watched=True)  # the second time: its statements are prepared
        left = POINTS - told.get(name, {}).get("points", 0)
        found, given = broken(store, deed, look, size.points(left), passes_over=name in NEVER_REFUSED)
    finally:
        look.close()
    newest = next(iter(store.journal(1)), None)
    former = told.get(name, {"points": 0, "faults": []})
    told[name] = {
        "points": former["points"] + found["points"],
        "deed": newest.deed if newest else "",
        "faults": former["faults"] + found["faults"],
    }
    return given


def forgiven(store: Any, deed: Any) -> Any:
    """The deed, each time as if it were the first: a wrong passphrase makes the next try wait, which is no fault."""
    from db.names import WAITS_FILE

    ring = store._keyring  # noqa: SLF001 — what is between two tries is no part of the file
    waits, file = vars(ring)["_waits"], ring.folder / WAITS_FILE
    tries, written = dict(vars(waits)["_tries"]), file.read_bytes() if file.exists() else None

    def again() -> Any:
        vars(waits)["_tries"] = dict(tries)
        if written is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(written)
        return deed()

    return again


def broken(
    store: Any, deed: Any, look: Any, points: list[tuple[str, int]], *, passes_over: bool
) -> tuple[dict[str, Any], Any]:
    """Breaks it off at each point, then does it; what was found, and what it gave."""
    from tests.torture.broken import SWALLOWED, Fragile, broken_off, fragile

    faults = look.faults()
    for done, (how, number) in enumerate(points):
        attempt = broken_off(store, deed, how, number)
        if not attempt.broken:
            return {"points": done, "faults": faults}, attempt.given
        wrong = "" if passes_over and attempt.wrong == SWALLOWED else attempt.wrong
        faults += [f"{how} {number}: {one}" for one in [wrong, *look.faults()] if one]
    connection = Fragile(store.db.conn)
    with fragile(store, connection):
        given = deed()
    if connection.commits > 1:
        faults.append(f"{connection.commits} transactions: a fault between them leaves a part")
    return {"points": len(points), "faults": faults}, given


def pytest_sessionfinish() -> None:
    """Tells what was done."""
    report = os.environ.get("TORTURE_REPORT")
    if report:
        Path(report).write_text(json.dumps(told, indent=1), encoding="utf-8")


sys.meta_path.insert(0, UseCases())
