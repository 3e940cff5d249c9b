"""A département's month line by line (cumul, ligne à ligne): the same sections for its paper and its workbook."""

from app.report.merged import MergedMonth
from app.report.monthly_report import KindHours, Rate
from ui import french
from ui.figure_lines import Kind, Line, Section, count, minutes, rate
from ui.insertion_lines import insertion_sections
from ui.merged_words import peak_words, threshold


def sections(month: MergedMonth) -> tuple[Section, ...]:
    """Every figure of the month, in the order of the report."""
    return (
        _share(month),
        _children(month),
        _weekdays(month),
        _kinds(month),
        _hours(month),
        _attendance(month),
        _load(month),
        _weeks(month),
        *insertion_sections(month.sums.insertion, month.sums.meetings, month.delays),
    )


def _share(month: MergedMonth) -> Section:
    quota = month.sums.quota
    return Section(
        title="La part Avip : trois lectures du seuil",
        note=threshold(month),
        lines=(
            rate("Enfants, lecture de la loi", quota.children),
            rate("Places, au dernier jour du mois", quota.places),
            rate("Heures réalisées", quota.hours, hours=True),
            rate("Crèches au seuil, lecture de la loi", month.reached),
        ),
    )


def _children(month: MergedMonth) -> Section:
    sums = month.sums
    children, opening = sums.children, sums.opening
    alone = Rate(numerator=children.avip_single_parent, denominator=children.avip)
    return Section(
        title="Enfants et ouverture",
        lines=(
            count("Places agréées", sums.places, "au dernier jour du mois"),
            count("Enfants inscrits", children.enrolled),
            count("Enfants de moins de trois ans", children.under_three),
            count("Enfants Avip", children.avip),
            rate("Enfants Avip dont un parent suivi est seul", alone),
            count("Enfants arrivés", children.arrived),
            count("Enfants partis", children.left),
            count("Jours d’ouverture", opening.days, "de toutes les crèches"),
            minutes("Heures d’ouverture", opening.minutes, "de toutes les crèches"),
            minutes("Plus longue journée", opening.longest_day_minutes, "la plus longue d’une crèche"),
        ),
    )


def _weekdays(month: MergedMonth) -> Section:
    days = tuple((Kind.COUNT, days) for days in month.sums.opening.by_weekday)
    return Section(
        title="Jours d’ouverture par jour de semaine",
        heads=tuple(french.WEEKDAYS_SHORT),
        lines=(Line(label="Toutes les crèches", cells=days),),
    )


def _kinds(month: MergedMonth) -> Section:
    hours = month.sums.hours
    total = KindHours(reserved=hours.reserved, realised=hours.realised, billed=hours.billed)
    kinds = (
        ("Régulier", hours.by_kind.regular),
        ("Occasionnel", hours.by_kind.occasional),
        ("Urgence", hours.by_kind.emergency),
        ("Total", total),
    )
    return Section(
        title="Heures par type d’accueil",
        heads=("réservées", "réalisées", "facturées", "fact./réal."),
        lines=tuple(
            Line(
                label=label,
                cells=(
                    (Kind.MINUTES, kind.reserved),
                    (Kind.MINUTES, kind.realised),
                    (Kind.MINUTES, kind.billed),
                    (Kind.SHARE, Rate(numerator=kind.billed, denominator=kind.realised)),
                ),
            )
            for label, kind in kinds
        ),
    )


def _hours(month: MergedMonth) -> Section:
    hours, rates = month.sums.hours, month.sums.rates
    return Section(
        title="Taux et heures particulières",
        lines=(
            rate("Taux de facturation", rates.facturation, "facturées ÷ réalisées", hours=True),
            rate("Occupation réelle", rates.occupancy_real, "réalisées ÷ capacité", hours=True),
            rate("Occupation financière", rates.occupancy_financial, "facturées ÷ capacité", hours=True),
            minutes("Capacité", hours.capacity, "ouverture × places"),
            minutes("Heures atypiques réservées", hours.atypical_reserved),
            minutes("Heures atypiques réalisées", hours.atypical_realised),
            minutes("Absences déduites", hours.absence_deducted),
        ),
    )


def _attendance(month: MergedMonth) -> Section:
    days = month.sums.attendance
    return Section(
        title="Pointage",
        lines=(
            count("Journées réservées", days.expected),
            count("Présences", days.attended),
            count("Absences", days.absent),
            count("Présences non pointées", days.missing),
            minutes("Heures réservées non pointées", days.missing_minutes),
            count("Entretiens sans suite", month.sums.missing_interviews),
        ),
    )


def _load(month: MergedMonth) -> Section:
    sums = month.sums
    known = Rate(numerator=sums.staffed, denominator=len(month.rows))
    return Section(
        title="Capacité et encadrement",
        lines=(
            count("Plus grand nombre d’enfants à la fois", month.peak.children, peak_words(month.peak)),
            minutes("Temps au-dessus de la capacité", sums.over_capacity_minutes),
            minutes("dont au-dessus de la limite", sums.over_limit_minutes),
            rate("Crèches dont les horaires d’équipe sont connus", known),
            minutes("Temps sous l’effectif requis", sums.short_minutes, "crèches connues"),
            count("Plages sous l’effectif requis", sums.shortages, "crèches connues"),
        ),
    )


def _weeks(month: MergedMonth) -> Section:
    return Section(
        title="Surnombre, semaine par semaine",
        note="semaines dont le dimanche tombe dans le mois ; pic d’une crèche",
        heads=("présences", "capacité", "remplissage", "pic", "en surnombre"),
        lines=tuple(
            Line(
                label=f"Semaine {int(name[-2:])}",
                cells=(
                    (Kind.MINUTES, week.attended),
                    (Kind.MINUTES, week.capacity),
                    (Kind.SHARE, Rate(numerator=week.attended, denominator=week.capacity)),
                    (Kind.COUNT, week.peak),
                    (Kind.OVER, Rate(numerator=week.breaches, denominator=week.creches)),
                ),
            )
            for name, week in sorted(month.sums.weeks.items())
        ),
    )
