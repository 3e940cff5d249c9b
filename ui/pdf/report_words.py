"""L'essentiel: the month in three sentences, the verdict first and in bold."""

from fractions import Fraction

from app.report.monthly_report import Rate
from ui import french
from ui.pdf.fonts import REGULAR, SEMIBOLD
from ui.pdf.labels import outcome, outcome_alone
from ui.pdf.prose import Run
from ui.pdf.report_view import View, over, share

SPELLED = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"),
    *("neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
)


def essential(view: View) -> list[list[Run]]:
    """The three sentences: the 20 %, the hours, the insertion."""
    return [_share(view), _hours(view), _insertion(view)]


def spelled(count: int, feminine: bool = False) -> str:
    """Small numbers in words, as a sentence starts: « dix », « une »; others in figures."""
    if count == 1 and feminine:
        return "une"
    return SPELLED[count] if 0 < count < len(SPELLED) else french.number(count)


def lacking(rate: Rate, percent: int) -> int:
    """How many more of the same children would have to be Avip for the share to reach the threshold."""
    wanted = Fraction(percent * rate.denominator, 100)
    return max(0, -(-wanted.numerator // wanted.denominator) - rate.numerator)


def exits(view: View) -> str:
    """« une sortie (CDI, place conservée) », « 3 sorties (2 CDI, 1 déménagement, 1 place conservée) »."""
    count = view.report.insertion.paths.exited
    return f"{spelled(count, feminine=True)}{french.NBSP}{french.agreed(count, 'sortie')}{exit_facts(view)}"


def exit_facts(view: View) -> str:
    """« (CDI, place conservée) », « (2 CDI, 1 déménagement, 1 place conservée) », nothing where nothing is known."""
    insertion = view.report.insertion
    kept = insertion.places_kept
    if insertion.paths.exited == 1 and sum(insertion.outcomes.values()) == 1:
        facts = [outcome_alone(code) for code in insertion.outcomes]
        facts += ["place conservée"] if kept else []
    else:
        facts = [outcome(code, number) for code, number in insertion.outcomes.items() if number]
        facts += [french.plural(kept, "place conservée", "places conservées")] if kept else []
    return f" ({', '.join(facts)})" if facts else ""


def _share(view: View) -> list[Run]:
    quota = view.report.quota
    threshold = f"{quota.threshold_percent}{french.NBSP}%"
    if view.reaches(quota.children) is None:
        verdict = f"Le seuil de {threshold} est sans objet."
        return [(SEMIBOLD, verdict), (REGULAR, " Aucun enfant de moins de trois ans n’était inscrit.")]
    met = bool(view.reaches(quota.children))
    text = (
        f" {_avip_children(quota.children)}, soit {share(quota.children)}{_before(view)} ; {_others(view)}."
    )
    if met:
        return [(SEMIBOLD, f"Le seuil de {threshold} est atteint."), (REGULAR, text)]
    missing = lacking(quota.children, quota.threshold_percent)
    lack = f" Il manque {french.plural(missing, 'enfant')} Avip."
    return [(SEMIBOLD, f"Le seuil de {threshold} n’est pas atteint."), (REGULAR, lack + text)]


def _avip_children(rate: Rate) -> str:
    of = f"sur {french.number(rate.denominator)} de moins de trois ans"
    if rate.numerator == 0:
        return f"Aucun enfant {of} n’est Avip"
    return (
        f"{french.plural(rate.numerator, 'enfant')} {of} {french.agreed(rate.numerator, 'est', 'sont')} Avip"
    )


def _before(view: View) -> str:
    before = view.previous
    if before is None:
        return ""
    rate = view.share_in(before)
    if not rate.denominator:
        return ""
    return f" ({french.MONTHS[view.first_day.month - 2]} : {share(rate)}, {over(rate)})"


def _others(view: View) -> str:
    law, places, hours = view.readings
    threshold = f"{view.report.quota.threshold_percent}{french.NBSP}%"
    verdicts = {view.reaches(places.rate), view.reaches(hours.rate)}
    also = " aussi" if view.reaches(law.rate) else ""
    if verdicts == {True}:
        return f"les deux autres lectures atteignent{also} {threshold}"
    if verdicts == {False} and also:
        return f"les deux autres lectures n’atteignent pas {threshold}"
    if verdicts == {False}:
        return "les deux autres lectures ne l’atteignent pas non plus"
    return f"en places {share(places.rate)}, en heures {share(hours.rate)}"


def _hours(view: View) -> list[Run]:
    report = view.report
    days = report.opening.days
    if not days and not report.hours.realised:
        return [(SEMIBOLD, "Aucun jour d’ouverture"), (REGULAR, " et aucune heure réalisée ce mois-ci.")]
    opened = f" en {french.plural(days, 'jour')} d’ouverture"
    if view.notes.in_progress:
        opened = f", sur un mois de {french.plural(days, 'jour')} d’ouverture"
    if not report.hours.realised:
        return [(SEMIBOLD, f"Aucune heure réalisée{view.so_far}"), (REGULAR, f"{opened}.")]
    done = french.agreed(report.hours.realised // 60, "réalisée")
    text = f"{opened} ; occupation réelle {share(report.rates.occupancy_real)}"
    before = view.previous
    if before is not None and before.capacity:
        former = french.rate(before.realised, before.capacity)
        text += f" ({french.MONTHS[view.first_day.month - 2]} : {former})"
    text += f" ; facturation {share(report.rates.facturation)} des heures réalisées."
    return [(SEMIBOLD, f"{french.hours(report.hours.realised)} {done}{view.so_far}"), (REGULAR, text)]


def _insertion(view: View) -> list[Run]:
    insertion = view.report.insertion
    paths, held = insertion.paths, insertion.interviews.held
    expected = held + insertion.interviews.excused + insertion.interviews.no_show
    if not (paths.open_first_day or paths.entered or paths.exited or insertion.parents.total):
        return [(SEMIBOLD, "Aucun parcours d’insertion ouvert"), (REGULAR, " ce mois-ci.")]
    parents = insertion.parents.total
    if not parents:
        return [(SEMIBOLD, _open_paths(view)), (REGULAR, f"{_moves(view, ' ; ')}.{_return_to_work(view)}")]
    head = (
        f"{french.capitalised(spelled(parents))}{french.NBSP}"
        f"{french.agreed(parents, 'parent accompagné', 'parents accompagnés')}"
    )
    if not expected:
        rest = f"{_moves(view, ' ; ')} ; {_open_paths(view)}."
        return [(SEMIBOLD, head), (REGULAR, rest + _return_to_work(view))]
    head += f", {french.plural(held, 'entretien tenu', 'entretiens tenus')}"
    rest = f" sur {french.number(expected)} {french.agreed(expected, 'attendu')}"
    rest += f" ; {exits(view)}." if paths.exited else "."
    return [(SEMIBOLD, head), (REGULAR, rest + _return_to_work(view))]


def _open_paths(view: View) -> str:
    count = view.report.insertion.paths.open_last_day
    opened = french.agreed(count, "parcours ouvert", "parcours ouverts")
    return f"{french.number(count)}{french.NBSP}{opened} au {french.day_and_month(view.last_day)}"


def _moves(view: View, link: str) -> str:
    """« 2 entrées et une sortie (CDI) dans le mois », « une entrée dans le mois », nothing where nobody moved."""
    paths = view.report.insertion.paths
    entries = f"une{french.NBSP}entrée" if paths.entered == 1 else french.plural(paths.entered, "entrée")
    moves = [entries] if paths.entered else []
    moves += [exits(view)] if paths.exited else []
    return f"{link}{french.listed(moves)} dans le mois" if moves else ""


def _return_to_work(view: View) -> str:
    rate = view.report.insertion.return_to_work_5_months
    if not rate.denominator:
        return ""
    paths = french.plural(rate.denominator, "parcours entré", "parcours entrés")
    led = french.agreed(rate.numerator, "a", "ont")
    return (
        f" Sur{french.NBSP}{paths} depuis cinq mois,"
        f" {french.number(rate.numerator)} {led} mené à un emploi ({share(rate)})."
    )
