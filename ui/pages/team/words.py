"""The team's words (mots de l’équipe): a day in full, hours against the contract, a shortage, a wish."""

from collections.abc import Sequence

from app.report.monthly_report import Shortage
from app.spans import Span
from app.staff.records import Qualification
from app.staff.rota.inputs import Wish
from app.staff.week import StaffedDay, TeamDay, TeamLine, TeamWeek
from ui import codes, figure_words, french, theme

WISHES = {
    Wish.EARLY: "commencer tôt",
    Wish.LATE: "finir tard",
    Wish.OFF: "ne pas travailler",
}


SHORT = {
    Qualification.PUERICULTURE_NURSE: "puériculture",
    Qualification.EARLY_YEARS_EDUCATOR: "EJE",
    Qualification.CHILDCARE_ASSISTANT: "auxiliaire",
    Qualification.NURSE: "soins infirmiers",
    Qualification.PSYCHOMOTRICIAN: "psychomotricité",
    Qualification.EARLY_YEARS_CAP: "CAP",
    Qualification.OTHER_ACCEPTED: "autre admis",
    Qualification.MANAGEMENT: "direction",
    Qualification.OTHER_STAFF: "autre",
}
"""Diplomas as a column says them; in full in its hint."""


def hours_of(spans: Sequence[Span]) -> str:
    """« 7 h 30–12 h, 12 h 20–15 h », or « repos »."""
    return french.spans(spans) if spans else "repos"


def day_words(line: TeamLine, day: TeamDay, wish: Wish | None, proposed: Sequence[Span] | None) -> str:
    """« Élodie Fournier, mardi 24 novembre : 7 h 30–15 h », with what is proposed in its place."""
    if not day.inside:
        return f"{line.member.name}, {french.day_of_week(day.day)}\u00a0: hors de la période de travail"
    said = codes.LEAVES_TOLD[day.leave.kind] if day.leave else hours_of(day.spans)
    said += "" if day.open else ", crèche fermée"
    words = [f"{line.member.name}, {french.day_of_week(day.day)}\u00a0: {said}"]
    if day.exception is not None:
        words.append(
            f"noté pour ce jour ({day.exception.note})" if day.exception.note else "noté pour ce jour"
        )
    if wish is not None:
        words.append(f"souhait\u00a0: {WISHES[wish]}")
    if proposed is not None:
        same = tuple(proposed) == day.spans
        words.append(
            "proposition\u00a0: sans changement" if same else f"proposition\u00a0: {hours_of(proposed)}"
        )
    return ", ".join(words)


def worked_words(line: TeamLine, proposed: int | None = None) -> str:
    """« 33 h / 35 h », with a proposal « 33 h → 35 h »."""
    if proposed is not None:
        return f"{french.hours(line.worked)} → {french.hours(proposed)}"
    return f"{french.hours(line.worked)} / {french.hours(line.wanted)}"


def qualified_words(week: TeamWeek) -> tuple[str, str, str]:
    """« Diplômés : 64 % », « 238 h sur 371 h », « (40 % au moins) »."""
    rate = week.qualified
    share = french.rate(rate.numerator, rate.denominator, 0)
    return f"Diplômés\u00a0: {share}", figure_words.over(rate, hours=True), "(40\u00a0% au moins)"


def too_few_qualified(week: TeamWeek) -> bool:
    """Whether the share is under the 40 % of article R. 2324-42."""
    rate = week.qualified
    return rate.denominator > 0 and rate.numerator * 5 < rate.denominator * 2


def lack(shortage: Shortage) -> str:
    """« il manque 1 adulte, 7 h–7 h 30 (1 présent pour 2 nécessaires) »."""
    missing = french.plural(shortage.needed - shortage.present, "adulte")
    present = french.plural(shortage.present, "présent")
    return (
        f"il manque {missing}, {french.span(shortage.start, shortage.end)} "
        f"({present} pour {french.plural(shortage.needed, 'nécessaire')})"
    )


def verdict(day: StaffedDay) -> tuple[str, theme.Tone]:
    """One sentence on a day's adults, and its tone: every shortage by its hours and figures."""
    staffing = day.staffing
    if not staffing.needed:
        closed = not day.opening and not staffing.present
        return ("Crèche fermée" if closed else "Aucun enfant prévu"), "muted"
    if not staffing.known:
        most = max(adults for _, _, adults in staffing.needed)
        adults = french.plural(most, "adulte nécessaire", "adultes nécessaires")
        return f"Aucun horaire noté pour ce jour\u00a0; {adults} au plus fort", "amber"
    if staffing.shortages:
        told = [lack(one) for one in staffing.shortages]
        return french.capitalised("\u00a0; ".join(told)), "alert"
    return "Assez d’adultes à chaque minute", "fine"


def short_verdict(day: StaffedDay) -> tuple[str, theme.Tone]:
    """The same under its column: « ▲ 1 manque / 7 h–7 h 30 / et 2 autres »."""
    staffing = day.staffing
    if not staffing.needed:
        return ("" if day.opening else "fermé"), "muted"
    if not staffing.known:
        return "sans horaire", "amber"
    if not staffing.shortages:
        return "assez d’adultes", "fine"
    worst = max(staffing.shortages, key=lambda one: (one.needed - one.present, -one.start))
    missing = worst.needed - worst.present
    words = (
        f"▲\u00a0{missing}\u00a0{french.agreed(missing, 'manque', 'manquent')}\n"
        f"{french.span(worst.start, worst.end)}".replace("\u00a0", "\u202f")
    )
    more = len(staffing.shortages) - 1
    return (f"{words}\net {french.plural(more, 'autre')}" if more else words), "alert"
