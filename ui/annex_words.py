"""The nominative annex in words (annexe nominative): its state, contracts, times, absences, terms (no Qt)."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.care.attendance import Absence, AbsenceReason
from app.care.enrolments import Kind
from app.care.presence import State
from app.care.weeks import week_name
from app.families.records import Child
from app.report.annex.figures import AbsenceSum
from app.report.annex.records import Annex, ContractPart, Part, SheetDay, WeekPart
from app.report.monthly_report import Status
from ui import french
from ui.codes import REASON_WORDS
from ui.french import NBSP
from ui.month_words import grouped

TITLE = "Annexe nominative"
MARK = "Document nominatif"
FOR = "à ne remettre qu’à un contrôle"
NO_DEPARTURE = "départ non noté"
PARTS: Mapping[Part, str] = {
    Part.HOURS: "contrats, jours et heures de chaque enfant",
    Part.PRESENCE: "feuilles de présence, aux heures notées",
    Part.WEEKS: "calcul hebdomadaire du surnombre",
}
CARE: Mapping[Kind, str] = {
    Kind.REGULAR: "accueil régulier",
    Kind.OCCASIONAL: "accueil occasionnel",
    Kind.EMERGENCY: "accueil d’urgence",
}
REASONS: Mapping[AbsenceReason, str] = {**REASON_WORDS, AbsenceReason.HOLIDAY: "congé"}
"""Whether a holiday was announced in time is what the line itself shows."""


def title_of(annex: Annex) -> str:
    """« Annexe nominative, octobre 2026 »."""
    return f"{TITLE}, {french.month(annex.month.first)}"


def state_words(annex: Annex) -> str:
    """« PROVISOIRE — 3 présences non pointées, mois en cours », « mois clos le 6 novembre 2026, sceau b018… »."""
    if annex.closing is not None:
        return f"mois clos le {french.day(annex.closing.closed_on)}, sceau {grouped(annex.closing.seal)}"
    if annex.status is not Status.PROVISIONAL:
        return "mois complet, non clos"
    missing, talks = annex.figures.missing, annex.missing_interviews
    why = [french.plural(missing, "présence non pointée", "présences non pointées")] if missing else []
    why += [french.plural(talks, "entretien sans suite", "entretiens sans suite")] if talks else []
    why += ["mois en cours"] if annex.asked_on <= annex.month.last else []
    return f"PROVISOIRE — {', '.join(why)}" if why else "PROVISOIRE"


def scope_words(annex: Annex) -> str:
    """« 29 enfants », « Żółć Łukasz seul », and what of the annex it holds."""
    if annex.only is not None:
        return f"un seul enfant{NBSP}: {child_name(annex.only)}"
    return french.plural(len(annex.children), "enfant")


def child_name(child: Child) -> str:
    """« Żółć Łukasz », as the children are listed."""
    return f"{child.last_name} {child.first_name}"


def contract_words(contract: ContractPart) -> str:
    """« Accueil régulier du 1er septembre 2026 au 31 juillet 2027 ; 43 h 30 par semaine ; adaptation… ; signé le… »."""
    one = contract.enrolment
    words = [
        f"{french.capitalised(CARE[one.kind])} {french.period(one.first_day, one.last_day)}",
        *(weeks_words(weeks.minutes) for weeks in contract.weeks[:1]),
        *(
            f"à partir du {french.day(since)}, {weeks_words(minutes)}"
            for since, minutes in contract.weeks[1:]
        ),
    ]
    if one.adaptation_first_day is not None:
        words.append(f"adaptation {french.period(one.adaptation_first_day, one.adaptation_last_day)}")
    if one.signed_on is not None:
        words.append(f"signé le {french.day(one.signed_on)}")
    return f"{NBSP}; ".join(words)


def weeks_words(minutes: Sequence[int]) -> str:
    """« 43 h 30 par semaine », « 45 h en semaine A, 36 h en semaine B »."""
    if len(minutes) == 1:
        return f"{french.hours(minutes[0])} par semaine"
    return ", ".join(
        f"{french.hours(one)} en semaine{NBSP}{week_name(place)}" for place, one in enumerate(minutes)
    )


def absence_sum_words(one: AbsenceSum) -> str:
    """« hospitalisation : 2 jours, 18 h réservées, 18 h déduites (2 jours) »."""
    words = [french.plural(one.days, "jour"), f"{french.hours(one.minutes)} réservées"]
    if one.deducted_days:
        words.append(f"{french.hours(one.deducted)} déduites ({french.plural(one.deducted_days, 'jour')})")
    if one.billed:
        words.append(f"{french.hours(one.billed)} facturées")
    return f"{REASONS[one.reason]}{NBSP}: {', '.join(words)}"


def stay_words(stay: tuple[int, int | None]) -> str:
    """« 8 h 03–17 h 12 », « 8 h 03–départ non noté »."""
    arrived, left = stay
    return f"{french.hour(arrived)}–{NO_DEPARTURE}" if left is None else french.span(arrived, left)


def day_state(line: SheetDay) -> str:
    """« présence », « absence », « non pointée », « à venir », « hors réservation »."""
    if line.state is State.ATTENDED:
        return "présence"
    if line.state is State.ABSENT:
        return "absence"
    if line.state is State.NOT_RECORDED:
        return "non pointée" if line.is_missing else "à venir"
    return "hors réservation"


def absence_words(absence: Absence) -> str:
    """« congé (annonce le 02/10/2026) », « absence non annoncée »."""
    words = REASONS[absence.reason]
    if absence.announced_on is None:
        return words
    return f"{words} (annonce{NBSP}le{NBSP}{french.day_figures(absence.announced_on)})"


def note_words(line: SheetDay) -> str:
    """What the times don't say: the reason of an absence, a day not recorded, a stay that nothing reserved."""
    words = [] if line.state is State.ATTENDED or line.state is State.ABSENT else [day_state(line)]
    if line.absence is not None:
        said = absence_words(line.absence)
        words.append(said if line.state is State.ABSENT else f"absence notée{NBSP}: {said}")
    words += ["adaptation"] if line.adapts else []
    return f"{NBSP}; ".join(words)


def week_title(week: WeekPart) -> str:
    """« Semaine 41, du 5 au 11 octobre 2026 »."""
    first, last = week.days[0].day, week.days[-1].day
    return f"{french.capitalised(french.week(first))}, {french.period(first, last)}"


def verdict(week: WeekPart, today: date) -> str:
    """« conforme », « dépassement de la capacité »; « en cours », « à venir » while it may still change."""
    if week.days[-1].day >= today and not week.load.in_breach:
        return "en cours" if week.days[0].day <= today else "à venir"
    return "dépassement de la capacité" if week.load.in_breach else "conforme"


def differing(annex: Annex) -> str:
    """What to say where a closed month no longer adds up to what was given; nothing where it does."""
    if not annex.differs:
        return ""
    return "Attention : refaites sur le dossier, les heures ne donnent plus les totaux du rapport remis à la clôture."
