"""A person's file in words (mots du dossier d'une personne): each record as a parent reads it, codes in French."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from app.care.schedules import Turn, WeekPattern
from app.care.weeks import week_name
from app.families.records import ChildFact, Parenthood
from app.insertion.needs import Need
from app.journal_fields import FIELDS, Told
from app.journal_words import KINDS
from app.protection.access import PersonFile, Reference, Value
from app.store import Record
from ui import codes, french, insertion_codes
from ui.pages.children.waiting.words import STATES
from ui.pdf.person_file import SaidPart, SaidRow
from ui.waiting_codes import VERDICTS, WHYS

LISTS: tuple[Mapping[Any, str], ...] = (
    *insertion_codes.ALL,
    codes.KINDS,
    codes.PRESCRIBERS,
    codes.REGIMES,
    codes.GENDERS,
    codes.REASON_WORDS,
    codes.OUTCOME_WORDS,
    codes.FACTS,
    {Turn.ANCHOR: "depuis un lundi", Turn.ISO_PARITY: "semaines paires et impaires"},
    {state: words for state, (words, _) in STATES.items()},
    VERDICTS,
    WHYS,
)
BY_LIST: Mapping[type[StrEnum], Mapping[Any, str]] = {
    type(next(iter(known))): known for known in reversed(LISTS)
}
"""Each coded list's words. « autre » is not said alike in all: the list decides."""
DAYS = (
    "day",
    "first_day",
    "month",
    "asked_on",
    "opened_on",
    "entry_day",
    "answered_on",
    "moved_on",
    "written_on",
)


TURNING = frozenset({"weeks", "turn", "anchor"})
"""How the weeks of a pattern take turns."""
OWN_WORDS = {"anchor": "une semaine A commence le"}
"""Where the journal's word is for those who keep the file."""
TITLES: Mapping[type[Record], str] = {ChildFact: "marche et AEEH", Parenthood: "parents"}
"""Likewise for a kind of records."""


def said_parts(file: PersonFile) -> list[SaidPart]:
    """The file's records, kind by kind."""
    turning = {row.id for row in file.parts.get(WeekPattern, ()) if row.values["weeks"] != 1}
    themes = {row.id: str(_value(row.values["theme"], Told.TEXT)) for row in file.parts.get(Need, ())}
    return [
        SaidPart(
            title=french.capitalised(TITLES.get(kind, KINDS[kind])),
            rows=tuple(_row(in_weeks(row.values, turning), file.name, themes) for row in rows),
        )
        for kind, rows in file.parts.items()
    ]


def in_weeks(values: Mapping[str, Value], turning: Collection[int]) -> Mapping[str, Value]:
    """Weeks in turn as on the contract, « semaine A »; where there is one week only, nothing of turns.

    `turning`: the patterns of several weeks.
    """
    pattern = values.get("pattern_id")
    if isinstance(pattern, Reference):
        week = values["week"]
        assert isinstance(week, int)
        said = {**values, "week": week_name(week)}
        return said if pattern.id in turning else {name: one for name, one in said.items() if name != "week"}
    if "turn" not in values:
        return values
    kept = {name: one for name, one in values.items() if name not in TURNING}
    if values["weeks"] == 1:
        return {**kept, "weeks": "la même chaque semaine"}
    if values["turn"] is Turn.ISO_PARITY:
        return {
            **kept,
            "weeks": values["weeks"],
            "week": "A les semaines impaires de l’année, B les semaines paires",
        }
    return {**kept, "weeks": values["weeks"], "anchor": values["anchor"]}


def _row(values: Mapping[str, object], person: str, themes: Mapping[int, str]) -> SaidRow:
    when, used = _when(values)
    said = []
    for name, value in values.items():
        words, told = FIELDS.get(name, (name, Told.TEXT))
        if name in used or value is None:
            continue
        if isinstance(value, Reference):
            said += _lead(words, value, person, themes)
            continue
        if name == "weeks" and isinstance(value, str):
            said.append(value)
        elif name in OWN_WORDS:
            said.append(f"{OWN_WORDS[name]} {_value(value, told)}")
        else:
            said.append(f"{words}\u00a0: {_value(value, told)}")
    # A text that ends with its own full stop would read « 38,5 °C. ; ».
    said = [one.rstrip(".") for one in said[:-1]] + said[-1:]
    return SaidRow(when=when, text="\u00a0; ".join(said) or "noté")


def _lead(words: str, led: Reference, person: str, themes: Mapping[int, str]) -> list[str]:
    """Whose it is and how the records hang together is no news to the person: names of others are, and themes."""
    if led.kind is Need:
        return [f"{words}\u00a0: {themes.get(led.id, '')}"]
    return [f"{words}\u00a0: {led.name}"] if led.name and led.name != person else []


def _when(values: Mapping[str, object]) -> tuple[str, Sequence[str]]:
    """The record's own day or days, else the day of what it hangs on."""
    for name in DAYS:
        first = values.get(name)
        if isinstance(first, date):
            last = values.get("last_day") if name == "first_day" else first
            if isinstance(last, date) and last != first:
                return f"{french.day_figures(first)} – {french.day_figures(last)}", (name, "last_day")
            return french.day_figures(first), (name, "last_day") if last == first else (name,)
    for one in values.values():
        if isinstance(one, Reference) and one.day and not one.name:
            return f"{KINDS[one.kind]} du {french.day_figures(one.day)}", ()
    return "", ()


def _value(value: object, told: Told) -> str:
    if isinstance(value, StrEnum):
        return BY_LIST[type(value)][value]
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return french.moment(value)
    if isinstance(value, date):
        return french.day_figures(value)
    if isinstance(value, int):
        return _number(value, told)
    return str(value)


def _number(value: int, told: Told) -> str:
    if told is Told.HOUR:
        return french.hour(value)
    if told is Told.EUROS:
        return french.euros(value)
    return french.WEEKDAYS[value] if told is Told.WEEKDAY else str(value)


def coded_lists(kind: type[Record]) -> list[type[StrEnum]]:
    """The coded lists of a kind's fields: a test holds each to its words."""
    return [
        one
        for hint in get_type_hints(kind).values()
        for one in (hint, *get_args(hint))
        if isinstance(one, type) and issubclass(one, StrEnum)
    ]
