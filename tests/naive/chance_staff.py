"""The adults by chance (équipe au hasard): turns, nights, exceptions, leave, who comes and goes, who walks."""

from datetime import date, timedelta

from tests.naive.calendar import ONE_DAY
from tests.naive.chance_lines import Lines

TRADES = ("puericulture_nurse", "early_years_cap", "other_accepted", "management", "other_staff")


def add_staff(lines: Lines, first: date, last: date) -> None:
    """Some adults from first to last, and since when the children walk."""
    for _ in range(lines.random.randint(3, 6)):
        _adult(lines, first, last)
    for child in range(1, len(lines.lines["children"]) + 1):
        begins = lines.between(first - timedelta(days=20), last)
        if lines.likely(70):
            ends = lines.one_of(None, None, lines.between(begins, last + ONE_DAY))
            lines.add("child_facts", child, lines.one_of("walks", "walks", "aeeh"), begins, ends)
            if ends is not None:
                lines.add("child_facts", child, "walks", ends + ONE_DAY, None)


def _adult(lines: Lines, first: date, last: date) -> None:
    begins = lines.one_of(first - timedelta(days=30), lines.edge(first, last))
    ends = lines.one_of(None, lines.between(begins, last))
    adult = lines.add("staff_members", "Ann", "N’Diaye", lines.one_of(*TRADES[:3], *TRADES), begins, ends)
    for since in sorted({begins, lines.between(begins, last)}):
        turn = lines.one_of("anchor", "iso_parity")
        weeks = 2 if turn == "iso_parity" else lines.random.randint(1, 3)
        anchor = date(2026, 11, 30) + timedelta(days=7 * lines.random.randint(-5, 5))
        pattern = lines.add("shift_patterns", adult, since, weeks, turn, anchor)
        for week in range(weeks):
            for weekday in range(lines.random.randint(3, 7)):
                for start, end in _shift(lines):
                    lines.add("shift_pattern_spans", pattern, week, weekday, start, end)
    day = first
    while day <= last:
        if lines.likely(12):
            exception = lines.add("shift_exceptions", adult, day)
            for start, end in _shift(lines):
                lines.add("shift_exception_spans", exception, start, end)
        if lines.likely(3):
            away = day + timedelta(days=lines.random.randint(0, 6))
            lines.add("leaves", adult, day, away, lines.one_of("paid_leave", "sick_leave"))
            day = away
        day += ONE_DAY


def _shift(lines: Lines) -> list[tuple[int, int]]:
    """A day's list: whole, split, touching, by night, or nothing."""
    early, late = lines.random.randint(240, 560), lines.random.randint(800, 1300)
    return lines.one_of(
        [(early, late)], [(early, late)], [(early, 720), (765, late)], [(early, 700), (700, late)],
        [(1290, 1750)], [],
    )  # fmt: skip
