"""A statement in words (déclaration): its lines, its columns, its state, for paper and screen (no Qt)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from app.care.enrolments import Kind
from app.families.records import Regime
from app.report.monthly_report import KindHours, Rate, Status
from app.report.periods import Period, PeriodKind
from app.report.statement import Column, MonthPart, Statement
from app.report.statement_desk import PeriodLine
from app.report.statement_sums import NO_HOURS, Sums
from ui import french
from ui.month_words import to_answer_words

NBSP = french.NBSP
COLUMNS = ("Prévisionnel", "Actualisé", "Réel")
NOT_YET = "—"
CARE: Mapping[Kind, str] = {
    Kind.REGULAR: "accueil régulier",
    Kind.OCCASIONAL: "accueil occasionnel",
    Kind.EMERGENCY: "accueil d’urgence",
}
SCHEMES: Mapping[Regime | None, str] = {
    Regime.GENERAL: "régime général",
    Regime.AGRICULTURAL: "régime agricole (MSA)",
    Regime.MARITIME: "régime maritime",
    Regime.OTHER: "autre régime",
    None: "régime non renseigné",
}


class Measure(Enum):
    """Which hours."""

    RESERVED = "Heures réservées"
    REALISED = "Heures réalisées"
    BILLED = "Heures facturées"


class Unit(Enum):
    """What a line counts."""

    HOURS = "heures"
    COUNT = "nombre"
    SHARE = "%"


Value = int | Rate | None
"""Minutes, a count or a rate; None where the column does not stand yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A figure in the three columns, under its heading."""

    group: str
    name: str
    unit: Unit
    values: tuple[Value, Value, Value]
    strong: bool = False


def name_of(period: Period) -> str:
    """« 4e trimestre 2026 », « 1er semestre 2026 », « année 2026 »."""
    if period.kind is PeriodKind.YEAR:
        return f"année{NBSP}{period.year}"
    word = "trimestre" if period.kind is PeriodKind.QUARTER else "semestre"
    return f"{'1er' if period.number == 1 else f'{period.number}e'}{NBSP}{word}{NBSP}{period.year}"


def lines_of(statement: Statement) -> list[Line]:
    """Every figure of the statement."""
    columns = (statement.forecast, statement.actual, statement.real)
    people = [
        _line("Enfants", "enfants inscrits", Unit.COUNT, columns, lambda one: one.children),
        _line("Enfants", "dont enfants Avip", Unit.COUNT, columns, lambda one: one.avip),
    ]
    sums = [None if one is None else one.sums for one in columns]
    return [*sums_lines(sums), *people, *_rates(sums)]


def month_lines(part: MonthPart) -> list[Line]:
    """The figures of one of its months."""
    return sums_lines((part.forecast, part.actual, part.actual if part.is_real else None))


def sums_lines(sums: Sequence[Sums | None]) -> list[Line]:
    """Hours by kind and by régime, capacity, opening."""
    lines = [line for measure in Measure for line in _hours(measure, sums)]
    group = "Capacité et ouverture"
    lines.append(_line(group, "heures de capacité", Unit.HOURS, sums, lambda one: one.capacity))
    lines.append(_line(group, "jours d’ouverture", Unit.COUNT, sums, lambda one: one.opening_days))
    return lines


def _hours(measure: Measure, sums: Sequence[Sums | None]) -> Iterator[Line]:
    group, field = measure.value, measure.name.lower()

    def line(name: str, read: Callable[[Sums], KindHours], *, strong: bool = False) -> Line:
        minutes = [None if one is None else int(getattr(read(one), field)) for one in sums]
        return Line(group=group, name=name, unit=Unit.HOURS, values=_three(minutes), strong=strong)

    yield line("total", lambda one: one.hours, strong=True)
    for kind, name in CARE.items():
        yield line(name, lambda one, kind=kind: one.by_kind.get(kind, NO_HOURS))  # type: ignore[misc]
    for regime, name in SCHEMES.items():
        yield line(name, lambda one, regime=regime: one.by_regime.get(regime, NO_HOURS))  # type: ignore[misc]


def _rates(sums: Sequence[Sums | None]) -> list[Line]:
    return [
        _line("Taux", name, Unit.SHARE, sums, read)
        for name, read in (
            ("taux de facturation", lambda one: one.facturation),
            ("taux d’occupation réel", lambda one: one.occupancy_real),
            ("taux d’occupation financier", lambda one: one.occupancy_financial),
        )
    ]


def _line(
    group: str,
    name: str,
    unit: Unit,
    columns: Sequence[Column | Sums | None],
    read: Callable[..., int | Rate],
) -> Line:
    values = [None if one is None else read(one) for one in columns]
    return Line(group=group, name=name, unit=unit, values=_three(values))


def _three(values: Sequence[Value]) -> tuple[Value, Value, Value]:
    forecast, actual, real = values
    return forecast, actual, real


def value_words(line: Line, value: Value) -> str:
    """« 1 234 h 30 », « 29 », « 104,2 % », « — » where the column does not stand yet."""
    if value is None:
        return NOT_YET
    if isinstance(value, Rate):
        return french.percent(value.value)
    return french.hours_column(value) if line.unit is Unit.HOURS else french.number(value)


def fraction_words(value: Value) -> str:
    """« 1 234 h 30 sur 1 200 h », nothing where there is no rate."""
    if not isinstance(value, Rate):
        return ""
    return f"{french.hours(value.numerator)} sur {french.hours(value.denominator)}"


def month_state(part: MonthPart) -> str:
    """« clos », « complet », « provisoire », « en cours », « à venir », « avant l’ouverture »."""
    if part.status is None:
        return "avant l’ouverture"
    if part.in_progress or part.to_come:
        return "en cours" if part.in_progress else "à venir"
    return {Status.CLOSED: "clos", Status.COMPLETE: "complet", Status.PROVISIONAL: "provisoire"}[part.status]


def status_words(statement: Statement) -> str:
    """« RÉEL », or « PROVISOIRE » and what is missing: « PROVISOIRE — 3 présences non pointées, mois à venir »."""
    if statement.real is not None:
        return f"RÉEL{NBSP}: tous les mois sont complets ou clos"
    presences = sum(part.missing for part in statement.months)
    talks = sum(part.missing_interviews for part in statement.months)
    unfinished = sum(part.in_progress or part.to_come for part in statement.months)
    why = []
    if presences:
        why.append(french.plural(presences, "présence non pointée", "présences non pointées"))
    if talks:
        why.append(french.plural(talks, "entretien sans suite", "entretiens sans suite"))
    if unfinished:
        why.append(f"{unfinished}{NBSP}mois non {french.agreed(unfinished, 'fini')}")
    return f"PROVISOIRE — {', '.join(why)}"


def differing(statement: Statement) -> str:
    """Which closed months' régimes no longer add up to what was given; nothing where all do."""
    months = [french.month(part.month.first) for part in statement.months if part.differs]
    if not months:
        return ""
    return (
        f"Attention{NBSP}: pour {french.listed(months)}, le partage par régime, refait sur le dossier, ne donne plus"
        " le total remis à la clôture."
    )


def period_state(line: PeriodLine) -> str:
    """« réel, tous les mois clos », « à venir », « provisoire, 2 mois complets sur 3, 3 présences à renseigner »."""
    months = line.closed + line.complete + line.provisional + line.to_come
    if line.is_real:
        return "réel, tous les mois clos" if line.closed == months else "réel, tous les mois complets"
    if line.to_come == months:
        return "à venir"
    sure = line.closed + line.complete
    words = [f"provisoire, {sure}{NBSP}mois {french.agreed(sure, 'complet')} sur{NBSP}{months}"]
    missing = to_answer_words(line.missing, line.missing_interviews)
    return ", ".join([*words, missing] if missing else words)
