"""Where each figure of the report's JSON stands on its paper: the words a reader finds it in."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from tests.ui.pdf.french_figures import (
    MONTHS,
    SHORT,
    WEEKDAYS,
    Data,
    Said,
    clock,
    column,
    day_words,
    few,
    number,
    percent,
    prose,
    rate_words,
    short,
)
from tests.ui.pdf.printed_insertion import PARTS

ROUNDINGS = {"half_hour_started": "total du jour arrondi à la demi-heure commencée"}
HELD = ("interviews_held", "interviews_expected")
EXITS = ("exits", "exits_to_work_or_training")
Row = tuple[str, Callable[[Data], str], tuple[str, ...]]
"""A row of the months' table: its label, a month's figures, their keys."""

USUAL = range(8, 18)
"""Hours that the map of presence always shows."""


def said(data: Data) -> Iterator[Said]:
    """Everything that the report with these data must say."""
    for part in (_first, _share, _months, _hours, _presence, _heat, _load, *PARTS):
        yield from part(data)


def unsaid(pages: list[str], data: Data) -> list[str]:
    """What the report's pages should say and don't."""
    told = [(one, re.sub(r"\s+", " ", one.words)) for one in said(data)]
    return [words for one, words in told if words not in pages[one.page]]


def keys_of(value: Any, path: str = "") -> Iterator[str]:
    """The keys of all figures: `history[].avip`, `insertion.actions.opened.*`."""
    if isinstance(value, dict):
        by_code = path in ("insertion.outcomes", "insertion.actions.opened", "insertion.actions.done")
        for key, item in value.items():
            yield from keys_of(item, f"{path}.{'*' if by_code else key}" if path else key)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item, f"{path}[]")
    else:
        yield path


def _first(data: Data) -> Iterator[Said]:
    year, month = data["month"].split("-")
    creche, days = data["structure"], data["attendance"]
    yield Said(0, f"{MONTHS[int(month) - 1]} {year}", ("month",))
    yield Said(
        0,
        f"{creche['name']} · {few(creche['capacity'], 'place')} · n° d’équipement Caf {creche['caf_number']}",
        ("structure.name", "structure.capacity", "structure.caf_number"),
    )
    known = f"{number(days['attended'] + days['absent'])}/{few(days['expected'], 'journée')}"
    yield Said(0, known, ("attendance.expected",))
    if data["status"] != "provisional":
        closed = date.fromisoformat(data["closed_on"]) if data["closed_on"] else None
        title = (
            f"Mois clos le {closed.day} {MONTHS[closed.month - 1]}" if closed else "Mois complet, non clos"
        )
        halves = f"= {few(days['attended'], 'présence')} + {few(days['absent'], 'absence')}"
        yield Said(0, title, ("status", "closed_on"))
        yield Said(0, halves, ("attendance.attended", "attendance.absent"))
        return
    yield Said(0, "PROVISOIRE — ", ("status",))
    if days["missing"]:
        words = few(days["missing"], "présence non pointée", "présences non pointées")
        yield Said(0, words, ("attendance.missing",))
        yield Said(0, f"{prose(days['missing_minutes'])} réservées restent", ("attendance.missing_minutes",))
    if data["missing_interviews"]:
        yield Said(0, f"{number(data['missing_interviews'])} sans suite", ("missing_interviews",))


def _share(data: Data) -> Iterator[Said]:
    quota, capacity = data["quota"], data["capacity"]
    threshold = quota["threshold_percent"]
    verdict = {True: "est atteint", False: "n’est pas atteint", None: "est sans objet"}[quota["met"]]
    yield Said(0, f"Le seuil de {threshold} % {verdict}.", ("quota.threshold_percent", "quota.met"))
    share, pair = rate_words(quota["children"])
    yield Said(0, f" {pair} {share}", ("quota.children.numerator", "quota.children.denominator"))
    share, pair = rate_words(quota["places"])
    yield Said(0, f" {pair} {share}", ("quota.places.numerator", "quota.places.denominator"))
    over, under = quota["hours"]["numerator"], quota["hours"]["denominator"]
    yield Said(
        0,
        f"{column(over)} / {column(under)} {percent(over, under)}",
        ("quota.hours.numerator", "quota.hours.denominator"),
    )
    if capacity["peak_at"]:
        minute = int(capacity["peak_at"][11:13]) * 60 + int(capacity["peak_at"][14:])
        when = f"{day_words(capacity['peak_at'][:10])} à {clock(minute)} ; "
        yield Said(0, f"au plus {capacity['peak_children']}/", ("capacity.peak_children",))
        beyond = "over_limit_minutes" if capacity["over_limit_minutes"] else "over_capacity_minutes"
        yield Said(0, f"{when}{short(capacity[beyond])} ", ("capacity.peak_at", f"capacity.{beyond}"))


def _months(data: Data) -> Iterator[Said]:
    """The table of this month, the one before and the same one last year."""
    history = {month["month"]: month for month in data["history"]}
    year, month = map(int, data["month"].split("-"))
    codes = [data["month"], f"{year - (month == 1)}-{(month - 2) % 12 + 1:02}", f"{year - 1}-{month:02}"]
    shown = [history.get(code) for code in codes]
    opened = " ".join(_opened(month, place) for place, month in enumerate(data["history"]))
    yield Said(1, f"jours ouverts {opened}", ("history[].month", "history[].opening_days"))
    children = f"{number(data['children']['enrolled'])} ({number(data['children']['under_three'])})"
    yield Said(0, f"au dernier jour) {children}", ("children.enrolled", "children.under_three"))
    for label, text, keys in _rows(data):
        figures = " ".join("–" if month is None else text(month) for month in shown)
        yield Said(0, f"{label} {figures}", tuple(f"history[].{key}" for key in keys))


def _rows(data: Data) -> list[Row]:
    rows: list[Row] = [
        ("Jours d’ouverture", lambda m: number(m["opening_days"]), ("opening_days",)),
        (
            "Enfants inscrits (moins de trois ans au dernier jour)",
            lambda m: f"{number(m['enrolled'])} ({number(m['under_three'])})",
            ("enrolled", "under_three"),
        ),
        ("Enfants Avip", lambda m: number(m["avip"]), ("avip",)),
        ("Heures réalisées", lambda m: column(m["realised"]), ("realised",)),
        ("Heures facturées", lambda m: column(m["billed"]), ("billed",)),
        ("Capacité (heures d’ouverture × places)", lambda m: column(m["capacity"]), ("capacity",)),
        ("Heures atypiques réalisées", lambda m: column(m["atypical_realised"]), ("atypical_realised",)),
    ]
    if any(month["paths_open_last_day"] for month in data["history"]):
        row = "Parcours ouverts au dernier jour"
        rows.append((row, lambda m: number(m["paths_open_last_day"]), ("paths_open_last_day",)))
    if any(month["interviews_expected"] for month in data["history"]):
        rows.append(
            ("Entretiens tenus/attendus", lambda m: f"{number(m[HELD[0]])}/{number(m[HELD[1]])}", HELD)
        )
    if any(month["exits"] for month in data["history"]):
        label = "Sorties (dont vers emploi ou formation)"
        rows.append((label, lambda m: f"{number(m[EXITS[0]])} ({number(m[EXITS[1]])})", EXITS))
    return rows


def _opened(month: Data, place: int) -> str:
    """« oct. 2025 23 », « nov. 18 »: the year under the first month and each January."""
    year, number_ = map(int, month["month"].split("-"))
    under = f" {year}" if place == 0 or number_ == 1 else ""
    return f"{SHORT[number_ - 1]}{under} {month['opening_days']}"


def _hours(data: Data) -> Iterator[Said]:
    hours, rates = data["hours"], data["rates"]
    kinds = {"Régulier": "regular", "Occasionnel": "occasional", "Urgence": "emergency"}
    parts = {label: (hours["by_kind"][kind], f"hours.by_kind.{kind}") for label, kind in kinds.items()}
    for label, (part, key) in {**parts, "Total": (hours, "hours")}.items():
        figures = " ".join(column(part[name]) for name in ("reserved", "realised", "billed"))
        yield Said(1, f"{label} {figures}", (f"{key}.reserved", f"{key}.realised", f"{key}.billed"))
    atypical = f"{column(hours['atypical_reserved'])} {column(hours['atypical_realised'])}"
    keys = ("hours.atypical_reserved", "hours.atypical_realised")
    yield Said(1, f"dont horaires atypiques {atypical}", keys)
    yield Said(1, f"Absences déduites {column(hours['absence_deducted'])}", ("hours.absence_deducted",))
    names = {"Facturation": "facturation", "Occupation réelle": "occupancy_real"}
    for label, name in {**names, "Occupation financière": "occupancy_financial"}.items():
        over, under = rates[name]["numerator"], rates[name]["denominator"]
        words = f"{label} {percent(over, under)} {column(over)} / {column(under)}"
        yield Said(1, words, (f"rates.{name}.numerator", f"rates.{name}.denominator"))


def _presence(data: Data) -> Iterator[Said]:
    opening, children = data["opening"], data["children"]
    if not opening["days"]:
        return
    yield Said(1, f"{few(opening['days'], 'jour')} d’ouverture", ("opening.days",))
    yield Said(1, prose(opening["longest_day_minutes"]) + ")", ("opening.longest_day_minutes",))
    whole = f"{prose(opening['minutes'])} dans le mois, soit {prose(data['hours']['capacity'])} de capacité."
    yield Said(1, whole, ("opening.minutes", "hours.capacity"))
    if any(map(any, data["heat_map"]["child_minutes"])):
        for day, count in enumerate(opening["by_weekday"]):
            if count:
                yield Said(1, f"{WEEKDAYS[day]} {count} j", ("opening.by_weekday[]",))
    if children["arrived"]:
        yield Said(1, f" {few(children['arrived'], 'arrivé')}", ("children.arrived",))
    if children["left"]:
        yield Said(1, f" {few(children['left'], 'parti')}", ("children.left",))


def _heat(data: Data) -> Iterator[Said]:
    """The means of the usual hours by weekday, then the means and the maxima of each hour."""
    minutes, peaks, days = (
        data["heat_map"]["child_minutes"],
        data["heat_map"]["peak"],
        data["opening"]["by_weekday"],
    )
    opened = [day for day in range(7) if days[day]]
    if not any(map(any, minutes)):
        return
    for day in opened:
        cells = [_mean(minutes[day][hour], 60 * days[day], peaks[day][hour]) for hour in USUAL]
        yield Said(1, f" {' '.join(cells)} ", ("heat_map.child_minutes[][]",))
    hours = [
        f"{_mean(sum(minutes[day][hour] for day in opened), 60 * sum(days), 1)} {max(row[hour] for row in peaks)}"
        for hour in USUAL
    ]
    yield Said(1, f" {' '.join(hours)} ", ("heat_map.child_minutes[][]", "heat_map.peak[][]"))


def _mean(minutes: int, over: int, peak: int) -> str:
    return str((Fraction(minutes, over) + Fraction(1, 2)).__floor__()) if minutes or peak else "·"


def _load(data: Data) -> Iterator[Said]:
    for week in data["capacity"]["weeks"]:
        share = percent(week["attended"], week["capacity"])
        figures = f"{column(week['attended'])} {column(week['capacity'])} {share} {week['peak']}"
        keys = ("attended", "capacity", "peak", "in_breach")
        yield Said(1, figures, tuple(f"capacity.weeks[].{key}" for key in keys))
        yield Said(1, f" {int(week['week'][-2:])} ", ("capacity.weeks[].week",))
    minutes = data["staff"]["short_minutes"]
    verdict = "Aucune minute" if minutes == 0 else "saisis" if minutes is None else short(minutes)
    yield Said(1, verdict, ("staff.short_minutes",))
    for lack in data["staff"]["shortages"][:3]:
        span = f"{clock(lack['start'])}–{clock(lack['end'])}"
        day = day_words(lack["day"]).capitalize()
        words = f"{day}, {span} : {few(lack['present'], 'adulte')}, {lack['needed']} requis."
        parts = ("day", "start", "end", "present", "needed")
        yield Said(1, words, tuple(f"staff.shortages[].{key}" for key in parts))
    yield Said(1, f"Règle {data['definitions']['staff_rule']}", ("definitions.staff_rule",))
    yield Said(2, ROUNDINGS[data["definitions"]["rounding"]], ("definitions.rounding",))
    yield Said(2, data["definitions"]["atypical"], ("definitions.atypical",))
