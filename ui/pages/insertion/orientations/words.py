"""An orientation in words (mots des orientations): its columns, its state, who sent the parent."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from app.insertion.orientation_desk import OrientationLine
from app.insertion.orientations import Answer, Decliner, Purpose
from app.insertion.partners import Partner, Prescriber, prescriber_of
from app.search import fold, name_order
from ui import codes, french, insertion_codes, theme
from ui.table import Column

NBSP = french.NBSP
STATES: dict[Answer, tuple[str, theme.Tone]] = {
    Answer.WAITING: ("à répondre", "amber"),
    Answer.ACCEPTED: ("acceptée", "fine"),
    Answer.DECLINED: ("refusée", "muted"),
}
LISTED: tuple[str, theme.Tone] = ("liste d’attente", "action")


class Source(NamedTuple):
    """Who sent the parent: an organisation of the directory, or a kind of organisation alone."""

    prescriber: Prescriber
    organisation_id: int | None = None


def sources(partners: list[Partner]) -> list[tuple[str, Source]]:
    """The directory's organisations, those that prescribe first, then the kinds for what is not in it."""
    names = [
        (one.organisation.name, Source(prescriber_of(one.organisation.kind), one.organisation.id))
        for one in partners
    ]
    kinds = [(prescriber_words(one), Source(one)) for one in Prescriber]
    return [*sorted(names, key=lambda one: (one[1].prescriber is Prescriber.OTHER, fold(one[0]))), *kinds]


def prescriber_words(prescriber: Prescriber) -> str:
    """« France Travail, hors annuaire », « la famille elle-même »."""
    if prescriber is Prescriber.SELF:
        return french.capitalised(codes.PRESCRIBERS[prescriber])
    known = "autre organisme" if prescriber is Prescriber.OTHER else codes.PRESCRIBERS[prescriber]
    return f"{french.capitalised(known)}, hors annuaire"


def organisation_text(line: OrientationLine) -> str:
    """The organisation's name, else its kind."""
    if line.partner is not None:
        return line.partner.organisation.name
    return french.capitalised(codes.PRESCRIBERS[line.orientation.prescriber])


def source_text(line: OrientationLine) -> str:
    """« France Travail, agence des Tilleuls, M. Le Guen »."""
    return ", ".join(filter(None, (organisation_text(line), line.orientation.adviser)))


def state_of(line: OrientationLine) -> tuple[str, theme.Tone]:
    """One or two words, and their tone."""
    return LISTED if line.is_listed else STATES[line.orientation.answer]


def answer_text(line: OrientationLine, today: date) -> str:
    """« sans réponse depuis 4 jours », « acceptée le 02/02/2026 », « refusée le 06/10/2026 : pas de place »."""
    one = line.orientation
    when = "" if one.answered_on is None else f" le {french.day_figures(one.answered_on)}"
    if line.is_listed:
        return f"liste d’attente depuis{when}"
    if line.is_waiting:
        days = (today - one.day).days
        return (
            f"sans réponse depuis {french.plural(days, 'jour')}"
            if days
            else "reçue aujourd’hui, sans réponse"
        )
    if one.answer is Answer.ACCEPTED or one.decline_reason is None:
        return f"{STATES[one.answer][0]}{when}"
    by = " par le parent" if one.declined_by is Decliner.PARENT else ""
    return f"refusée{by}{when}{NBSP}: {insertion_codes.DECLINE_REASONS[one.decline_reason]}"


def columns(today: Callable[[], date]) -> tuple[Column[OrientationLine], ...]:
    """Of the list; `ANSWER` is the place of the last."""
    return (
        Column(title="Parent", text=lambda line: line.parent.name, key=lambda line: name_order(line.parent),
               width=136, hint=lambda line: line.parent.name),
        Column(title="Reçue le", text=lambda line: french.day_figures(line.orientation.day),
               key=lambda line: line.orientation.day, width=98),
        Column(title="Organisme", text=source_text, width=284, hint=source_text),
        Column(title="Pour", text=_purpose, width=150, hint=purpose_text),
        Column(title="À partir du", text=_wanted, key=lambda line: line.orientation.wanted_from, width=98),
        Column(title="Par semaine", text=_weekly, key=lambda line: line.orientation.weekly_minutes,
               width=98, right=True),
        Column(title="Réponse", text=lambda line: answer_text(line, today()), key=lambda line: line.order,
               tone=lambda line: state_of(line)[1], hint=lambda line: answer_text(line, today())),
    )  # fmt: skip


ANSWER = 6
SPARED = (1, 3, 4, 5)
"""Columns that the card tells too, left out where the room is short."""
NEEDED = 1000
"""Pixels for all of them."""


def purpose_text(line: OrientationLine) -> str:
    """« formation »."""
    return insertion_codes.PURPOSES[line.orientation.purpose]


def _purpose(line: OrientationLine) -> str:
    return "recherche d’emploi" if line.orientation.purpose is Purpose.STEPS else purpose_text(line)


def _wanted(line: OrientationLine) -> str:
    day = line.orientation.wanted_from
    return "" if day is None else french.day_figures(day)


def _weekly(line: OrientationLine) -> str:
    minutes = line.orientation.weekly_minutes
    return "" if minutes is None else french.hours(minutes)
