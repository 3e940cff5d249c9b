"""Adding up crèches (cumul départemental): many crèches' reports of one month, read one at a time, kept as sums.

Rates are those of the sums, peaks the highest, the median that of all delays together. Nothing of a report stays
but its figures in the sums and one short row.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256

from app.days import Month
from app.errors import FileRefused, InvalidEntry
from app.report.merged import CrecheRow, Definitions, MergedMonth, Peak, Sums, WeekSum, plus, short_text
from app.report.monthly_report import SCHEMA, DaysToFirstInterview, MonthlyReport, Rate, Status
from app.report.notes import seal_of
from app.report.reading import report_of
from app.wording import spoken_month

WEEK = re.compile(r"\d{4}-W\d{2}")
AGAIN = "Demandez à la crèche de vous le remettre."


@dataclass(slots=True)
class Merging:
    """A département's month being added up. The order of the reports changes nothing."""

    sums: Sums | None = None
    month: str = ""
    first: str = ""
    """The file that said which month it is."""
    rows: list[CrecheRow] = field(default_factory=list)
    peak: Peak | None = None
    delays: Counter[int] = field(default_factory=Counter)
    definitions: Counter[Definitions] = field(default_factory=Counter)
    thresholds: Counter[int] = field(default_factory=Counter)
    numbered: dict[str, str] = field(default_factory=dict)
    """CAF number → file."""
    named: dict[str, str] = field(default_factory=dict)
    """Name → file, of every crèche."""
    unnumbered: dict[str, str] = field(default_factory=dict)
    """Name → file, of those that gave no CAF number."""

    def add(self, data: bytes, source: str, printed: str | None) -> None:
        """Adds the data joined to the file `source`, whose paper prints this seal. Raises FileRefused, adds nothing."""
        report = _checked(data, source, printed)
        row = _row(report, source, seal_of(data) if report.status is Status.CLOSED else None)
        self._refuse_another_month(report, source)
        self._refuse_twice(row)
        sums = self._added(report, source)
        self._keep(row)
        self.sums = sums
        peak = Peak(children=report.capacity.peak_children, at=report.capacity.peak_at or "", creche=row.name)
        self.peak = peak if self.peak is None else min(self.peak, peak, key=Peak.rank)
        self.delays.update(report.insertion.days_to_first_interview.sorted)
        said = report.definitions
        self.definitions[
            Definitions(
                atypical=short_text(said.atypical),
                rounding=short_text(said.rounding),
                staff_rule=short_text(said.staff_rule),
            )
        ] += 1
        self.thresholds[report.quota.threshold_percent] += 1

    def result(self) -> MergedMonth:
        """The département's month. Raises InvalidEntry where there is none."""
        if self.sums is None or self.peak is None:
            raise InvalidEntry("Aucun rapport à additionner. Indiquez au moins le PDF d’un rapport mensuel.")
        delays = DaysToFirstInterview(median=median(self.delays))
        return MergedMonth(
            month=self.month,
            rows=tuple(sorted(self.rows, key=CrecheRow.rank)),
            sums=replace(self.sums, insertion=replace(self.sums.insertion, days_to_first_interview=delays)),
            delays=self.delays.total(),
            peak=self.peak,
            definitions=tuple(sorted(self.definitions.items())),
            thresholds=tuple(sorted(self.thresholds)),
        )

    def _refuse_another_month(self, report: MonthlyReport, source: str) -> None:
        if self.sums is not None and report.month != self.month:
            raise FileRefused(
                f"« {source} » est un rapport pour {_spoken(report.month)}, « {self.first} » pour "
                f"{_spoken(self.month)} : un cumul additionne un seul mois. Retirez l’un des deux."
            )
        if self.sums is None:
            self.month, self.first = report.month, source

    def _refuse_twice(self, row: CrecheRow) -> None:
        number, name = _folded(row.caf_number), _folded(row.name)
        if not (number or name):
            raise FileRefused(
                f"« {row.source} » ne dit pas de quelle crèche il est (ni nom, ni numéro Caf). {AGAIN}"
            )
        other = self.numbered.get(number) if number else self.named.get(name)
        other = other or self.unnumbered.get(name)
        if other:
            raise FileRefused(
                f"« {row.source} » et « {other} » sont deux rapports de la même crèche, {row.name or row.caf_number}, "
                f"pour {_spoken(self.month)}. N’en gardez qu’un."
            )

    def _added(self, report: MonthlyReport, source: str) -> Sums:
        try:
            own = _sums(report)
            return plus(own, self.sums)
        except ValueError as error:
            raise _damaged(source) from error

    def _keep(self, row: CrecheRow) -> None:
        number, name = _folded(row.caf_number), _folded(row.name)
        self.rows.append(row)
        if number:
            self.numbered[number] = row.source
        elif name:
            self.unnumbered[name] = row.source
        if name:
            self.named.setdefault(name, row.source)


def median(counted: Counter[int]) -> Rate:
    """The median of values counted: the middle one, or half of the sum of the middle two."""
    total = counted.total()
    if not total:
        return Rate()
    low, high = _nth(counted, (total - 1) // 2), _nth(counted, total // 2)
    middle = Fraction(low + high, 2)
    return Rate(numerator=middle.numerator, denominator=middle.denominator)


def _nth(counted: Counter[int], place: int) -> int:
    for value in sorted(counted):
        place -= counted[value]
        if place < 0:
            return value
    raise IndexError(place)


def _checked(data: bytes, source: str, printed: str | None) -> MonthlyReport:
    """The report in the data. Raises FileRefused."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _damaged(source) from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise FileRefused(
            f"Les données jointes à « {source} » ne sont pas un rapport mensuel au format {SCHEMA}. Demandez un "
            "rapport fait par la même version du programme."
        )
    try:
        report = report_of(found)
        Month.parse(report.month)
    except (FileRefused, InvalidEntry) as error:
        raise _damaged(source) from error
    _refuse_unlike(report, data, source, printed)
    return report


def _refuse_unlike(report: MonthlyReport, data: bytes, source: str, printed: str | None) -> None:
    """The seal shows damage, not forgery: anyone can compute a new one (rules.md, Closing a month)."""
    said = f"Les données jointes à « {source} » ne sont pas celles de son papier"
    seal = sha256(data).hexdigest()[: len(printed)] if printed else None
    if printed and printed != seal:
        raise FileRefused(
            f"{said} : le sceau imprimé est {printed}, celui des données {seal}. Le fichier est abîmé ou a été "
            f"modifié. {AGAIN}"
        )
    if bool(printed) != (report.status is Status.CLOSED):
        why = (
            "le papier porte un sceau, les données sont celles d’un mois ouvert"
            if printed
            else "le mois est clos, mais aucun sceau n’est imprimé"
        )
        raise FileRefused(f"{said} : {why}. Le fichier est abîmé ou a été modifié. {AGAIN}")


def _damaged(source: str) -> FileRefused:
    return FileRefused(
        f"Les données jointes à « {source} » sont abîmées et ne peuvent pas être lues. {AGAIN}"
    )


def _spoken(month: str) -> str:
    return spoken_month(Month.parse(month).first)


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _row(report: MonthlyReport, source: str, seal: str | None) -> CrecheRow:
    return CrecheRow(
        name=short_text(report.structure.name),
        caf_number=short_text(report.structure.caf_number),
        source=source,
        status=report.status,
        closed_on=report.closed_on,
        seal=seal,
        missing=report.attendance.missing,
        missing_interviews=report.missing_interviews,
        places=report.structure.capacity,
        share=report.quota.children,
        met=_met(report),
        reserved=report.hours.reserved,
        realised=report.hours.realised,
        billed=report.hours.billed,
        capacity=report.hours.capacity,
        paths=report.insertion.paths.open_last_day,
        held=report.insertion.interviews.held,
    )


def _met(report: MonthlyReport) -> bool | None:
    share = report.quota.children.value
    return None if share is None else share >= Fraction(report.quota.threshold_percent, 100)


def _sums(report: MonthlyReport) -> Sums:
    """The report as sums of one crèche. Raises ValueError where a list has not its length."""
    heat = report.heat_map
    rows = (*heat.child_minutes, *heat.peak)
    if len(report.opening.by_weekday) != 7 or [len(row) for row in rows] != [24] * 14:
        raise ValueError("a week has seven days of 24 hours")
    if len(heat.peak) != 7:
        raise ValueError("a week has seven days")
    weeks: dict[str, WeekSum] = {}
    for week in report.capacity.weeks:
        if not WEEK.fullmatch(week.week):
            raise ValueError(week.week)
        own = WeekSum(
            attended=week.attended,
            capacity=week.capacity,
            peak=week.peak,
            breaches=int(week.in_breach),
            creches=1,
        )
        weeks[week.week] = plus(own, weeks.get(week.week))
    return Sums.of(report, weeks)
