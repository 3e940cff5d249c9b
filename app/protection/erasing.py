"""Erasing, decided by the director (effacement): what is proposed, what would go, and doing it for good."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.days import Month
from app.errors import Conflict, NotFound
from app.families.records import Child, Parent
from app.protection.files import EndedFile, FileKind, ended_files, roots_of, unattached
from app.protection.going import Going, carry_out, going_with
from app.protection.mentions import Mention, mentions_of
from app.protection.records import ERASED, Erasure
from app.protection.retention import (
    Hold,
    Standing,
    check_asked_on,
    control_hold,
    first_year_of_control,
    kept_until,
)
from app.report.closed_months import ClosedMonth
from app.report.closing_guard import first_day_touched
from app.report.effects.look import Change
from app.search import fold
from app.session import Session
from app.settings import Settings, settings_on
from app.store import Record
from app.users import Right
from app.wording import elided, spoken_day, spoken_month

WHAT = {kind: what for what, kind in ERASED.items()}
ORDER = (Standing.DUE, Standing.HELD, Standing.KEPT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A file that is no longer alive, and what the program says of it."""

    file: EndedFile
    kept_until: date
    """The last day of its time."""
    hold: Hold | None
    standing: Standing

    @property
    def id(self) -> tuple[str, int]:
        """Which file it is."""
        return self.file.kind.value, self.file.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What an erasure would take away: people by name, rows by kind, and texts of others that name them."""

    people: tuple[str, ...]
    """Who goes: children and parents."""
    follow_ups: tuple[str, ...]
    """Whose insertion file goes while they stay."""
    requests: tuple[str, ...]
    """For whom a place was asked."""
    rows: Mapping[type[Record], int]
    mentions: tuple[Mention, ...]

    @property
    def count(self) -> int:
        """How many rows go."""
        return sum(self.rows.values())


def proposals(session: Session) -> list[Proposal]:
    """What to erase first, then what is held back, then what is kept for a while; by name.

    Raises NotAllowed for anybody but the director.
    """
    session.require(Right.PROTECT_DATA)
    today = session.clock.day()
    settings = settings_on(session, today)
    found = [_proposal(session, file, settings, today) for file in ended_files(session.store, today)]
    return sorted(found, key=lambda one: (ORDER.index(one.standing), fold(one.file.name), one.id))


def proposal_of(session: Session, file: EndedFile) -> Proposal:
    """What the program says of that file today."""
    today = session.clock.day()
    return _proposal(session, file, settings_on(session, today), today)


def _proposal(session: Session, file: EndedFile, settings: Settings, today: date) -> Proposal:
    years = {
        FileKind.CHILD: settings.retention_child_years,
        FileKind.PARENT: settings.retention_insertion_years,
        FileKind.REQUEST: settings.retention_request_years,
    }[file.kind]
    until = kept_until(file.last, years)
    hold = _hold(session, file, settings, today)
    over = Standing.HELD if hold else Standing.DUE
    return Proposal(file=file, kept_until=until, hold=hold, standing=over if today > until else Standing.KEPT)


def _hold(session: Session, file: EndedFile, settings: Settings, today: date) -> Hold | None:
    if file.kind is FileKind.REQUEST:
        return None
    if file.kind is FileKind.CHILD:
        return control_hold(file.last, today, settings.control_years) if file.hours else None
    first = Month(year=first_year_of_control(today, settings.control_years), month=1)
    closed = {one.month for one in session.store.find(ClosedMonth, reopened_on=None)}
    still_open = [month for month in first.until(Month.of(today)) if str(month) not in closed]
    months = _months_touched(session, roots_of(session.store, [file]), still_open)
    return Hold(months=months) if months else None


def _months_touched(
    session: Session, roots: Sequence[Record], months: Collection[Month]
) -> tuple[Month, ...]:
    """The first of the months whose figures would change without these rows."""
    changes = [
        Change(kind=type(row), id=row.id, before=row, after=None) for row in session.store.hanging_on(roots)
    ]
    day = first_day_touched(session.store, changes, months) if months else None
    return (Month.of(day),) if day is not None else ()


def preview(session: Session, chosen: Sequence[Proposal]) -> Preview:
    """What would go with these files. Raises NotAllowed."""
    session.require(Right.PROTECT_DATA)
    going = _going(session, chosen)
    people = tuple(dict.fromkeys(one.name for one in going.roots if isinstance(one, Child | Parent)))
    alone = {kind: _names(chosen, kind, people) for kind in (FileKind.PARENT, FileKind.REQUEST)}
    names = tuple(dict.fromkeys([*people, *alone[FileKind.PARENT], *alone[FileKind.REQUEST]]))
    return Preview(
        people=people,
        follow_ups=alone[FileKind.PARENT],
        requests=alone[FileKind.REQUEST],
        rows=Counter(type(row) for row in going.rows),
        mentions=tuple(mentions_of(session.store, names, going)),
    )


def _names(chosen: Sequence[Proposal], kind: FileKind, going: Collection[str]) -> tuple[str, ...]:
    """The names of these files where the person does not go with them."""
    named = [one.file.name for one in chosen if one.file.kind is kind]
    return tuple(dict.fromkeys(name for name in named if kind is FileKind.REQUEST or name not in going))


def erase(session: Session, chosen: Sequence[Proposal], asked_on: date | None = None) -> int:
    """Erases these files for good; returns how many rows went. It can't be undone, nor what was done before.

    `asked_on` is the day on which the person asked for it (art. 17 RGPD): before its time a file goes only so.
    Raises NotAllowed, NotFound for a file that came back to life, Conflict for one that is held back, InvalidEntry.
    """
    session.require(Right.PROTECT_DATA)
    now = _now(session, chosen)
    for one in chosen:
        _check(now.get(one.id), one)
    if asked_on is not None or any(one.standing is Standing.KEPT for one in now.values()):
        asked_on = check_asked_on(asked_on, session.clock.day())
    with session.store.atomic("erase_people", about=_about(chosen)):
        going = _going(session, chosen)
        day = session.clock.day()
        lines = [
            Erasure(
                what=WHAT[type(root)],
                number=root.id,
                day=day,
                asked_on=asked_on,
                since=session.store.first_written(type(root), root.id),
            )
            for root in going.roots
        ]
        carry_out(session.store, going, lines)
        return len(going.rows)


def _now(session: Session, chosen: Sequence[Proposal]) -> dict[tuple[str, int], Proposal]:
    """What the program says today of these files; nothing of one that came back to life."""
    found = {one.id: one for one in proposals(session)}
    for one in chosen:
        if one.file.kind is FileKind.PARENT and one.id not in found:
            for parent in session.store.find(Parent, id=one.file.id):
                file = unattached(session.store, parent, session.clock.day())
                found |= {one.id: proposal_of(session, file)} if file is not None else {}
    return {one.id: found[one.id] for one in chosen if one.id in found}


def _going(session: Session, chosen: Sequence[Proposal]) -> Going:
    return going_with(session.store, roots_of(session.store, [one.file for one in chosen]))


def _check(now: Proposal | None, asked: Proposal) -> None:
    if now is None:
        raise NotFound(
            f"Le dossier {elided('de', asked.file.name)} n’est plus parmi ceux qui peuvent être effacés : il a "
            "repris, ou il est déjà effacé. Rechargez la page."
        )
    if now.hold is not None:
        raise Conflict(f"{held_words(now)} Rien n’a été effacé.")


def held_words(one: Proposal) -> str:
    """Why nothing of it may go now, whether or not its time is over."""
    why = hold_words(one.hold) if one.hold is not None else ""
    return f"Le dossier {elided('de', one.file.name)} est retenu : {why}"


def hold_words(hold: Hold) -> str:
    """Why, and until when or what to do."""
    if hold.until is not None:
        return f"un contrôle de la Caf peut demander ses heures jusqu’au {spoken_day(hold.until)}."
    return f"{spoken_month(hold.months[0].first)} n’est pas clos, et ses chiffres changeraient : clôturez-le d’abord."


def _about(chosen: Sequence[Proposal]) -> str:
    return chosen[0].file.name if len(chosen) == 1 else f"{len(chosen)} dossiers"


def erasures(session: Session) -> list[Erasure]:
    """The erasure list, newest first. Raises NotAllowed."""
    session.require(Right.PROTECT_DATA)
    return sorted(session.store.find(Erasure), key=lambda one: (one.day, one.id), reverse=True)
