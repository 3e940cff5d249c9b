"""Orientations (orientations): the cohort of twelve months, by where each one stands at the month's end."""

from datetime import date

from tests.naive.calendar import twelve_months_to
from tests.naive.paths import WORK_OR_TRAINING, Paths
from tests.naive.tables import Row, Tables


def orientations_part(tables: Tables, paths: Paths, month: str) -> dict[str, int]:
    """Counts each orientation of the cohort under what became of it by the month's last day."""
    cohort_days = twelve_months_to(month)
    last_day = cohort_days[-1]
    found = dict.fromkeys(
        ["oriented", "waiting", "declined", "entered", "engaged", "job_or_training", "open", "other_exit"], 0
    )
    for orientation in tables["Orientation"]:
        if orientation.day("day") not in cohort_days:
            continue
        found["oriented"] += 1
        path = path_of(orientation, paths, last_day)
        if path is None:
            found["declined" if declined(orientation, last_day) else "waiting"] += 1
            continue
        found["entered"] += 1
        if engaged(path, tables, last_day):
            found["engaged"] += 1
            found[standing(path, paths, last_day)] += 1
    return found


def path_of(orientation: Row, paths: Paths, last_day: date) -> Row | None:
    """The path it became, entered by then."""
    for path in paths.rows:
        if path.number_or_none("orientation_id") == orientation.number("id"):
            return path if path.day("entry_day") <= last_day else None
    return None


def declined(orientation: Row, last_day: date) -> bool:
    return orientation.text("answer") == "declined" and orientation.day("answered_on") <= last_day


def engaged(path: Row, tables: Tables, last_day: date) -> bool:
    return any(
        row.number("path_id") == path.number("id") and row.day("first_day") <= last_day
        for row in tables["Engagement"]
    )


def standing(path: Row, paths: Paths, last_day: date) -> str:
    """Where an engaged parent's path stands that day."""
    category = paths.exit_category(path, last_day)
    if category is None:
        return "open"
    return "job_or_training" if category in WORK_OR_TRAINING else "other_exit"
