"""Every rate with its numerator, its denominator and its definition (taux expliqués), for the screen and on paper."""

from dataclasses import dataclass
from enum import StrEnum

from app.report.monthly_report import AnsweredRate, MonthlyReport, Rate

WINDOW = "dans les douze mois qui finissent avec celui-ci"


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    MINUTES = "minutes"
    DAYS = "days"
    """The rate is a median: its quotient is a number of days."""


class Family(StrEnum):
    """Where a figure belongs."""

    INTERVIEWS = "interviews"
    WORK = "work"
    SHARE = "share"
    CARE = "care"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A rate, what stands above and below the line, in words, and what it means."""

    name: str
    family: Family
    rate: Rate
    above: str
    below: str
    definition: str
    unit: Unit = Unit.COUNT

    @property
    def answered(self) -> int | None:
        """Of a follow-up: how many were reached."""
        return self.rate.answered if isinstance(self.rate, AnsweredRate) else None


def figures_of_report(report: MonthlyReport) -> list[Figure]:
    """All of the month's rates (rules.md), those of the counsellor's work first."""
    return [*_interviews(report), *_work(report), *_share(report), *_care(report)]


def _interviews(report: MonthlyReport) -> list[Figure]:
    part = report.insertion.interviews
    expected = part.held + part.excused + part.no_show
    delays = report.insertion.days_to_first_interview
    return [
        Figure(
            name="Entretiens honorés",
            family=Family.INTERVIEWS,
            rate=Rate(numerator=part.held, denominator=expected),
            above="entretiens tenus",
            below="tenus, excusés et manqués",
            definition="Entretiens tenus ÷ (tenus + excusés + manqués) du mois. Ceux que la crèche a annulés restent "
            "à part.",
        ),
        Figure(
            name="Entretiens manqués",
            family=Family.INTERVIEWS,
            rate=Rate(numerator=part.no_show, denominator=part.held + part.no_show),
            above="entretiens manqués",
            below="tenus et manqués",
            definition="Entretiens manqués sans nouvelle ÷ (tenus + manqués) du mois. Un parent excusé n’y entre pas.",
        ),
        Figure(
            name="Délai jusqu’au premier entretien",
            family=Family.INTERVIEWS,
            rate=delays.median,
            above="jours",
            below=f"médiane de {len(delays.sorted)} parcours",
            definition="Jours entre la prescription (l’entrée, quand il n’y en a pas) et le premier entretien tenu, "
            "pour les parcours dont il tombe dans le mois : la valeur du milieu, ou la moyenne des deux du milieu.",
            unit=Unit.DAYS,
        ),
    ]


def _work(report: MonthlyReport) -> list[Figure]:
    part = report.insertion
    figures = [
        Figure(
            name=f"Emploi dans les {months} mois de l’entrée",
            family=Family.WORK,
            rate=rate,
            above="parcours avec un emploi",
            below=f"parcours arrivés à {months} mois",
            definition=f"Parcours dont un emploi commence entre l’entrée et {months} mois plus tard ÷ parcours dont "
            f"ces {months} mois s’achèvent {WINDOW}. Sorties neutralisées exclues ; une situation inconnue compte sans "
            "emploi.",
        )
        for months, rate in ((5, part.return_to_work_5_months), (6, part.return_to_work_6_months))
    ]
    return figures + [
        Figure(
            name=f"Toujours en emploi {months} mois après la sortie",
            family=Family.WORK,
            rate=rate,
            above="parents constatés en emploi",
            below=f"sorties vers l’emploi arrivées à {months} mois",
            definition=f"Sorties vers un emploi durable ou de transition, dont les {months} mois s’achèvent {WINDOW} : "
            "celles dont le suivi a trouvé le parent en emploi ÷ toutes. Un parent non joignable compte sans emploi.",
        )
        for months, rate in ((3, part.kept_3_months), (6, part.kept_6_months))
    ]


def _share(report: MonthlyReport) -> list[Figure]:
    quota = report.quota
    return [
        Figure(
            name="Part Avip, enfants (lecture de la loi)",
            family=Family.SHARE,
            rate=quota.children,
            above="enfants Avip",
            below="enfants de moins de trois ans",
            definition="Enfants Avip au moins un jour du mois ÷ enfants inscrits et de moins de trois ans le même "
            f"jour, au moins un jour du mois. Seuil : {quota.threshold_percent} %.",
        ),
        Figure(
            name="Part Avip, places",
            family=Family.SHARE,
            rate=quota.places,
            above="enfants Avip du dernier jour",
            below="places agréées",
            definition="Enfants Avip du dernier jour du mois ÷ places agréées ce jour-là, tranche la plus haute.",
        ),
        Figure(
            name="Part Avip, heures",
            family=Family.SHARE,
            rate=quota.hours,
            above="heures des enfants Avip",
            below="heures des moins de trois ans",
            definition="Heures réalisées des enfants Avip, leurs jours Avip ÷ heures réalisées de tous les enfants de "
            "moins de trois ans.",
            unit=Unit.MINUTES,
        ),
    ]


def _care(report: MonthlyReport) -> list[Figure]:
    rates = report.rates
    return [
        Figure(
            name="Taux de facturation",
            family=Family.CARE,
            rate=rates.facturation,
            above="heures facturées",
            below="heures réalisées",
            definition="Heures facturées ÷ heures réalisées du mois.",
            unit=Unit.MINUTES,
        ),
        Figure(
            name="Occupation réelle",
            family=Family.CARE,
            rate=rates.occupancy_real,
            above="heures réalisées",
            below="heures de capacité",
            definition="Heures réalisées ÷ heures d’ouverture multipliées par les places agréées.",
            unit=Unit.MINUTES,
        ),
        Figure(
            name="Occupation financière",
            family=Family.CARE,
            rate=rates.occupancy_financial,
            above="heures facturées",
            below="heures de capacité",
            definition="Heures facturées ÷ heures d’ouverture multipliées par les places agréées.",
            unit=Unit.MINUTES,
        ),
    ]
