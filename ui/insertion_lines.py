"""The insertion work line by line (insertion): of one crèche or of a département, for papers and spreadsheets."""

from collections.abc import Mapping

from app.report.merged import short_text
from app.report.monthly_report import AnsweredRate, InsertionPart, MeetingsPart
from ui import french
from ui.figure_lines import Kind, Line, Section, count, counts, minutes, rate
from ui.pdf.labels import ACTIONS, OUTCOMES


def insertion_sections(part: InsertionPart, meetings: MeetingsPart, delays: int) -> tuple[Section, ...]:
    """In the order of the report's third page; `delays` is how many paths the median is of."""
    return (
        *_paths(part),
        _engagements(part),
        _interviews(part),
        _actions(part),
        _exits(part),
        _work(part, delays),
        _meetings(meetings),
    )


def _paths(insertion: InsertionPart) -> tuple[Section, ...]:
    paths, parents, cohort = insertion.paths, insertion.parents, insertion.orientations
    flows = (
        ("Ouverts avant le mois", paths.open_first_day),
        ("+ entrés", paths.entered),
        ("− sortis", paths.exited),
        ("= ouverts au dernier jour", paths.open_last_day),
    )
    who = (
        ("Parents accompagnés", parents.total),
        ("Femmes", parents.women),
        ("Parents seuls", parents.single),
        ("Au RSA", parents.rsa),
        ("En quartier prioritaire", parents.qpv),
        ("De moins de 26 ans", parents.under_26),
    )
    steps = (
        ("Orientés", cohort.oriented),
        ("En attente", cohort.waiting),
        ("Sans suite, refusés", cohort.declined),
        ("Entrés en parcours", cohort.entered),
        ("Avec un engagement", cohort.engaged),
        ("Sortis vers un emploi ou une formation", cohort.job_or_training),
        ("Parcours encore ouverts", cohort.open),
        ("Sortis autrement", cohort.other_exit),
    )
    return (
        counts("Parcours dans le mois", flows),
        counts("Parents", who),
        counts("De l’orientation à l’emploi", steps, "orientés dans les douze mois"),
    )


def _engagements(insertion: InsertionPart) -> Section:
    part = insertion.engagements
    found = (
        ("Commencés", part.started),
        ("Renouvelés", part.renewed),
        ("Terminés avant terme", part.ended_early),
        ("Arrivés à terme", part.reached_term),
        ("En cours au dernier jour", part.active_last_day),
        ("Se terminant dans les 30 jours", part.ending_within_30_days),
    )
    return counts("Engagements", found)


def _interviews(insertion: InsertionPart) -> Section:
    part = insertion.interviews
    return Section(
        title="Entretiens",
        lines=(
            count("Prévus, sans suite encore", part.planned),
            count("Tenus", part.held),
            count("Excusés", part.excused),
            count("Annulés par la crèche", part.cancelled),
            count("Non venus", part.no_show),
            minutes("Durée des entretiens tenus", part.held_minutes),
            rate("Part honorée", part.honoured, "tenus ÷ (tenus + excusés + non venus)"),
            rate("Part de non venus", part.missed, "non venus ÷ (tenus + non venus)"),
        ),
    )


def _actions(insertion: InsertionPart) -> Section:
    part = insertion.actions
    return Section(
        title="Actions",
        heads=("ouvertes", "faites"),
        lines=tuple(
            Line(
                label=_label(ACTIONS, code),
                cells=((Kind.COUNT, part.opened.get(code, 0)), (Kind.COUNT, part.done.get(code, 0))),
            )
            for code in sorted({*part.opened, *part.done})
        ),
    )


def _exits(insertion: InsertionPart) -> Section:
    words = {code: french.capitalised(one) for code, (one, _) in OUTCOMES.items()}
    found = [(_label(words, code), number) for code, number in sorted(insertion.outcomes.items())]
    return counts("Sorties par motif", [*found, ("Places conservées", insertion.places_kept)])


def _work(insertion: InsertionPart, delays: int) -> Section:
    delay = insertion.days_to_first_interview.median
    paths = french.plural(delays, "parcours", "parcours")
    return Section(
        title="Ce que deviennent les parcours",
        note="horizon atteint dans les douze mois",
        lines=(
            rate("Emploi dans les 5 mois de l’entrée", insertion.return_to_work_5_months),
            rate("Emploi dans les 6 mois de l’entrée", insertion.return_to_work_6_months),
            _kept("Toujours en emploi 3 mois après la sortie", insertion.kept_3_months),
            _kept("Toujours en emploi 6 mois après la sortie", insertion.kept_6_months),
            Line(
                label="Délai médian jusqu’au premier entretien",
                cells=(None, (Kind.DAYS, delay)),
                note=f"médiane de {paths}",
            ),
        ),
    )


def _kept(label: str, value: AnsweredRate) -> Line:
    return rate(label, value, french.plural(value.answered, "situation connue", "situations connues"))


def _meetings(part: MeetingsPart) -> Section:
    return Section(
        title="Concertation",
        lines=(
            count("Réunions", part.count),
            count("dont avec des partenaires", part.with_partners),
            minutes("Durée", part.minutes),
        ),
    )


def _label(words: Mapping[str, str], code: str) -> str:
    return words.get(code) or short_text(code)
