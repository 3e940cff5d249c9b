"""Every rate of the report with what stands above and below the line, in words, and its definition."""

from dataclasses import replace

from app.report.explained import Family, Figure, Unit, figures_of_report
from app.report.monthly_report import (
    AnsweredRate,
    DaysToFirstInterview,
    InsertionPart,
    InterviewsPart,
    MonthlyReport,
    QuotaPart,
    Rate,
    RatesPart,
)
from tests.app.creche import usual


def report() -> MonthlyReport:
    """October's, with a rate of its own for each figure."""

    def rate(number: int) -> Rate:
        return Rate(numerator=number, denominator=100)

    return replace(
        usual().report(),
        insertion=InsertionPart(
            interviews=InterviewsPart(planned=1, held=10, excused=4, cancelled=50, no_show=2),
            return_to_work_5_months=rate(5),
            return_to_work_6_months=rate(6),
            kept_3_months=AnsweredRate(numerator=3, denominator=100, answered=33),
            kept_6_months=AnsweredRate(numerator=7, denominator=100, answered=77),
            days_to_first_interview=DaysToFirstInterview(
                sorted=(1, 4, 9, 30), median=Rate(numerator=13, denominator=2)
            ),
        ),
        quota=QuotaPart(threshold_percent=20, met=True, children=rate(21), places=rate(22), hours=rate(23)),
        rates=RatesPart(facturation=rate(31), occupancy_real=rate(32), occupancy_financial=rate(33)),
    )


def test_each_rate_stands_once_with_its_own_numbers() -> None:
    found = figures_of_report(report())
    assert [(one.name, one.family, one.rate.numerator, one.rate.denominator) for one in found] == [
        ("Entretiens honorés", Family.INTERVIEWS, 10, 16),
        ("Entretiens manqués", Family.INTERVIEWS, 2, 12),
        ("Délai jusqu’au premier entretien", Family.INTERVIEWS, 13, 2),
        ("Emploi dans les 5 mois de l’entrée", Family.WORK, 5, 100),
        ("Emploi dans les 6 mois de l’entrée", Family.WORK, 6, 100),
        ("Toujours en emploi 3 mois après la sortie", Family.WORK, 3, 100),
        ("Toujours en emploi 6 mois après la sortie", Family.WORK, 7, 100),
        ("Part Avip, enfants (lecture de la loi)", Family.SHARE, 21, 100),
        ("Part Avip, places", Family.SHARE, 22, 100),
        ("Part Avip, heures", Family.SHARE, 23, 100),
        ("Taux de facturation", Family.CARE, 31, 100),
        ("Occupation réelle", Family.CARE, 32, 100),
        ("Occupation financière", Family.CARE, 33, 100),
    ]


def named(name: str) -> Figure:
    return next(one for one in figures_of_report(report()) if one.name.startswith(name))


def test_every_figure_says_what_it_counts_and_what_it_means() -> None:
    for one in figures_of_report(report()):
        assert one.above
        assert one.below
        assert one.definition.endswith(".")


def test_a_follow_up_says_how_many_were_reached_and_others_do_not() -> None:
    answered = {one.name: one.answered for one in figures_of_report(report()) if one.answered is not None}
    assert answered == {
        "Toujours en emploi 3 mois après la sortie": 33,
        "Toujours en emploi 6 mois après la sortie": 77,
    }


def test_hours_are_minutes_a_delay_is_days_and_the_rest_is_counted() -> None:
    units = {one.name: one.unit for one in figures_of_report(report()) if one.unit is not Unit.COUNT}
    assert units == {
        "Délai jusqu’au premier entretien": Unit.DAYS,
        "Part Avip, heures": Unit.MINUTES,
        "Taux de facturation": Unit.MINUTES,
        "Occupation réelle": Unit.MINUTES,
        "Occupation financière": Unit.MINUTES,
    }


def test_the_delay_says_of_how_many_paths_and_the_share_its_threshold() -> None:
    assert named("Délai").below == "médiane de 4 parcours"
    assert "Seuil : 20 %" in named("Part Avip, enfants").definition
    assert "douze mois qui finissent avec celui-ci" in named("Emploi dans les 5").definition
