"""A yearly account line by line (bilan Avip, ligne à ligne): the same sections for its paper, screen and files."""

from dataclasses import replace

from app.insertion.settings import CATEGORY_WORDS
from app.report.account.counts import Ratio
from app.report.account.yearly import YearlyAccount
from ui import french
from ui.account_families import family_sections
from ui.account_words import (
    SHARE,
    UNKNOWN,
    Line,
    Section,
    codes_of,
    columns,
    count,
    counted,
    delay,
    delay_words,
    known_words,
    share,
    single,
    totals,
)
from ui.account_work import work_sections
from ui.codes import OUTCOME_WORDS, PRESCRIBERS
from ui.insertion_codes import DECLINE_REASONS, END_REASONS


def sections(account: YearlyAccount) -> tuple[Section, ...]:
    """Every figure of the account, in its order; a section without a line is left out."""
    found = (
        *family_sections(account),
        *_prescribers(account),
        _paths(account),
        *_engagements(account),
        *_exits(account),
        _work(account),
        _delays(account),
        *work_sections(account),
    )
    return tuple(section for section in found if section.lines)


def _prescribers(account: YearlyAccount) -> tuple[Section, ...]:
    part = account.prescribers
    found = (part.oriented, part.waiting, part.declined, part.entered, part.entries)
    heads = ("orientations", "en attente", "sans suite", "entrées", "entrées de l’an")
    total = totals(*(column.total for column in found))
    note = "orientations de l’année, par ce qu’elles sont devenues"
    return (
        columns("Prescripteurs", heads, total, codes_of({**PRESCRIBERS, **UNKNOWN}, *found), note),
        counted("Orientations sans suite, par motif", single(DECLINE_REASONS, part.decline_reasons)),
    )


def _paths(account: YearlyAccount) -> Section:
    paths = account.paths
    return counted(
        "Parcours dans l’année",
        (
            ("ouverts avant l’année", paths.open_first_day),
            ("entrées", paths.entered),
            ("sorties", paths.exited),
            ("ouverts au dernier jour", paths.open_last_day),
        ),
        _until(account),
    )


def _until(account: YearlyAccount) -> str:
    return f"jusqu’au {french.day(account.last)}"


def _engagements(account: YearlyAccount) -> tuple[Section, ...]:
    part = account.engagements
    engagements = counted(
        "Engagements",
        (
            ("commencés", part.started),
            ("renouvelés", part.renewed),
            ("arrivés à terme", part.reached_term),
            ("terminés avant terme", part.ended_early.total),
            ("en cours au dernier jour", part.active_last_day),
        ),
    )
    signed = Line(label="Commencés ou renouvelés, signés", cells=(share(part.signed),))
    return (
        replace(engagements, lines=(*engagements.lines, signed)),
        counted("Terminés avant terme, par motif", single(END_REASONS, part.ended_early)),
    )


def _exits(account: YearlyAccount) -> tuple[Section, ...]:
    exits = account.exits
    total = exits.outcomes.total
    lines = [
        Line(label=french.capitalised(label), cells=(share(Ratio(numerator=counts[0], denominator=total)),))
        for label, counts in codes_of(CATEGORY_WORDS, exits.categories)
    ]
    lines.append(Line(label="Places rendues permanentes", cells=(count(exits.places_kept),)))
    return (
        Section(
            title="Sorties par catégorie",
            heads=SHARE,
            lines=tuple(lines),
            note="réglées par la crèche",
        ),
        counted("Sorties par motif", single(OUTCOME_WORDS, exits.outcomes)),
    )


def _work(account: YearlyAccount) -> Section:
    work = account.work
    back = [
        Line(label=f"Emploi dans les {months} mois de l’entrée", cells=(share(rate),))
        for months, rate in ((5, work.return_5_months), (6, work.return_6_months))
    ]
    kept = [
        Line(
            label=f"Toujours en emploi {months} mois après la sortie",
            cells=(share(rate),),
            note=known_words(rate),
        )
        for months, rate in ((3, work.kept_3_months), (6, work.kept_6_months))
    ]
    return Section(
        title="Retour et maintien dans l’emploi",
        heads=SHARE,
        note="échéances de l’année",
        lines=(*back, *kept),
    )


def _delays(account: YearlyAccount) -> Section:
    part = account.delays
    rows = (
        ("De l’orientation à l’entrée", part.entry),
        ("Jusqu’au premier entretien tenu", part.first_interview),
    )
    lines = [Line(label=label, cells=(delay(found),), note=delay_words(found)) for label, found in rows]
    if part.without_orientation != 0:
        lines.append(Line(label="Entrées sans jour d’orientation", cells=(count(part.without_orientation),)))
    return Section(title="Délais", heads=("médiane",), lines=tuple(lines))
