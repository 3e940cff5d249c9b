"""The adults on the home page (encadrement du jour): in the verdict, at this minute, and who lacks soon; no Qt."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from app.days import ONE_DAY
from app.home import Home
from app.planning.adults import Adults
from app.planning.conflicts import LoadConflict
from ui import french
from ui.day_minute import day_minute
from ui.pages.home.notices import MOST, Notice

NBSP = french.NBSP


def lacking(adults: Adults) -> str:
    """« Il manque 1 adulte de 7 h 30 à 8 h, et à 2 autres moments »; empty where nobody lacks, or nothing is known."""
    to_come = [one for one in adults.shortages if not one.happened]
    runs = to_come or list(adults.shortages)
    if not runs:
        return ""
    first = runs[0]
    when = f"de {french.hour(first.start)} à {french.hour(first.end)}"
    words = f"{'Il manque' if to_come else 'Il a manqué'} {french.plural(first.missing, 'adulte')} {when}"
    others = len(runs) - 1
    return f"{words}, et à {french.plural(others, 'autre moment', 'autres moments')}" if others else words


def now_words(home: Home) -> str:
    """« 8 h 47 : 21 enfants · 4 adultes nécessaires, 5 présents »; empty on another day, or without a rota."""
    if home.now is None or home.at_work is None:
        return ""
    children, needed, present = home.at_work
    return (
        f"{french.hour(home.now)}{NBSP}: {french.plural(children, 'enfant')} · "
        f"{french.plural(needed, 'adulte nécessaire', 'adultes nécessaires')}, {french.plural(present, 'présent')}"
    )


def lack_notices(short: Sequence[LoadConflict], today: date) -> Iterator[Notice]:
    """A line for each shortage to come; those of a day together from three on. Each opens its minute."""
    for day, own in groupby(short, key=lambda one: one.day):
        runs = list(own)
        if len(runs) <= MOST:
            yield from (_one(run, today) for run in runs)
        else:
            yield _several(day, runs, today)


def _one(run: LoadConflict, today: date) -> Notice:
    words = f"{_when(run.day, today)}, {french.span(run.start, run.end)}{NBSP}: il manque "
    return _notice(
        run,
        words + french.plural(run.missing, "adulte"),
        f"{french.plural(run.children, 'enfant')}, "
        f"{french.plural(run.needed, 'adulte nécessaire', 'adultes nécessaires')}, "
        f"{french.plural(run.present, 'prévu')}",
    )


def _several(day: date, runs: Sequence[LoadConflict], today: date) -> Notice:
    words = f"{_when(day, today)}{NBSP}: il manque des adultes à {french.plural(len(runs), 'moment')}"
    return _notice(runs[0], words, ", ".join(french.span(run.start, run.end) for run in runs))


def _notice(run: LoadConflict, words: str, detail: str) -> Notice:
    return Notice(
        words=words,
        detail=detail,
        icon="alert",
        tone="alert",
        page="planning",
        kind="minute",
        id=day_minute(run.day, run.start),
        deed="Voir au planning",
    )


def _when(day: date, today: date) -> str:
    if day == today:
        return "Aujourd’hui"
    return "Demain" if day == today + ONE_DAY else french.capitalised(french.day_of_week(day))
