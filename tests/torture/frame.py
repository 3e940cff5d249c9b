"""What an exercise is: a size goes in, what was done and what was found come out."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.errors import RuleError
from app.session import Session, log_in
from app.store import Store
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage

LOGIN = "directrice"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an exercise did and found. It holds where `faults`, one sentence each, is empty."""

    done: str
    figure: str
    faults: tuple[str, ...] = ()
    skipped: str = ""
    """Why it could not be done on this machine."""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One row of the table; `run` takes its size and an empty folder to work in."""

    name: str
    run: Callable[[int, Path], Outcome]
    full: int
    short: int
    aim: str


def opened(folder: Path) -> Store:
    """The file of the crèche at `folder`, without a log-in: that would write itself in the journal."""
    return new_storage().open(folder, LOGIN, PASSPHRASE)


def at_work(folder: Path, login: str = LOGIN) -> Session:
    """The crèche at `folder` opened, by its director unless told otherwise."""
    clock = FixedClock()
    return log_in(new_storage(clock).open(folder, login, PASSPHRASE), clock)


def empty_creche(folder: Path) -> Path:
    """A new crèche's folder, closed."""
    new_creche(new_storage(), folder).close()
    return folder


def fresh(place: Path) -> Path:
    """An empty folder of that name, whatever was there."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def checked(folder: Path) -> list[str]:
    """What `check` finds wrong with a folder: pages, seals, rows, references, schema, papers, keys."""
    return new_storage().check(folder, LOGIN, PASSPHRASE)


def refusal(attempt: Callable[[], object]) -> str | None:
    """The French sentence by which the attempt was refused; None where it went through.

    Anything else than a refusal is a traceback that a person would see: it goes on.
    """
    try:
        attempt()
    except RuleError as error:
        if not is_sentence(error.sentence):
            raise AssertionError(f"no sentence: {error.sentence!r}") from error
        return error.sentence
    return None


def is_sentence(text: str) -> bool:
    """Whether a person can read it: a whole sentence, no name of an exception, no code."""
    return text.endswith(".") and " " in text and not any(sign in text for sign in ("Error", "Traceback"))
