"""Rows of resources and of figures, made in a line."""

from datetime import date

from app.families.records import Resources
from app.money.tariffs import Tariff, TariffBook
from app.settings import Setting

OCTOBER = date(2026, 10, 1)


def resources(
    euros: str | None = "1500.00", dependants: int = 1, aeeh: int = 0, since: date = date(2026, 1, 1)
) -> Resources:
    cents = None if euros is None else int(euros.replace(".", ""))
    return Resources(
        home_id=1, first_day=since, monthly_cents=cents, dependants=dependants, aeeh_children=aeeh
    )


def typed(tariff: Tariff[object], text: str, since: date = date(2026, 1, 1)) -> Setting:
    return Setting(key=tariff.key, first_day=since, value=text)


def book(*rows: Setting) -> TariffBook:
    return TariffBook(rows)
