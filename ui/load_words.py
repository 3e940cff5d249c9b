"""The load in words (charge en mots): a line for each day, what its header says, what a screen reader hears (no Qt)."""

from typing import Literal

from app.planning.conflicts import GRAVE, ConflictRule, LoadConflict
from app.planning.week_load import LoadOfDay, LoadOfWeek
from ui import french
from ui.french import NBSP

Tone = Literal["muted", "amber", "alert"]
SIGNS: dict[Tone, str] = {"alert": "▲", "amber": "▲", "muted": "?"}


def tone_of(conflict: LoadConflict) -> Tone:
    """Red for a rule that is broken, amber for a surnombre, muted for what only wants noting."""
    if conflict.rule in GRAVE:
        return "alert"
    return "amber" if conflict.rule is ConflictRule.SURNOMBRE else "muted"


def sign_of(conflict: LoadConflict) -> str:
    """▲, or « ? » for a departure: never by colour alone."""
    return SIGNS[tone_of(conflict)]


def first_of(load: LoadOfDay | None) -> LoadConflict | None:
    """The day's gravest conflict, the earliest of them."""
    return load.conflicts[0] if load is not None and load.conflicts else None


def header_words(load: LoadOfDay | None) -> str:
    """What the day's header adds: « ▲ 7 h 30–8 h », « ▲ surnombre 32 », « ? départ »; nothing where all is well."""
    conflict = first_of(load)
    if conflict is None:
        return ""
    sign = sign_of(conflict)
    match conflict.rule:
        case ConflictRule.SURNOMBRE:
            return f"{sign}{NBSP}surnombre {conflict.children}"
        case ConflictRule.UNRECORDED_DEPARTURE:
            return f"{sign}{NBSP}départ"
        case _:
            return f"{sign}{NBSP}{french.span(conflict.start, conflict.end)}"


def header_tone(load: LoadOfDay | None) -> Tone:
    """The colour that goes with it."""
    conflict = first_of(load)
    return tone_of(conflict) if conflict is not None else "muted"


def strip_words(load: LoadOfDay) -> tuple[str, ...]:
    """The line under a day, the longest wording first: its first conflict, else its peak.

    « ▲ manque 1 adulte, 7 h 30 », « ▲ 32 de 9 h 30 à 12 h », « pic 27, 28 prévus ».
    """
    conflict = _grave(load)
    if conflict is not None:
        return tuple(f"▲{NBSP}{words}" for words in _short(conflict))
    if not load.opening and not load.peak:
        return ("fermé",)
    if load.is_today:
        return f"pic {load.peak}, {french.plural(load.expected, 'prévu')}", f"pic {load.peak}"
    if load.adults.known:
        return f"pic {load.peak}, adultes suffisants", f"pic {load.peak}"
    return (f"pic {load.peak} sur {load.agreed}" if load.agreed else f"pic {load.peak}",)


def _grave(load: LoadOfDay) -> LoadConflict | None:
    """The day's first conflict but for departures, which say nothing of its load."""
    return next((one for one in load.conflicts if tone_of(one) != "muted"), None)


def strip_tone(load: LoadOfDay) -> Tone:
    """The colour of that line."""
    conflict = _grave(load)
    return tone_of(conflict) if conflict is not None else "muted"


def _short(conflict: LoadConflict) -> tuple[str, ...]:
    start, end = french.hour(conflict.start), french.hour(conflict.end)
    if conflict.rule is ConflictRule.SHORT_STAFF:
        lacks = "manquait" if conflict.happened else "manque"
        adults = french.plural(conflict.missing, "adulte")
        return (
            f"{lacks} {adults}, {start}",
            f"\u2212{adults}, {start}",
            f"\u2212{conflict.missing} à{NBSP}{start}",
        )
    return f"{conflict.children} de {start} à{NBSP}{end}", f"{conflict.children} à{NBSP}{start}"


def day_words(load: LoadOfDay) -> str:
    """The day in full, for a screen reader and the tool tip."""
    day = french.capitalised(french.day_of_week(load.day))
    if not load.opening and not load.peak:
        return f"{day}{NBSP}: fermé."
    words = [
        f"{day}{NBSP}: {french.plural(load.expected, 'enfant prévu', 'enfants prévus')}, pic {load.peak}"
    ]
    if load.agreed:
        words[0] += f" pour {french.plural(load.agreed, 'place')}"
    if load.adults.known and not any(one.rule is ConflictRule.SHORT_STAFF for one in load.conflicts):
        words[0] += ", adultes suffisants"
    words += [spoken(conflict.sentence) for conflict in load.conflicts]
    return "".join(f"{one}. " for one in words).rstrip()


def week_words(week: LoadOfWeek) -> str:
    """All its days, one a line."""
    return "\n".join(day_words(load) for load in week.days)


def spoken(sentence: str) -> str:
    """A sentence of the rules as a screen shows it, its colon tied."""
    return sentence.replace(" : ", f"{NBSP}: ")
