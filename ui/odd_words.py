"""What is odd in a month, in words (à vérifier), and the place that mends it; no Qt."""

from app.report.missing_days import MissingDay
from app.report.missing_interviews import MissingInterview
from app.report.oddities import Odd, Oddity
from app.users import Right, User
from ui import french

NBSP = french.NBSP
Way = tuple[str, str, int]
"""A page, the kind of thing that it opens, and which one."""
RIGHTS = {
    "attendance": Right.NOTE_ATTENDANCE,
    "children": Right.SEE_CHILDREN,
    "insertion": Right.SEE_INSERTION,
    "settings": Right.EDIT_STRUCTURE,
    "team": Right.SEE_STAFF,
}
EVENING = frozenset({Oddity.OPEN_ARRIVAL, Oddity.CLOSED_DAY, Oddity.OUTSIDE_OPENING, Oddity.NO_HOURS})
WEEK = frozenset({Oddity.SHORT, Oddity.NO_SHIFT, Oddity.NO_ROTA})
SECTIONS = {Oddity.NO_PLACES: "agreement", Oddity.NO_NUMBER: "identity", Oddity.NOT_OPENED: "opening"}
BLOCKS, LETS = "bloque la clôture", "ne bloque pas"
TITLES = ["Clôture", "À vérifier", "Où et quand"]


def words_of(odd: Odd) -> tuple[str, str]:
    """What it is, and a word more."""
    if odd.path is not None:
        return _path_words(odd)
    if odd.child is not None:
        return _child_words(odd)
    return _creche_words(odd)


def _child_words(odd: Odd) -> tuple[str, str]:
    assert odd.child is not None
    name, when = f"{odd.child.name}{NBSP}: ", french.day_short(odd.day)
    match odd.kind:
        case Oddity.OPEN_ARRIVAL:
            return f"{name}arrivée sans départ", f"{when} à {french.hour(odd.minute)}, aucune minute comptée"
        case Oddity.CLOSED_DAY:
            return f"{name}présence un jour de fermeture", f"{when} à {french.hour(odd.minute)}, elle compte"
        case Oddity.OUTSIDE_OPENING:
            hours = french.spans([(odd.minute, odd.minute + odd.minutes)])
            long = french.duration(odd.minutes)
            return f"{name}présence de {long}, hors de l’ouverture", f"{when}, {hours}, elle compte"
        case Oddity.NOTHING_RESERVED:
            days = french.plural(odd.days, "jour d’ouverture", "jours d’ouverture")
            return f"{name}aucune heure réservée", f"Contrat régulier, {days}, sans semaine ni planning"
    since = f"Depuis le {french.day(odd.day)}"
    return f"{name}trois ans passés", f"{since}, hors de la part Avip"


def _path_words(odd: Odd) -> tuple[str, str]:
    assert odd.path is not None
    assert odd.parent is not None
    name = f"{odd.parent.name}{NBSP}: "
    opened = f"Parcours ouvert le {french.day(odd.path.entry_day)}"
    if odd.kind is Oddity.NO_SITUATION:
        return f"{name}aucune situation notée", opened
    if odd.kind is Oddity.PAST_TERM:
        when = f"Depuis le {french.day(odd.day)}"
        return f"{name}engagement échu", f"{when}{NBSP}: renouvellement, sortie ou place permanente"
    if odd.day == odd.path.entry_day:
        return f"{name}aucun engagement", opened
    return f"{name}plus d’engagement", f"Le dernier a pris fin le {french.day(odd.day)}, avant son terme"


PLAIN = {
    Oddity.NO_ROTA: ("Aucun horaire d’équipe", "L’encadrement du mois ne peut pas être jugé"),
    Oddity.NO_NUMBER: ("Numéro d’équipement Caf absent", "L’en-tête du rapport est incomplet"),
    Oddity.NOT_OPENED: ("Aucun jour d’ouverture", "Les taux du mois sont sans objet"),
    Oddity.NO_CHILD: ("Aucun enfant de moins de trois ans", "La part Avip est sans objet"),
    Oddity.NO_HOURS: ("Aucune heure réalisée", "Le taux de facturation est sans objet"),
}


def _creche_words(odd: Odd) -> tuple[str, str]:
    if odd.kind in PLAIN:
        return PLAIN[odd.kind]
    when = french.day_short(odd.day)
    if odd.kind is Oddity.SHORT:
        short = f"{french.duration(odd.minutes)} sans assez d’adultes"
        return short, f"{when}, à partir de {french.hour(odd.minute)}"
    since = f"À partir du {french.day_and_month(odd.day)}" if odd.days > 1 else when
    if odd.kind is Oddity.NO_SHIFT:
        days = french.plural(odd.days, "jour sans horaire d’équipe", "jours sans horaire d’équipe")
        return days, f"{since}, hors du calcul de l’encadrement"
    days = french.plural(odd.days, "jour d’ouverture", "jours d’ouverture")
    return f"{days} sans agrément", f"{since}, ni surnombre ni occupation"


def way_of(odd: Odd, user: User) -> Way | None:
    """The place that mends it; None where this person may not go there."""
    way = _way(odd)
    return way if user.can(RIGHTS[way[0]]) else None


def _way(odd: Odd) -> Way:
    if odd.path is not None:
        return "insertion", "path", odd.path.id
    if odd.kind in EVENING:
        return evening_of(odd.day.toordinal())
    if odd.kind in WEEK:
        return "team", "day", odd.day.toordinal()
    if odd.kind in SECTIONS:
        return "settings", SECTIONS[odd.kind], 0
    kind = "contract" if odd.kind is Oddity.NOTHING_RESERVED else "child"
    return "children", kind, odd.child.id if odd.child else 0


def evening_of(number: int) -> Way:
    """The door's evening entry of the day of that ordinal."""
    return "attendance", "evening", number


def day_line(missing: MissingDay) -> list[str]:
    """A presence not recorded, as the printed list says it."""
    when = f"{french.day_short(missing.day)}, {french.spans(missing.reserved)}"
    return [BLOCKS, f"{missing.child.name}{NBSP}: présence non pointée", when]


def interview_line(missing: MissingInterview) -> list[str]:
    """An interview without a state, as the printed list says it."""
    one = missing.interview
    when = f"{french.day_short(one.day)} à {french.hour(one.start)}"
    return [BLOCKS, f"{missing.parent.name}{NBSP}: entretien sans suite", when]


def odd_line(odd: Odd) -> list[str]:
    """What is odd, as the printed list says it."""
    return [LETS, *words_of(odd)]
