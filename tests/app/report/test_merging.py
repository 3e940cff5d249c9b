"""Adding up crèches: sums beside a naive recomputation, whatever the order; what is refused, and why."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from statistics import median as plain_median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import FileRefused, InvalidEntry
from app.report.merged import MergedMonth, short_text
from app.report.merging import Merging, median
from app.report.monthly_report import MonthlyReport, Rate, Status, as_data, as_json
from tests.ui.pdf.any_month import reports
from tests.ui.pdf.invented import october

Data = dict[str, Any]


def named(report: MonthlyReport, name: str, number: str = "") -> MonthlyReport:
    """The report as another crèche's."""
    return replace(report, structure=replace(report.structure, name=name, caf_number=number))


def opened(report: MonthlyReport) -> MonthlyReport:
    return replace(report, status=Status.COMPLETE, closed_on=None)


def sealed(data: bytes) -> str | None:
    """What the paper of these data prints."""
    return sha256(data).hexdigest()[:12] if json.loads(data)["status"] == "closed" else None


def merged(given: Sequence[MonthlyReport]) -> MergedMonth:
    merging = Merging()
    for number, report in enumerate(given):
        data = as_json(report).encode()
        merging.add(data, f"{number}.pdf", sealed(data))
    return merging.result()


@st.composite
def departments(draw: st.DrawFn) -> list[MonthlyReport]:
    """One to four crèches in the same month."""
    given = draw(st.lists(reports(), min_size=1, max_size=4))
    return [replace(named(one, f"Crèche {place}"), month="2026-10") for place, one in enumerate(given)]


def naive(given: Sequence[Data], path: str) -> Any:
    """The sum of one key over the reports, one plain loop; « sum », then lists and codes key by key."""
    values = []
    for value in given:
        found: Any = value
        for key in path.split("."):
            found = found[key]
        values.append(found)
    return naive_sum(values)


def naive_sum(values: list[Any]) -> Any:
    if isinstance(values[0], dict):
        keys = sorted({key for value in values for key in value})
        return {key: naive_sum([value[key] for value in values if key in value]) for key in keys}
    if isinstance(values[0], list):
        return [naive_sum(list(column)) for column in zip(*values, strict=True)]
    return sum(values)


SUMMED = {
    **{
        key: key
        for key in (
            "attendance",
            "missing_interviews",
            "children",
            "hours",
            "rates",
            "meetings",
            "opening.days",
            "opening.by_weekday",
            "opening.minutes",
            "quota.children",
            "quota.places",
            "quota.hours",
            "heat_map.child_minutes",
            *(
                f"insertion.{part}"
                for part in (
                    "orientations",
                    "paths",
                    "parents",
                    "engagements",
                    "interviews",
                    "actions",
                    "outcomes",
                    "places_kept",
                    "return_to_work_5_months",
                    "return_to_work_6_months",
                    "kept_3_months",
                    "kept_6_months",
                )
            ),
        )
    },
    "places": "structure.capacity",
    "over_capacity_minutes": "capacity.over_capacity_minutes",
    "over_limit_minutes": "capacity.over_limit_minutes",
}
"""Where a sum stands, and of which key of the reports it is the sum."""


def at(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data[key]
    return data


@settings(max_examples=12)
@given(given=departments())
def test_each_sum_is_that_of_a_plain_loop_over_the_reports(given: list[MonthlyReport]) -> None:
    sums = as_data(merged(given).sums)
    plain = [json.loads(as_json(one)) for one in given]
    for where, key in SUMMED.items():
        assert at(sums, where) == naive(plain, key), key


@settings(max_examples=12)
@given(given=departments())
def test_peaks_are_the_highest_and_the_median_is_that_of_all_delays_together(
    given: list[MonthlyReport],
) -> None:
    found = merged(given)
    assert found.peak.children == max(one.capacity.peak_children for one in given)
    assert found.sums.opening.longest_day_minutes == max(one.opening.longest_day_minutes for one in given)
    for day in range(7):
        for hour in range(24):
            highest = max(one.heat_map.peak[day][hour] for one in given)
            assert found.sums.heat_map.peak[day][hour] == highest
    delays = [days for one in given for days in one.insertion.days_to_first_interview.sorted]
    assert found.delays == len(delays)
    value = found.sums.insertion.days_to_first_interview.median.value
    assert value == (Fraction(plain_median(delays)) if delays else None)


@settings(max_examples=12)
@given(given=departments())
def test_weeks_and_staff_are_added_up_where_they_are_known(given: list[MonthlyReport]) -> None:
    sums = merged(given).sums
    weeks = [week for one in given for week in one.capacity.weeks]
    assert set(sums.weeks) == {week.week for week in weeks}
    for name, total in sums.weeks.items():
        own = [week for week in weeks if week.week == name]
        assert total.attended == sum(week.attended for week in own)
        assert total.capacity == sum(week.capacity for week in own)
        assert total.peak == max(week.peak for week in own)
        assert total.breaches == sum(week.in_breach for week in own)
    known = [one.staff for one in given if one.staff.short_minutes is not None]
    assert sums.staffed == len(known)
    assert sums.short_minutes == sum(staff.short_minutes or 0 for staff in known)
    assert sums.shortages == sum(len(staff.shortages) for staff in known)


@settings(max_examples=12)
@given(given=departments(), turn=st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(given: list[MonthlyReport], turn: Any) -> None:
    shuffled = list(given)
    turn.shuffle(shuffled)
    first, second = merged(given), merged(shuffled)
    assert [replace(row, source="") for row in first.rows] == [replace(row, source="") for row in second.rows]
    assert replace(first, rows=()) == replace(second, rows=())


def test_a_rate_is_that_of_the_sums_never_a_mean() -> None:
    small, large = named(october(), "Petite"), named(october(), "Grande")
    small = replace(small, quota=replace(small.quota, children=Rate(numerator=1, denominator=1)))
    large = replace(large, quota=replace(large.quota, children=Rate(numerator=1, denominator=99)))
    found = merged([small, large])
    assert found.sums.quota.children == Rate(numerator=2, denominator=100)
    assert found.met is False
    assert found.reached == Rate(numerator=1, denominator=2)


def test_where_thresholds_differ_no_verdict_is_given_for_all() -> None:
    one, other = named(october(), "Une"), named(october(), "Autre")
    other = replace(other, quota=replace(other.quota, threshold_percent=30))
    assert merged([one]).met is True
    assert merged([one, other]).met is None
    assert merged([one, other]).thresholds == (20, 30)


def test_a_creche_keeps_one_row_with_its_status_and_what_is_missing() -> None:
    closed = named(october(), "Closed")
    started = replace(
        named(october(), "Started"), status=Status.PROVISIONAL, closed_on=None, missing_interviews=2
    )
    found = merged([started, closed])
    assert [(row.name, row.status, row.missing_interviews) for row in found.rows] == [
        ("Closed", Status.CLOSED, 0),
        ("Started", Status.PROVISIONAL, 2),
    ]
    assert found.rows[0].seal == sealed(as_json(closed).encode())
    assert found.rows[1].seal is None
    assert [found.count(status) for status in Status] == [1, 0, 1]


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        ([], None),
        ([7], Fraction(7)),
        ([1, 2], Fraction(3, 2)),
        ([9, 1, 1], Fraction(1)),
        ([4, 4, 8, 8], Fraction(6)),
    ],
)
def test_the_median_of_counted_values(values: list[int], middle: Fraction | None) -> None:
    assert median(Counter(values)).value == middle


def refused(merging: Merging, data: bytes, printed: str | None = None) -> str:
    before = merging.rows[:], merging.sums
    with pytest.raises(FileRefused) as refusal:
        merging.add(data, "suivant.pdf", printed)
    assert (merging.rows, merging.sums) == before
    return refusal.value.sentence


def begun(report: MonthlyReport) -> Merging:
    merging = Merging()
    data = as_json(report).encode()
    merging.add(data, "premier.pdf", sealed(data))
    return merging


def changed(change: Callable[[Data], object]) -> bytes:
    data = json.loads(as_json(opened(october())))
    change(data)
    return json.dumps(data).encode()


def put(path: str, value: object) -> Callable[[Data], object]:
    *above, last = path.split(".")

    def change(data: Data) -> None:
        at(data, ".".join(above)).__setitem__(last, value) if above else data.__setitem__(last, value)

    return change


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        changed(lambda data: data.pop("hours")),
        changed(put("hours.billed", -1)),
        changed(put("hours.billed", 1.5)),
        changed(put("month", "2026-13")),
        changed(put("opening.by_weekday", [1, 2])),
        changed(put("heat_map.peak", [[0] * 24] * 6)),
        changed(put("heat_map.child_minutes", [[0] * 23] * 7)),
        changed(
            put(
                "capacity.weeks", [{"week": "x", "attended": 0, "capacity": 0, "peak": 0, "in_breach": False}]
            )
        ),
    ],
)
def test_damaged_data_are_refused(data: bytes) -> None:
    assert refused(Merging(), data) == (
        "Les données jointes à « suivant.pdf » sont abîmées et ne peuvent pas être lues. "
        "Demandez à la crèche de vous le remettre."
    )


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{}", b"3", changed(put("schema", "creche-avip/monthly-report/2")), changed(put("schema", 1))],
)
def test_another_schema_is_refused(data: bytes) -> None:
    said = refused(Merging(), data)
    assert said.startswith("Les données jointes à « suivant.pdf » ne sont pas un rapport mensuel au format")


def test_data_unlike_the_printed_seal_are_refused_with_both() -> None:
    data = as_json(october()).encode()
    other = as_json(replace(october(), missing_interviews=1)).encode()
    said = refused(Merging(), other, sealed(data))
    assert f"le sceau imprimé est {sealed(data)}, celui des données {sealed(other)}" in said


@pytest.mark.parametrize(
    ("report", "sign", "words"),
    [
        (october(), False, "le mois est clos, mais aucun sceau n’est imprimé"),
        (opened(october()), True, "le papier porte un sceau, les données sont celles d’un mois ouvert"),
    ],
)
def test_a_seal_where_there_is_none_or_none_where_there_is_one_is_refused(
    report: MonthlyReport, sign: bool, words: str
) -> None:
    data = as_json(report).encode()
    assert words in refused(Merging(), data, sha256(data).hexdigest()[:12] if sign else None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Les Martinets", "417"), ("Les Martinets", "417")),
        (("Les Martinets", "417"), ("Renommée", " 4 17")),
        (("Les Martinets", "417"), ("LES MARTINETS ", "")),
        (("Les Martinets", ""), ("Les Martinets", "417")),
        (("Les Martinets", ""), ("Les Martinets", "")),
    ],
)
def test_a_month_twice_for_one_creche_is_refused(first: tuple[str, str], second: tuple[str, str]) -> None:
    merging = begun(named(october(), *first))
    said = refused(merging, as_json(opened(named(october(), *second))).encode())
    assert said.startswith("« suivant.pdf » et « premier.pdf » sont deux rapports de la même crèche")
    assert "pour octobre\u00a02026. N’en gardez qu’un." in said


def test_two_creches_of_one_name_with_two_numbers_are_two() -> None:
    found = merged([named(october(), "Les Martinets", "1"), named(october(), "Les Martinets", "2")])
    assert [row.caf_number for row in found.rows] == ["1", "2"]


def test_a_report_of_no_named_creche_is_refused() -> None:
    said = refused(Merging(), as_json(opened(named(october(), " ", ""))).encode())
    assert said.startswith("« suivant.pdf » ne dit pas de quelle crèche il est")


def test_reports_of_different_months_are_refused() -> None:
    said = refused(begun(october()), changed(put("month", "2026-11")))
    assert said.startswith(
        "« suivant.pdf » est un rapport pour novembre\u00a02026, « premier.pdf » pour octobre\u00a02026"
    )


def test_a_refused_first_file_decides_no_month() -> None:
    merging = Merging()
    refused(merging, changed(lambda data: data.update(month="2026-09") or put("hours.billed", -1)(data)))
    merging.add(changed(lambda data: None), "a.pdf", None)
    assert merging.result().month == "2026-10"


def test_nothing_to_add_up_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="Aucun rapport à additionner"):
        Merging().result()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Les\u00a0Martinets", "Les Martinets"),
        ("a\x00b\ud800c\ufffe", "a b c"),
        ("x" * 200, "x" * 120),
        (" \n", ""),
    ],
)
def test_a_text_written_elsewhere_becomes_one_short_line(text: str, shown: str) -> None:
    assert short_text(text) == shown
