"""What wants a look in a week (à vérifier): too many children, too few adults, a departure nobody noted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.settings_catalogue import StaffRule
from app.wording import WEEKDAYS, counted, spoken_hour, spoken_span


class ConflictRule(StrEnum):
    """What a day, or a week, runs into, the gravest first."""

    OVER_LIMIT = "over_limit"
    SHORT_STAFF = "short_staff"
    WEEK_IN_BREACH = "week_in_breach"
    SURNOMBRE = "surnombre"
    UNRECORDED_DEPARTURE = "unrecorded_departure"


GRAVE = frozenset({ConflictRule.OVER_LIMIT, ConflictRule.SHORT_STAFF, ConflictRule.WEEK_IN_BREACH})
"""Those that break a rule; a surnombre is permitted, a departure only wants noting."""
RANKS = tuple(ConflictRule)


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadConflict:
    """One thing to know: on which day, from when to when (civil minutes), against which rule, and how many."""

    day: date
    start: int
    end: int
    rule: ConflictRule
    children: int = 0
    """The most of the run; for a shortage, those of its worst minute."""
    places: int = 0
    limit: int = 0
    """The most children permitted at once."""
    percent: int = 0
    non_walkers: int = 0
    present: int = 0
    needed: int = 0
    staff_rule: StaffRule = StaffRule.A
    happened: bool = False
    """Whether it lies behind: nobody can mend it, it is only to be known."""
    about: str = ""
    """A child's name, for a departure."""
    attended: int = 0
    capacity: int = 0
    """The week's minutes, for a week in breach."""

    @property
    def missing(self) -> int:
        """Adults that lack at the worst minute."""
        return self.needed - self.present

    @property
    def head(self) -> str:
        """« Mardi 24, 7 h 30–8 h : manque 1 adulte »: where, and what."""
        when = f"{spoken_weekday(self.day)}, {spoken_span(self.start, self.end)}"
        match self.rule:
            case ConflictRule.OVER_LIMIT:
                return f"{when} : plus de {self.percent}\u00a0% de l’agrément"
            case ConflictRule.SHORT_STAFF:
                lacks = "il manquait" if self.happened else "manque"
                return f"{when} : {lacks} {counted(self.missing, 'adulte')}"
            case ConflictRule.WEEK_IN_BREACH:
                return f"Semaine {self.day.isocalendar().week} : plus d’heures que l’agrément"
            case ConflictRule.SURNOMBRE:
                return f"{when} : surnombre"
            case ConflictRule.UNRECORDED_DEPARTURE:
                return f"{spoken_weekday(self.day)} : départ non noté, {self.about}"

    @property
    def detail(self) -> str:
        """« 13 enfants dont 6 qui ne marchent pas, règle A »: how many, and by which rule."""
        match self.rule:
            case ConflictRule.OVER_LIMIT:
                return (
                    f"{counted(self.children, 'enfant')}, au plus {self.limit} "
                    f"pour {counted(self.places, 'place')}"
                )
            case ConflictRule.SHORT_STAFF:
                return f"{self._crowd()}, règle {self.staff_rule.value}"
            case ConflictRule.WEEK_IN_BREACH:
                return (
                    f"{_hours(self.attended)} de présence pour {_hours(self.capacity)} de capacité, "
                    "100\u00a0% au plus sur la semaine"
                )
            case ConflictRule.SURNOMBRE:
                allowed = "permis jusqu’à"
                return (
                    f"{counted(self.children, 'enfant')} pour {counted(self.places, 'place')}, "
                    f"{allowed} {self.limit}"
                )
            case ConflictRule.UNRECORDED_DEPARTURE:
                planned = f", départ prévu à {spoken_hour(self.end)}" if self.end > self.start else ""
                return f"arrivée à {spoken_hour(self.start)}{planned}"

    @property
    def sentence(self) -> str:
        """Both, in one sentence."""
        return f"{self.head} — {self.detail}"

    def _crowd(self) -> str:
        children = counted(self.children, "enfant")
        if not self.non_walkers or self.staff_rule is StaffRule.B:
            return children
        walk = "qui ne marche pas" if self.non_walkers == 1 else "qui ne marchent pas"
        return (
            f"{children} {walk}"
            if self.non_walkers == self.children
            else (f"{children} dont {self.non_walkers} {walk}")
        )


def rank(conflict: LoadConflict) -> tuple[int, bool, date, int]:
    """What they are told by: the gravest first, of those what can still be mended, then in time."""
    return RANKS.index(conflict.rule), conflict.happened, conflict.day, conflict.start


def spoken_weekday(day: date) -> str:
    """« Mardi 24 », « Dimanche 1er »."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {'1er' if day.day == 1 else day.day}"


def _hours(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return f"{whole}\u00a0h\u00a0{rest:02}" if rest else f"{whole}\u00a0h"
