"""The columns of the team's list (colonnes de la liste): who, diploma, contract, this week's hours, dates."""

from app.search import name_order
from app.staff.team import TeamMember
from ui import codes, french
from ui.pages.team.words import SHORT
from ui.table import Column


def columns() -> tuple[Column[TeamMember], ...]:
    """The list's columns: who, under which contract."""
    return (
        Column[TeamMember](
            title="Nom",
            text=lambda one: one.member.name,
            key=lambda one: name_order(one.member),
            hint=lambda one: one.member.name,
            width=146,
        ),
        Column[TeamMember](
            title="Diplôme",
            text=lambda one: SHORT[one.member.qualification],
            hint=lambda one: codes.QUALIFICATIONS[one.member.qualification],
            width=104,
        ),
        Column[TeamMember](
            title="Contrat",
            text=lambda one: french.hours(one.weekly_minutes) if one.weekly_minutes else "",
            key=lambda one: one.weekly_minutes,
            width=68,
            right=True,
        ),
        *_week_columns(),
    )


def _week_columns() -> tuple[Column[TeamMember], ...]:
    """The week's hours against it, and the dates at work."""
    return (
        Column[TeamMember](
            title="Cette semaine",
            text=lambda one: f"{french.hours(one.worked)} / {french.hours(one.wanted)}",
            key=lambda one: one.worked,
            tone=lambda one: "amber" if abs(one.worked - one.wanted) >= 15 else "ink",
            hint=lambda one: (
                f"{french.hours(one.worked)} pour {french.hours(one.wanted)} au contrat, congés déduits"
            ),
            width=130,
            right=True,
        ),
        Column[TeamMember](
            title="Depuis",
            text=lambda one: french.day_figures(one.member.first_day),
            key=lambda one: one.member.first_day,
            width=98,
        ),
        Column[TeamMember](
            title="Jusqu’au",
            text=lambda one: french.day_figures(one.member.last_day) if one.member.last_day else "",
            key=lambda one: one.member.last_day,
            width=72,
        ),
    )
