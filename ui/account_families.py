"""The families of a yearly account (typologie des familles): each subject in its words, three columns (no Qt)."""

from collections.abc import Mapping
from typing import Any

from app.report.account.counts import Parts
from app.report.account.yearly import Aspect, Subject, YearlyAccount
from ui import french
from ui.account_words import UNKNOWN, Line, Section, codes_of, count, share
from ui.codes import GENDERS
from ui.insertion_codes import DRIVING, EDUCATION, WORK

HEADS = ("à l’entrée", "à ce jour", "dont sortis")
YES_NO: Mapping[Subject, str] = {
    Subject.SINGLE_PARENT: "Parent isolé",
    Subject.RSA: "RSA",
    Subject.QPV: "Quartier prioritaire",
    Subject.FRANCE_TRAVAIL: "Inscription à France Travail",
}
TITLES: Mapping[Subject, str] = {
    Subject.GENDER: "Femmes et hommes",
    Subject.AGE: "Âge",
    Subject.JOBLESS: "Ancienneté sans emploi",
    Subject.DRIVING: "Permis de conduire",
    Subject.WORK: "Situation de travail",
    Subject.EDUCATION: "Niveau de formation",
}
CODES: Mapping[Subject, Mapping[Any, str]] = {
    Subject.GENDER: GENDERS,
    Subject.AGE: {"under_26": "moins de 26 ans", "from_26": "26 ans et plus"},
    Subject.WORK: WORK,
    Subject.JOBLESS: {
        "at_work": "en emploi",
        "under_6_months": "moins de 6 mois",
        "from_6_months": "de 6 à 11 mois",
        "from_12_months": "de 12 à 23 mois",
        "from_24_months": "24 mois et plus",
    },
    Subject.EDUCATION: EDUCATION,
    Subject.DRIVING: DRIVING,
}
ANSWERS = {"yes": "oui", "no": "non", **UNKNOWN}


def family_sections(account: YearlyAccount) -> tuple[Section, ...]:
    """Who was accompanied: the counts, the yes and no of the situations, then each list of codes."""
    aspects = {one.subject: one for one in account.families.aspects}
    return (
        _families(account),
        _answers(aspects),
        *(_codes(aspects[subject]) for subject in TITLES),
    )


def _families(account: YearlyAccount) -> Section:
    part = account.families
    return Section(
        title="Familles accompagnées",
        heads=("nombre",),
        note="un parcours ouvert un jour au moins de l’année",
        lines=(
            Line(label="Parents", cells=(count(part.parents),)),
            Line(label="Foyers", cells=(count(part.homes),)),
            Line(label="Enfants Avip", cells=(count(part.avip_children),)),
            Line(label="Enfants Avip d’un parent isolé", cells=(share(part.single_parent),)),
        ),
    )


def _answers(aspects: Mapping[Subject, Aspect]) -> Section:
    lines = [
        Line(label=f"{label}{french.NBSP}: {answer}", cells=tuple(map(count, counts)))
        for subject, label in YES_NO.items()
        for answer, counts in codes_of(ANSWERS, *_columns(aspects[subject]))
    ]
    return Section(title="Repères sur les parents", heads=HEADS, lines=tuple(lines))


def _codes(aspect: Aspect) -> Section:
    lines = [
        Line(label=french.capitalised(label), cells=tuple(map(count, counts)))
        for label, counts in codes_of({**CODES[aspect.subject], **UNKNOWN}, *_columns(aspect))
    ]
    return Section(title=TITLES[aspect.subject], heads=HEADS, lines=tuple(lines))


def _columns(aspect: Aspect) -> tuple[Parts, Parts, Parts]:
    return aspect.at_entry, aspect.latest, aspect.left
