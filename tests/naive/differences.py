"""Where two reports differ (écarts): one line a difference, named by its path."""

from typing import Any

TEXTS = ("definitions.atypical",)
"""Sentences, not figures."""


def differences(theirs: Any, ours: Any, path: str = "") -> list[str]:
    """Every key, every place of a list; `theirs` is the program's report, `ours` the recomputed one."""
    if path in TEXTS:
        return []
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return [
            line
            for key in [*theirs, *(key for key in ours if key not in theirs)]
            for line in differences(
                theirs.get(key, "no such key"),
                ours.get(key, "no such key"),
                f"{path}.{key}" if path else str(key),
            )
        ]
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [
            line
            for number, (their, our) in enumerate(zip(theirs, ours, strict=True))
            for line in differences(their, our, f"{path}[{number}]")
        ]
    if type(theirs) is type(ours) and theirs == ours:
        return []
    return [f"{path}: {theirs!r}, recomputed {ours!r}"]
