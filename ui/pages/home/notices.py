"""What the insertion says on the home page (échéances de l'insertion): one line each, together from three on; no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.families.records import Parent
from app.insertion.follow_ups import DueCheck
from app.insertion.home_part import InsertionHome, Standing
from app.wording import listed
from ui import french
from ui.insertion_words import term_words

if TYPE_CHECKING:
    from ui.theme import Tone

NBSP = french.NBSP
MOST = 2
"""Lines of one kind; more of them stand in one."""
NAMED = 3
"""Of those in one line, how many are named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A line: its words, and where its button leads: to one of the kinds of things that the page opens."""

    words: str
    detail: str
    icon: str = "flag"
    tone: "Tone" = "amber"
    page: str = "insertion"
    kind: str = "path"
    id: int = 0
    deed: str = "Ouvrir"


def notices(insertion: InsertionHome, today: date) -> Iterator[Notice]:
    """The lines, what is past first."""
    yield from _ended(insertion, today)
    if insertion.to_record:
        yield Notice(
            words=f"{french.plural(insertion.to_record, 'entretien')} à renseigner",
            detail="Le mois ne peut pas être clôturé sans leur suite",
            icon="talk",
            kind="day",
        )
    yield from _ending(insertion, today)
    yield from _checks(insertion.checks)
    yield from _unsigned(insertion.unsigned)


def clock_notice(doubt: str | None) -> Iterator[Notice]:
    """The computer's clock seems wrong: what is noted meanwhile would bear that day."""
    if doubt is not None:
        yield Notice(
            words="Date de l’ordinateur à vérifier",
            detail=doubt,
            icon="alert",
            tone="alert",
            page="journal",
            kind="",
        )


def code_notice(used: datetime | None) -> Iterator[Notice]:
    """The printed code was used: its sheet was read, and it opens the folder still."""
    if used is not None:
        when = french.capitalised(french.moment(used))
        yield Notice(
            words="Le code de secours a servi",
            detail=f"{when}. Il ouvre toujours le dossier{NBSP}: imprimez-en un nouveau",
            icon="lock",
            page="settings",
            kind="security",
        )


def _ended(insertion: InsertionHome, today: date) -> Iterator[Notice]:
    found = insertion.ended
    for one in found if len(found) <= MOST else ():
        assert one.engagement is not None
        words = f"{one.parent.name}{NBSP}: l’engagement {term_words(one.engagement.until, today)}"
        detail = "À renouveler, sinon la sortie ou la place permanente est à noter"
        yield Notice(words=words, detail=detail, icon="alert", tone="alert", id=one.path.id)
    if len(found) > MOST:
        words = f"{french.number(len(found))} engagements sont arrivés à leur terme"
        yield Notice(words=words, detail=_names(found), icon="alert", tone="alert", kind="paths")


def _ending(insertion: InsertionHome, today: date) -> Iterator[Notice]:
    found = insertion.ending
    for one in found if len(found) <= MOST else ():
        assert one.engagement is not None
        words = f"{one.parent.name}{NBSP}: l’engagement {term_words(one.engagement.until, today)}"
        bilan = one.engagement.bilan_on
        detail = f"Bilan fait le {french.day_and_month(bilan)}" if bilan else "Le bilan reste à faire"
        yield Notice(words=words, detail=detail, id=one.path.id)
    if len(found) > MOST:
        days = french.plural(insertion.warned_days, "jour")
        words = f"{french.number(len(found))} engagements se terminent d’ici {days}"
        yield Notice(words=words, detail=_names(found), kind="paths")


def _checks(found: Sequence[tuple[DueCheck, Parent]]) -> Iterator[Notice]:
    for due, parent in found if len(found) <= MOST else ():
        words = f"{parent.name}{NBSP}: le suivi à {due.months}{NBSP}mois est à faire"
        yield Notice(words=words, detail=f"Depuis le {french.day(due.due)}", icon="phone", id=due.path.id)
    if len(found) > MOST:
        words = f"{french.number(len(found))} suivis à 3 ou 6{NBSP}mois sont à faire"
        names = listed([parent.name for _, parent in found], most=NAMED)
        yield Notice(words=words, detail=names, icon="phone", kind="paths")


def _unsigned(found: Sequence[Standing]) -> Iterator[Notice]:
    for one in found if len(found) <= MOST else ():
        if one.engagement is None:
            words = f"{one.parent.name}{NBSP}: pas encore d’engagement"
            detail = f"Parcours ouvert depuis le {french.day(one.path.entry_day)}"
        else:
            words = f"{one.parent.name}{NBSP}: l’engagement est à signer"
            period = french.period(one.engagement.first_day, one.engagement.last_day)
            detail = f"Il va {period}"
        yield Notice(words=words, detail=detail, icon="pencil", id=one.path.id)
    if len(found) > MOST:
        words = f"{french.number(len(found))} parcours sont sans engagement signé"
        yield Notice(words=words, detail=_names(found), icon="pencil", kind="paths")


def _names(found: Sequence[Standing]) -> str:
    return listed([one.parent.name for one in found], most=NAMED)
