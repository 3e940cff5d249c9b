"""« Et si… » in words (simulation): each change, what it does to places, adults, hours and the 20 % (no Qt)."""

from fractions import Fraction
from typing import Literal, NamedTuple

from app.planning.conflicts import ConflictRule, LoadConflict
from app.planning.overlay import Change, ChangedWeek, NewFamily, TriedClosure, TriedLeave
from app.planning.what_if import MonthShare, Outcome, TriedWeek
from ui import french
from ui.french import NBSP
from ui.load_words import spoken
from ui.week_lines import describe

Tone = Literal["fine", "amber", "alert", "muted"]
MINUS = "\u2212"


class Effect(NamedTuple):
    """What the trial does, and how grave it is."""

    words: str
    tone: Tone


def change_words(change: Change) -> str:
    """« accueillir Zofia Żółć, lun. à ven. 8 h 30–17 h 30, dès le 30 novembre »."""
    match change:
        case NewFamily():
            return f"accueillir {change.name}, {_week(change)}"
        case ChangedWeek():
            return f"{change.child.name}{NBSP}: {_week(change)}"
        case TriedLeave():
            who = french.elided("de", change.member.name)
            return f"congé {who}, {french.period(change.first_day, change.last_day)}"
        case TriedClosure():
            hours = f", {french.span(*change.hours)}" if change.hours else ""
            return f"fermeture {french.period(change.first_day, change.last_day)}{hours}"


def _week(change: NewFamily | ChangedWeek) -> str:
    since = f"dès le {french.day_and_month(change.first_day)}"
    return f"{describe(change.weeks.spans)}, {since}" if change.weeks.spans else f"aucune heure, {since}"


def sentence(changes: tuple[Change, ...]) -> str:
    """« Et si… accueillir Zofia Żółć, lun. à ven. 8 h 30–17 h 30, dès le 30 novembre ? »."""
    said = french.listed([change_words(one) for one in changes])
    return f"Et si… {said}{NBSP}?" if said else "Et si…"


def peak_effect(outcome: Outcome) -> Effect:
    """« Pic 33 jeudi 26 novembre, sous 35 »: the most children at once, and whether the trial passes a line."""
    over = _first(outcome, ConflictRule.OVER_LIMIT)
    if over is not None:
        return Effect(f"Pic {over.children} {_when(over)}, {over.limit} au plus", "alert")
    above = _first(outcome, ConflictRule.SURNOMBRE)
    if above is not None:
        return Effect(f"Pic {above.children} {_when(above)}, permis jusqu’à {above.limit}", "amber")
    day = outcome.peak
    if day is None or not day.peak:
        return Effect("Aucun enfant prévu", "muted")
    where = f" pour {french.plural(day.agreed, 'place')}" if day.agreed else ""
    return Effect(f"Pic {day.peak} {french.day_of_week(day.day)}{where}", "muted")


def adults_effect(outcome: Outcome) -> Effect:
    """« Adultes : aucun manque de plus », « Adultes : 3 jours en manquent, dès mardi 1er décembre »."""
    short = [one for one in outcome.added if one.rule is ConflictRule.SHORT_STAFF]
    if not short:
        return Effect(f"Adultes{NBSP}: aucun manque de plus", "muted")
    days = sorted({one.day for one in short})
    lack = french.agreed(len(days), "jour en manque", "jours en manquent")
    return Effect(f"Adultes{NBSP}: {len(days)}{NBSP}{lack}, dès {french.day_of_week(days[0])}", "alert")


def hours_effect(outcome: Outcome) -> Effect:
    """« + 340 h réservées sur 8 semaines »."""
    minutes = outcome.minutes_added
    weeks = french.plural(len(outcome.weeks), "semaine")
    if not minutes:
        return Effect("Mêmes heures réservées", "muted")
    return Effect(f"{_signed(minutes)} réservées sur {weeks}", "muted")


def _signed(minutes: int) -> str:
    """« + 45 h », « − 45 h »."""
    return f"{MINUS if minutes < 0 else '+'}{NBSP}{french.hours(abs(minutes))}"


def share_effect(outcome: Outcome) -> Effect:
    """« Avip en janvier : 7 sur 35, soit 20,0 % : tenu », for the month that fares worst."""
    shares = [one for one in outcome.shares if one.after.denominator]
    if not shares:
        return Effect(f"Avip{NBSP}: sans objet", "muted")
    worst = min(shares, key=lambda one: (Fraction(one.after.numerator, one.after.denominator), -_number(one)))
    met = worst.met(worst.after)
    rate = french.rate(worst.after.numerator, worst.after.denominator)
    kept = "tenu" if met else "non tenu"
    words = (
        f"Avip en {french.MONTHS[worst.month.month - 1]}{NBSP}: {worst.after.numerator} sur "
        f"{worst.after.denominator}, soit {rate}{NBSP}: {kept}"
    )
    if worst.before != worst.after:
        words += f" (avant\u00a0: {worst.before.numerator} sur {worst.before.denominator})"
    lost = not met and bool(worst.met(worst.before))
    return Effect(words, "alert" if lost else "muted")


def effects(outcome: Outcome) -> list[Effect]:
    """All four, in the order they are read."""
    return [peak_effect(outcome), adults_effect(outcome), hours_effect(outcome), share_effect(outcome)]


def week_words(week: TriedWeek) -> str:
    """« Semaine 49 : pic 33 au lieu de 32, + 45 h ; mardi 1er, 8 h–9 h : manque 1 adulte »."""
    before = max((day.before.peak for day in week.days), default=0)
    after = max((day.after.peak for day in week.days), default=0)
    words = f"Semaine {week.monday.isocalendar().week}{NBSP}: pic {after}"
    if before != after:
        words += f" au lieu de {before}"
    minutes = week.minutes_after - week.minutes_before
    if minutes:
        words += f", {_signed(minutes)}"
    found = [spoken(one.head) for day in week.days for one in day.added]
    if found:
        shown = french.listed(found[:2])
        more = len(found) - 2
        words += f" · {shown}" + (
            f", et {french.plural(more, 'autre point', 'autres points')}" if more > 0 else ""
        )
    return words


def _first(outcome: Outcome, rule: ConflictRule) -> LoadConflict | None:
    """The added conflict of that rule with the most children, the earliest of them."""
    found = [one for one in outcome.added if one.rule is rule]
    return max(found, key=lambda one: (one.children, -one.day.toordinal(), -one.start), default=None)


def _when(conflict: LoadConflict) -> str:
    return f"{french.day_of_week(conflict.day)} à{NBSP}{french.hour(conflict.start)}"


def _number(share: MonthShare) -> int:
    return share.month.year * 12 + share.month.month
