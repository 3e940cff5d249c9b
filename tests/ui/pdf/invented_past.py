"""The thirteen months that end with the invented October, and who was there by weekday and hour."""

from app.report.monthly_report import HeatMap, PastMonth, Status

# Month, open days, enrolled, under three, Avip, hours realised, billed and atypical, open paths, interviews held and
# expected, exits, exits to work or training.
MONTHS = (
    ("2025-10", 23, 29, 27, 6, 4786.5, 5105, 151.5, 6, 11, 15, 2, 1),
    ("2025-11", 19, 29, 27, 6, 4001, 4265.5, 118, 6, 11, 14, 1, 0),
    ("2025-12", 17, 29, 27, 5, 3402, 3710, 98, 5, 8, 11, 2, 1),
    ("2026-01", 20, 28, 26, 5, 4170.5, 4470, 128.5, 5, 9, 12, 1, 1),
    ("2026-02", 20, 29, 27, 6, 4196, 4430, 138, 6, 13, 15, 0, 0),
    ("2026-03", 22, 30, 28, 6, 4730, 5005, 150.5, 7, 14, 17, 1, 0),
    ("2026-04", 21, 30, 28, 6, 4460.5, 4712, 149, 7, 13, 16, 2, 1),
    ("2026-05", 16, 30, 28, 7, 3330, 3545, 107, 8, 12, 15, 1, 1),
    ("2026-06", 22, 31, 29, 7, 4795, 5060, 163, 8, 15, 19, 1, 0),
    ("2026-07", 22, 31, 29, 7, 4528, 4850, 140, 8, 13, 16, 1, 1),
    ("2026-08", 6, 28, 26, 6, 1125, 1215.5, 31, 8, 5, 7, 0, 0),
    ("2026-09", 21, 30, 28, 7, 4523.5, 4763, 166, 8, 15, 18, 0, 0),
    ("2026-10", 22, 31, 29, 8, 4859.5, 5105.5, 182 + 38 / 60, 9, 17, 20, 1, 1),
)

MEANS = (
    (7, 18, 23, 23, 23, 23, 23, 23, 23, 19, 9, 2),
    (6, 19, 23, 24, 23, 23, 23, 23, 23, 19, 10, 1),
    (6, 15, 19, 20, 19, 19, 19, 19, 19, 16, 7, 1),
    (7, 20, 26, 26, 26, 25, 25, 25, 25, 21, 10, 2),
    (7, 19, 24, 25, 24, 24, 24, 24, 24, 20, 9, 1),
)
PEAKS = (15, 24, 27, 27, 27, 27, 26, 26, 26, 26, 16, 6)
WEEKDAYS = (4, 4, 4, 5, 5, 0, 0)


def history() -> tuple[PastMonth, ...]:
    """The thirteen months, closed."""
    return tuple(_past(month, *figures) for month, *figures in MONTHS)


def _past(month: str, *figures: float) -> PastMonth:
    days, enrolled, under_three, avip = map(int, figures[:4])
    realised, billed, atypical = (round(hours * 60) for hours in figures[4:7])
    paths, held, expected, exits, to_work = map(int, figures[7:])
    return PastMonth(
        month=month,
        status=Status.CLOSED,
        opening_days=days,
        enrolled=enrolled,
        under_three=under_three,
        avip=avip,
        realised=realised,
        billed=billed,
        capacity=days * 720 * 30,
        atypical_realised=atypical,
        paths_open_last_day=paths,
        interviews_held=held,
        interviews_expected=expected,
        exits=exits,
        exits_to_work_or_training=to_work,
    )


def heat_map() -> HeatMap:
    """Monday to Friday, 7 h to 19 h."""
    empty = (0,) * 24
    minutes = [
        (0,) * 7 + tuple(mean * 60 * days for mean in row) + (0,) * 5
        for row, days in zip(MEANS, WEEKDAYS, strict=False)
    ]
    peaks = [
        (0,) * 7 + PEAKS + (0,) * 5 if day == 3 else (0,) * 7 + MEANS[day] + (0,) * 5 for day in range(5)
    ]
    return HeatMap(child_minutes=(*minutes, empty, empty), peak=(*peaks, empty, empty))
