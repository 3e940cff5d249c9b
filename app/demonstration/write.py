"""Writes the demonstration crèche (crèche de démonstration): everything in one transaction, the same each time."""

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.care.attendance import Absence, AttendedSpan
from app.care.enrolments import Enrolment
from app.care.schedules import DayException, ExceptionSpan, PatternSpan
from app.demonstration import (
    away,
    contracts,
    odd_days,
    outings,
    people,
    premises,
    roster,
    stays,
    urgent,
)
from app.demonstration.closings import close_months
from app.demonstration.counsel import write_counsel
from app.demonstration.frame import Frame
from app.demonstration.waiting import write_waiting
from app.demonstration.write_team import write_team
from app.report.closing import Draw
from app.report.comments import MonthComment
from app.settings import DEMONSTRATION, Setting
from app.storage import Storage
from app.store import Store
from app.users import Role, User

PASSPHRASE = "demonstration"  # noqa: S105 — printed in the README: the people are invented
PEOPLE = (
    ("directrice", "Claire Ménard", Role.DIRECTOR),
    ("conseillere", "Inès Faure", Role.COUNSELLOR),
    ("equipe", "Équipe", Role.TEAM),
)


def create(
    storage: Storage,
    folder: Path,
    today: date,
    months: int = 18,
    places: int = 30,
    *,
    draw: Draw | None = None,
) -> None:
    """Makes a demonstration crèche's folder, with its three people; nothing is left of it where that fails.

    Its past months are closed where `draw` makes their papers, else left open.
    Raises InvalidEntry for months or places that can't be, FileRefused for the folder.
    """
    frame = Frame(today=today, months=months, places=places).checked()
    (login, name, role), *others = PEOPLE
    there = os.access(folder, os.F_OK)  # False, too, where this account may not look: the storage tells that
    store, _ = storage.create(folder, login, name, role, PASSPHRASE)
    try:
        with store.atomic("write_demonstration"):
            write(store, today, months=frame.months, places=frame.places)
            for login, name, role in others:
                store.set_passphrase(login, name, role, PASSPHRASE)
        if draw is not None:
            close_months(store, frame, draw)
        store.close()
    except BaseException:
        store.close()
        shutil.rmtree(folder, ignore_errors=True)
        if there:
            folder.mkdir(exist_ok=True)
        raise


def write(store: Store, clock_day: date, *, months: int = 18, places: int = 30) -> None:
    """Fills an empty crèche: `months` of life that end with the day's month. Raises InvalidEntry."""
    frame = Frame(today=clock_day, months=months, places=places).checked()
    rows = premises.premises(frame)
    found = roster.roster(frame, rows)
    urgent.urgent(found)
    made = contracts.contracts(found)
    odd_days.nights(found, made)
    work = outings.plan_work(found, made)
    full_days = odd_days.crowds(found, made)
    with store.atomic("write_demonstration"):
        _write_premises(store, frame, rows)
        known = people.write_people(store, found)
        enrolments = _write_contracts(store, made, found, known)
        _write_attendance(store, made, enrolments, found, full_days)
        write_counsel(store, found, known, work)
        write_team(store, frame, rows, made)
        write_waiting(store, frame)
        month = frame.stage
        store.add(MonthComment(month=str(month), text=_comment(frame)))


def _write_premises(store: Store, frame: Frame, rows: premises.Premises) -> None:
    written = {user.login for user in store.find(User)}
    store.add_all(
        [User(login=login, name=name, role=role) for login, name, role in PEOPLE if login not in written]
    )
    store.add(Setting(key=DEMONSTRATION, first_day=frame.first, value="yes"))
    store.add(rows.identity)
    store.add_all(rows.rows.opening)
    store.add_all(rows.rows.holidays)
    store.add_all(rows.rows.closures)
    store.add_all(rows.rows.capacity)


def _write_contracts(
    store: Store, made: list[contracts.Contract], found: roster.Roster, known: people.People
) -> list[Enrolment]:
    child_of = {id(stay): child for stay, child in zip(found.stays, known.children, strict=True)}
    enrolments = store.add_all([_enrolment(one, child_of[id(one.stay)].id, found.frame) for one in made])
    dated = [(row.id, pattern) for row, one in zip(enrolments, made, strict=True) for pattern in one.patterns]
    patterns = store.add_all([replace(pattern.row, enrolment_id=number) for number, pattern in dated])
    store.add_all(
        PatternSpan(pattern_id=row.id, week=index, weekday=weekday, start=span.start, end=span.end)
        for row, (_, pattern) in zip(patterns, dated, strict=True)
        for index, week in enumerate(pattern.weeks)
        for weekday, span in week
    )
    changed = [
        (row.id, day, note, spans)
        for row, one in zip(enrolments, made, strict=True)
        for day, (note, spans) in sorted(one.exceptions.items())
    ]
    exceptions = store.add_all(
        [DayException(enrolment_id=number, day=day, note=note) for number, day, note, _ in changed]
    )
    store.add_all(
        ExceptionSpan(exception_id=row.id, start=span.start, end=span.end)
        for row, (_, _, _, spans) in zip(exceptions, changed, strict=True)
        for span in spans
    )
    return enrolments


def _enrolment(one: contracts.Contract, child: int, frame: Frame) -> Enrolment:
    first, last = one.adaptation or (None, None)
    return Enrolment(
        child_id=child,
        kind=one.kind,
        first_day=one.first,
        last_day=one.last,
        adaptation_first_day=first,
        adaptation_last_day=last,
        signed_on=contracts.signed(one),
        end_reason=one.stay.reason if one.ends and one.last < frame.today else None,
    )


def _write_attendance(
    store: Store,
    made: list[contracts.Contract],
    enrolments: list[Enrolment],
    found: roster.Roster,
    full_days: list[date],
) -> None:
    noted: list[stays.Presence] = []
    absences: list[Absence] = []
    for one, row in zip(made, enrolments, strict=True):
        aways = away.away(one, found.frame, found.premises, full_days)
        noted += stays.presences(one, aways, found.frame, found.premises)
        absences += [
            Absence(
                enrolment_id=row.id,
                first_day=off.first,
                last_day=off.last,
                reason=off.reason,
                announced_on=off.announced,
            )
            for off in aways
        ]
    store.add_all(
        AttendedSpan(
            enrolment_id=enrolments[one.contract.number].id,
            child_id=enrolments[one.contract.number].child_id,
            day=one.day,
            arrived=one.arrived,
            left=one.left,
        )
        for one in stays.forgotten(noted, found.frame)
    )
    store.add_all(absences)


def _comment(frame: Frame) -> str:
    """What the director says of the last complete month; `&` and `<` are there on purpose."""
    meeting = premises.half_day(frame.stage).first_day
    return (
        f"La crèche a fermé l’après-midi du {meeting.day} pour une réunion d’équipe. Le café des parents & des "
        "grands-parents a réuni quinze familles. Un accueil de nuit a été organisé le dernier jour du mois pour une "
        "maman en formation d’aide-soignante. Délai de réponse aux demandes d’accueil d’urgence : <\u00a024 heures."
    )
