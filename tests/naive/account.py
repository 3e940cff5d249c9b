"""The year's account a second time (bilan Avip), in the shape of its JSON, from an export's CSV: no month is added up.

Each figure is counted over the days of the year at once; only the rows of the months are the months' own.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.naive.calendar import ONE_DAY
from tests.naive.engagements import engagements_part
from tests.naive.interviews import median
from tests.naive.meetings import meetings_part
from tests.naive.months import share
from tests.naive.orientations import declined, path_of
from tests.naive.plans import actions_part
from tests.naive.rates import Rates
from tests.naive.report import Books, structure
from tests.naive.tables import Row
from tests.naive.years import Families, parts

NOT_BEGUN: dict[str, Any] = {
    "status": None,
    "in_progress": False,
    "missing": 0,
    "missing_interviews": 0,
    "differs": False,
    "threshold_percent": 0,
    "met": None,
    "children": share(0, 0),
    "places": share(0, 0),
    "hours": share(0, 0),
    "single_parent": share(0, 0),
}


def account(books: Books, year: int, today: date) -> dict[str, Any]:
    """The account of the year as asked on that day; no month is closed."""
    names = [f"{year}-{number:02}" for number in range(1, 13)]
    begun = min(row.day("first_day") for row in books.tables["OpeningSpan"])
    asked = [
        name for name in names if books.month(name).days[0] <= today and books.month(name).days[-1] >= begun
    ]
    days = [day for name in asked for day in books.month(name).days]
    rows: list[dict[str, Any]] = [
        month_row(books, name, today) if name in asked else {"month": name, **NOT_BEGUN} for name in names
    ]
    judged = [row["met"] for row in rows if row["met"] is not None]
    states = {row["status"] for row in rows if row["status"]}
    over = today > date(year, 12, 31) and "provisional" not in states
    settled = "closed" if states == {"closed"} else "complete"
    flows = books.paths.flows(days)
    return {
        "schema": "creche-avip/yearly-account/1",
        "year": year,
        "status": settled if over else "provisional",
        "asked_on": today.isoformat(),
        "last": days[-1].isoformat(),
        "masked": False,
        "structure": structure(books.tables, books.creche, days[-1]),
        "families": Families(books, days).part(asked),
        "prescribers": prescribers(books, days),
        "paths": flows,
        "engagements": engagements(books, days),
        "interviews": interviews(books, days),
        "actions": actions_part(books.tables, days),
        "needs": needs(books, days),
        "exits": exits(books, days),
        "delays": delays(books, days),
        "work": work(books, days, asked[-1]),
        "months": rows,
        "months_met": share(sum(judged), len(judged)),
        "hours": share(*(sum(row["hours"][key] for row in rows) for key in ("numerator", "denominator"))),
        "meetings": meetings_part(books.tables, days),
    }


def month_row(books: Books, name: str, today: date) -> dict[str, Any]:
    month = books.month(name)
    quota, children = month.quota(), month.children()
    return {
        "month": name,
        "status": month.status(today),
        "in_progress": today in month.days,
        "missing": month.attendance(today)["missing"],
        "missing_interviews": books.interviews.missing(month.days, today),
        "differs": False,
        **{key: quota[key] for key in ("threshold_percent", "met", "children", "places", "hours")},
        "single_parent": share(children["avip_single_parent"], children["avip"]),
    }


def prescribers(books: Books, days: list[date]) -> dict[str, Any]:
    """Each orientation of the year under its prescriber; each entry of the year under the path's."""
    found: dict[str, list[str | None]] = {key: [] for key in ("oriented", "waiting", "declined", "entered")}
    reasons: list[str | None] = []
    for row in books.tables["Orientation"]:
        if row.day("day") not in days:
            continue
        found["oriented"].append(row.text("prescriber"))
        if path_of(row, books.paths, days[-1]) is not None:
            found["entered"].append(row.text("prescriber"))
        elif declined(row, days[-1]):
            found["declined"].append(row.text("prescriber"))
            reasons.append(row.text("decline_reason"))
        else:
            found["waiting"].append(row.text("prescriber"))
    entries = [path.text_or_none("prescriber") for path in books.paths.rows if path.day("entry_day") in days]
    return {
        **{key: parts(codes) for key, codes in found.items()},
        "entries": parts(entries),
        "decline_reasons": parts(reasons),
    }


def engagements(books: Books, days: list[date]) -> dict[str, Any]:
    rows = books.tables["Engagement"]
    counts = engagements_part(books.tables, days)
    begun = [row for row in rows if row.day("first_day") in days]
    signed = [row for row in begun if row.day_or_none("signed_on") is not None]
    early = [row.text_or_none("end_reason") for row in rows if row.day_or_none("ended_on") in days]
    return {
        "started": counts["started"],
        "renewed": counts["renewed"],
        "signed": share(len(signed), len(begun)),
        "reached_term": counts["reached_term"],
        "ended_early": parts(early),
        "active_last_day": counts["active_last_day"],
    }


def interviews(books: Books, days: list[date]) -> dict[str, Any]:
    counts = books.interviews.part(days)
    return {
        "counts": counts,
        "honoured": share(counts["held"], books.interviews.expected(days)),
        "missed": share(counts["no_show"], counts["held"] + counts["no_show"]),
    }


def needs(books: Books, days: list[date]) -> dict[str, Any]:
    """Opened, closed one way or another, or open at the last midnight."""
    rows = books.tables["Need"]

    def themes(chosen: Callable[[Row], bool]) -> dict[str, Any]:
        return parts(row.text("theme") for row in rows if chosen(row))

    ways = {
        way: themes(lambda row, way=way: row.day_or_none("closed_on") in days and row.text("closing") == way)  # type: ignore[misc]
        for way in ("lifted", "eased", "persistent", "void")
    }
    morrow = days[-1] + ONE_DAY
    still = themes(
        lambda row: row.day("opened_on") < morrow and (row.day_or_none("closed_on") or morrow) >= morrow
    )
    return {
        "opened": themes(lambda row: row.day("opened_on") in days),
        **ways,
        "open_last_day": still,
    }


def exits(books: Books, days: list[date]) -> dict[str, Any]:
    """The category is that of the month of the exit."""
    gone = books.paths.exits(days)
    return {
        "outcomes": parts(path.text("outcome") for path in gone),
        "categories": parts(
            books.terms.text(f"outcome.{path.text('outcome')}", path.day("exit_day").replace(day=1))
            for path in gone
        ),
        "places_kept": books.paths.places_kept(days),
    }


def delays(books: Books, days: list[date]) -> dict[str, Any]:
    entered = [path for path in books.paths.rows if path.day("entry_day") in days]
    sent = [(path.day("entry_day"), path.day_or_none("prescribed_on")) for path in entered]
    first = books.interviews.delays(days)
    return {
        "first_interview": {**first, "count": len(first["sorted"])},
        "entry": told((entry - on).days for entry, on in sent if on is not None),
        "without_orientation": sum(on is None for _, on in sent),
    }


def told(found: Iterable[int]) -> dict[str, Any]:
    ordered = sorted(found)
    return {"sorted": ordered, "median": median(ordered), "count": len(ordered)}


def work(books: Books, days: list[date], month: str) -> dict[str, Any]:
    """The month's rates over another window: the days of the year."""
    rates = Rates(books.tables, books.paths, month)
    rates.window = days
    return {
        **{f"return_{months}_months": rates.return_to_work(months) for months in (5, 6)},
        **{f"kept_{months}_months": rates.kept(months) for months in (3, 6)},
    }
