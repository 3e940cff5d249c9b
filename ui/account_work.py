"""The daily work and the months of a yearly account (bilan, activité): interviews, actions, needs, the 20 % (no Qt)."""

from datetime import date

from app.report.account.yearly import YearlyAccount
from app.report.monthly_report import Rate
from ui import french
from ui.account_words import (
    NUMBER,
    Line,
    Section,
    codes_of,
    columns,
    count,
    minutes,
    month_state,
    share,
    totals,
    word,
)
from ui.insertion_codes import ACTIONS, THEMES
from ui.pdf.labels import action


def work_sections(account: YearlyAccount) -> tuple[Section, ...]:
    """The 20 % month by month, then what was done."""
    return (
        _months(account),
        _hours(account),
        _interviews(account),
        _actions(account),
        _meetings(account),
        _needs(account),
    )


def _interviews(account: YearlyAccount) -> Section:
    part = account.interviews
    counts = part.counts
    plain = (
        ("Tenus", counts.held),
        ("Excusés", counts.excused),
        ("Non venus", counts.no_show),
        ("Annulés par la crèche", counts.cancelled),
        ("Prévus, sans suite encore", counts.planned),
    )
    return Section(
        title="Entretiens",
        heads=NUMBER,
        lines=(
            *(Line(label=label, cells=(count(value),)) for label, value in plain),
            Line(label="Durée des entretiens tenus", cells=(minutes(counts.held_minutes),)),
            Line(
                label="Part honorée",
                cells=(share(part.honoured),),
                note="tenus ÷ (tenus + excusés + non venus)",
            ),
            Line(
                label="Part de non venus", cells=(share(part.missed),), note="non venus ÷ (tenus + non venus)"
            ),
        ),
    )


def _months(account: YearlyAccount) -> Section:
    lines = [
        Line(
            label=french.capitalised(french.month(date.fromisoformat(f"{row.month}-01"))),
            cells=(
                word(month_state(row, account)),
                *(
                    (
                        share(row.children),
                        share(row.places),
                        share(row.hours, in_hours=True),
                        share(row.single_parent),
                    )
                    if row.status is not None
                    else ()
                ),
            ),
        )
        for row in account.months
    ]
    met = Line(label="Mois au seuil, lecture de la loi", cells=(word(""), share(account.months_met)))
    return Section(
        title="La part Avip, mois par mois",
        heads=("état", "enfants", "places", "heures", "parents isolés"),
        note=_thresholds(account),
        lines=(*lines, met),
    )


def _thresholds(account: YearlyAccount) -> str:
    found = sorted({row.threshold_percent for row in account.months if row.status is not None})
    words = [f"{french.number(one)}{french.NBSP}%" for one in found]
    return f"{french.agreed(len(words), 'seuil')} de {french.listed(words)}" if words else ""


def _hours(account: YearlyAccount) -> Section:
    hours: Rate = account.hours
    return Section(
        title="Heures des enfants Avip",
        heads=("heures",),
        lines=(
            Line(label="Réalisées par les enfants Avip", cells=(minutes(hours.numerator),)),
            Line(label="Réalisées par tous les moins de trois ans", cells=(minutes(hours.denominator),)),
            Line(label="Part des enfants Avip", cells=(share(hours, in_hours=True),)),
        ),
    )


def _actions(account: YearlyAccount) -> Section:
    part = account.actions
    codes = [kind.value for kind in ACTIONS if kind.value in {*part.opened, *part.done}]
    rows = [(action(code), (part.opened.get(code, 0), part.done.get(code, 0))) for code in codes]
    total = totals(sum(part.opened.values()), sum(part.done.values()))
    return columns("Actions des plans", ("ouvertes", "faites"), total, rows)


def _needs(account: YearlyAccount) -> Section:
    part = account.needs
    found = (part.opened, part.lifted, part.eased, part.persistent, part.void, part.open_last_day)
    return columns(
        "Besoins (freins)",
        ("ouverts", "levés", "atténués", "persistants", "sans objet", "encore ouverts"),
        totals(*(column.total for column in found)),
        codes_of(THEMES, *found),
    )


def _meetings(account: YearlyAccount) -> Section:
    part = account.meetings
    return Section(
        title="Concertation",
        heads=NUMBER,
        lines=(
            Line(label="Réunions tenues", cells=(count(part.count),)),
            Line(label="Dont avec des partenaires", cells=(count(part.with_partners),)),
            Line(label="Durée", cells=(minutes(part.minutes),)),
        ),
    )
