"""The month's report line by line (rapport mensuel, ligne à ligne): every figure, for its spreadsheet (no Qt)."""

from datetime import datetime

from app.report.monthly_report import KindHours, MonthlyReport, Rate
from ui import french
from ui.figure_lines import Line, Section, count, minutes, rate
from ui.insertion_lines import insertion_sections


def sections(report: MonthlyReport) -> tuple[Section, ...]:
    """In the order of the report; weeks, shortages, past months and hours of the day are tables of their own."""
    delays = len(report.insertion.days_to_first_interview.sorted)
    return (
        _attendance(report),
        _share(report),
        _children(report),
        _opening(report),
        _kinds(report),
        _rates(report),
        _load(report),
        *insertion_sections(report.insertion, report.meetings, delays),
    )


def _attendance(report: MonthlyReport) -> Section:
    days = report.attendance
    return Section(
        title="Pointage",
        lines=(
            count("Journées réservées", days.expected),
            count("Présences", days.attended),
            count("Absences", days.absent),
            count("Présences non pointées", days.missing),
            minutes("Heures réservées non pointées", days.missing_minutes),
            count("Entretiens sans suite", report.missing_interviews),
        ),
    )


def _share(report: MonthlyReport) -> Section:
    quota = report.quota
    threshold = f"seuil de {quota.threshold_percent}{french.NBSP}%"
    return Section(
        title="La part Avip",
        lines=(
            rate("Enfants, lecture de la loi", quota.children, threshold),
            rate("Places, au dernier jour du mois", quota.places, threshold),
            rate("Heures réalisées", quota.hours, threshold, hours=True),
        ),
    )


def _children(report: MonthlyReport) -> Section:
    part = report.children
    alone = Rate(numerator=part.avip_single_parent, denominator=part.avip)
    return Section(
        title="Enfants",
        lines=(
            count("Places agréées", report.structure.capacity, "au dernier jour du mois"),
            count("Enfants inscrits", part.enrolled),
            count("Enfants de moins de trois ans", part.under_three, "au dernier jour du mois"),
            count("Enfants Avip", part.avip),
            rate("Enfants Avip dont un parent suivi est seul", alone),
            count("Enfants arrivés", part.arrived),
            count("Enfants partis", part.left),
        ),
    )


def _opening(report: MonthlyReport) -> Section:
    part = report.opening
    days = zip(french.WEEKDAYS, part.by_weekday, strict=True)
    return Section(
        title="Ouverture",
        lines=(
            count("Jours d’ouverture", part.days),
            *(count(f"dont {name}s", number) for name, number in days),
            minutes("Heures d’ouverture", part.minutes),
            minutes("Plus longue journée", part.longest_day_minutes, "de l’ouverture à la fermeture"),
            minutes("Capacité", report.hours.capacity, "heures d’ouverture × places"),
        ),
    )


def _kinds(report: MonthlyReport) -> Section:
    hours = report.hours
    total = KindHours(reserved=hours.reserved, realised=hours.realised, billed=hours.billed)
    kinds = {
        "Régulier": hours.by_kind.regular,
        "Occasionnel": hours.by_kind.occasional,
        "Urgence": hours.by_kind.emergency,
        "Total": total,
    }
    return Section(
        title="Heures par type d’accueil",
        lines=tuple(
            minutes(f"{label}, {what}", spent)
            for label, kind in kinds.items()
            for what, spent in (
                ("réservées", kind.reserved),
                ("réalisées", kind.realised),
                ("facturées", kind.billed),
            )
        ),
    )


def _rates(report: MonthlyReport) -> Section:
    hours, rates = report.hours, report.rates
    atypical = report.definitions.atypical
    return Section(
        title="Taux et heures particulières",
        lines=(
            rate("Taux de facturation", rates.facturation, "facturées ÷ réalisées", hours=True),
            rate("Occupation réelle", rates.occupancy_real, "réalisées ÷ capacité", hours=True),
            rate("Occupation financière", rates.occupancy_financial, "facturées ÷ capacité", hours=True),
            minutes("Heures atypiques réservées", hours.atypical_reserved, atypical),
            minutes("Heures atypiques réalisées", hours.atypical_realised, atypical),
            minutes("Absences déduites", hours.absence_deducted),
        ),
    )


def _load(report: MonthlyReport) -> Section:
    capacity, short = report.capacity, report.staff.short_minutes
    lines: list[Line] = [
        count("Plus grand nombre d’enfants à la fois", capacity.peak_children, _moment(capacity.peak_at)),
        minutes("Temps au-dessus de la capacité", capacity.over_capacity_minutes),
        minutes("dont au-dessus de la limite", capacity.over_limit_minutes),
    ]
    if short is None:
        unknown = "horaires de l’équipe non saisis"
        lines.append(Line(label="Temps sous l’effectif requis", cells=(None, None), note=unknown))
    else:
        lines.append(minutes("Temps sous l’effectif requis", short))
    return Section(title="Capacité et encadrement", lines=tuple(lines))


def _moment(at: str | None) -> str:
    """« le 6 octobre à 10 h 30 », from "2026-10-06T10:30"."""
    if at is None:
        return ""
    when = datetime.fromisoformat(at)
    return f"le {french.day_and_month(when)} à{french.NBSP}{french.hour(when.hour * 60 + when.minute)}"
