"""The proposal (proposition de planning): a rota to look at, with what it could not satisfy, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from app.errors import InvalidEntry
from app.spans import Span
from app.staff.rota.costs import CostParts, parts
from app.staff.rota.feasible import Feasibility, feasibility
from app.staff.rota.figures import Figures, figures_of, rests
from app.staff.rota.inputs import MOST_PEOPLE, RotaWeek, Wish
from app.staff.rota.presence import Gap
from app.staff.rota.search import Search, Step
from app.staff.rota.shapes import lawful
from app.staff.rota.words import at_head, spoken_minutes, weekday_of
from app.wording import counted, spoken_span

WISHES = {Wish.EARLY: "commencer tôt", Wish.LATE: "finir tard", Wish.OFF: "ne pas travailler"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """Never written by itself: somebody looks at it, then accepts or drops it."""

    week: RotaWeek
    rota: tuple[tuple[tuple[Span, ...], ...], ...]
    """By member, by weekday, as `week` orders them."""
    feasibility: Feasibility
    before: Figures
    after: Figures
    cost: CostParts
    unmet: tuple[str, ...]
    """What could not be satisfied, the gravest first."""

    @property
    def changes(self) -> tuple[tuple[int, int, tuple[Span, ...]], ...]:
        """(member id, weekday, spans) of each day that differs from today's rota."""
        return tuple(
            (member.id, weekday, spans)
            for member, row in zip(self.week.members, self.rota, strict=True)
            for weekday, (own, spans) in enumerate(zip(member.days, row, strict=True))
            if own.usual != spans
        )


def untold(_done: int, _total: int) -> None:
    """Nobody waits for news."""


def propose(week: RotaWeek, step: Step = untold) -> Proposal:
    """Looks for the week's rota; the same week gives the same one.

    `step` is told how far it is (done, total); whatever it raises stops the search, and nothing is kept.
    Raises InvalidEntry for a week without anybody, or with more people than one rota holds.
    """
    check_people(week)
    feasible = feasibility(week)
    rows = Search(week).run(step)
    rota = tuple(tuple(shift.spans if shift else () for shift in row) for row in rows)
    today = tuple(tuple(day.usual for day in member.days) for member in week.members)
    after = figures_of(week, rota)
    return Proposal(
        week=week,
        rota=rota,
        feasibility=feasible,
        before=figures_of(week, today),
        after=after,
        cost=parts(week, rows),
        unmet=(*_broken(week, rota), *unmet(after)),
    )


def check_people(week: RotaWeek) -> None:
    """Raises InvalidEntry."""
    if not week.members:
        raise InvalidEntry("Personne n’est sous contrat cette semaine : inscrivez d’abord l’équipe.")
    if len(week.members) > MOST_PEOPLE:
        raise InvalidEntry(
            f"Un planning se propose pour {MOST_PEOPLE} personnes au plus, et l’équipe en compte "
            f"{len(week.members)} : faites la semaine à la main."
        )


def unmet(figures: Figures) -> Iterator[str]:
    """What a rota leaves short, one sentence each: adults, hours, wishes, qualification."""
    yield from (shortage(gap) for gap in figures.gaps)
    for name, worked, wanted in figures.uneven:
        over = worked > wanted
        yield (
            f"{name} : {spoken_minutes(abs(worked - wanted))} de {'plus' if over else 'moins'} que le contrat "
            f"({spoken_minutes(worked)} pour {spoken_minutes(wanted)})."
        )
    for name, day, wish in figures.refused:
        yield f"{name}, {weekday_of(day)} : le souhait de {WISHES[wish]} n’est pas suivi."
    for day, span in figures.unqualified:
        yield (
            f"{at_head(weekday_of(day))}, {spoken_span(span.start, span.end)} : "
            "moins de 40 % de personnes qualifiées."
        )


def shortage(gap: Gap) -> str:
    """« Mardi 24 novembre, 7 h–7 h 30 : il manque 1 adulte (1 présent, 2 nécessaires). »."""
    return (
        f"{at_head(weekday_of(gap.day))}, {spoken_span(gap.start, gap.end)} : il manque "
        f"{counted(gap.needed - gap.present, 'adulte')} ({counted(gap.present, 'présent')}, "
        f"{counted(gap.needed, 'nécessaire')})."
    )


def _broken(week: RotaWeek, rota: tuple[tuple[tuple[Span, ...], ...], ...]) -> Iterator[str]:
    """The rules of work that days kept as they are break: the search itself breaks none."""
    monday = week.days[0].day
    for name, index, rest in rests(week, rota):
        if rest < week.rules.rest:
            evening = weekday_of(monday + timedelta(days=index))
            yield (
                f"{name} : {spoken_minutes(rest)} de repos après le {evening}, "
                f"{spoken_minutes(week.rules.rest)} sont nécessaires."
            )
    for member, row in zip(week.members, rota, strict=True):
        for day, spans in zip(week.days, row, strict=True):
            if not lawful(spans, week.rules):
                yield (
                    f"{member.name}, {weekday_of(day.day)} : {spoken_minutes(sum(s.minutes for s in spans))} de "
                    f"travail gardées telles quelles ({spoken_minutes(week.rules.day)} au plus, une pause de "
                    f"{week.rules.pause} min au bout de {spoken_minutes(week.rules.stretch)})."
                )
