"""Typing the dated figures (saisie des barèmes): every one of them, its rows, a new row, a mistyped row taken away."""

from dataclasses import dataclass, replace
from datetime import date

from app.errors import InvalidEntry
from app.money.avip_cost import AVIP
from app.money.psu import MEALS, NAPPIES, PRICES, PSU, service_of
from app.money.scale import CEILING, FLOOR, RATES, SCALE, STRUCTURE
from app.money.tariffs import Figure, Tariff, TariffBook
from app.session import Session
from app.settings import Setting
from app.users import Right
from app.wording import quoted

TARIFFS: tuple[Tariff[object], ...] = (*SCALE, *PSU, *AVIP)
"""Every dated figure, in the order of the page."""
PAIRS: tuple[tuple[Tariff[int], Tariff[int]], ...] = (
    (FLOOR, CEILING),
    *((low, high) for high, low in PRICES.values()),
)
"""The first may not pass the second."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureLine:
    """A figure as the page shows it: what is in force, what is to come, the crèche's own rows."""

    rank: int
    """Its place in the order of the page."""
    tariff: Tariff[object]
    current: Figure[object] | None
    later: tuple[Setting, ...]
    own: tuple[Setting, ...]
    needed: bool
    """False for the rates of another kind of structure and the prices of another service than the crèche's."""

    @property
    def id(self) -> str:
        """Its key."""
        return self.tariff.key


def tariff_of(key: str) -> Tariff[object]:
    """The figure of that key. Raises InvalidEntry, field "key"."""
    for tariff in TARIFFS:
        if tariff.key == key:
            return tariff
    raise InvalidEntry(f"« {key} » n’est pas un chiffre des barèmes.", field="key")


def figure_lines(session: Session) -> list[FigureLine]:
    """Each figure as it stands today."""
    session.require(Right.SEE_MONEY)
    today = session.clock.day()
    book = TariffBook(session.store.find(Setting, key=[tariff.key for tariff in TARIFFS]))
    idle = _idle(book, today)
    return [
        FigureLine(
            needed=tariff.key not in idle,
            rank=rank,
            tariff=tariff,
            current=book.on(tariff, today),
            later=tuple(row for row in book.typed(tariff) if row.first_day > today),
            own=tuple(book.typed(tariff)),
        )
        for rank, tariff in enumerate(TARIFFS)
    ]


def _idle(book: TariffBook, day: date) -> set[str]:
    """The keys that nothing is computed with on that day."""
    structure, meals, nappies = book.on(STRUCTURE, day), book.on(MEALS, day), book.on(NAPPIES, day)
    kind = structure.value if structure else None
    service = service_of(meals=meals.value, nappies=nappies.value) if meals and nappies else None
    idle = {rate.key for one, rates in RATES.items() if one is not kind for _, rate in rates}
    return idle | {price.key for one, pair in PRICES.items() if one is not service for price in pair}


def set_figure(session: Session, key: str, first_day: date, text: str) -> Setting:
    """Gives a figure a value from the first of a month on; a row of the same day is replaced. Raises InvalidEntry."""
    session.require(Right.SEE_MONEY)
    tariff = tariff_of(key)
    tariff.parse(text)
    if first_day.day != 1:
        raise InvalidEntry(
            "Un barème change le 1er d’un mois : les montants d’un mois se lisent alors sur une seule ligne.",
            field="first_day",
        )
    with session.store.atomic("set_figure", tariff.label):
        _check_order(session, tariff, Setting(key=key, first_day=first_day, value=text))
        former = session.store.find(Setting, key=key, first_day=first_day)
        if former:
            return session.store.change(replace(former[0], value=text))
        return session.store.add(Setting(key=key, first_day=first_day, value=text))


def _check_order(session: Session, tariff: Tariff[object], row: Setting) -> None:
    """Raises InvalidEntry where a floor would pass its ceiling, or the lowest price the highest."""
    for lower, upper in PAIRS:
        if tariff.key not in {lower.key, upper.key}:
            continue
        others = session.store.find(Setting, key=[lower.key, upper.key])
        book = TariffBook([*others, replace(row, id=max((one.id for one in others), default=0) + 1)])
        low, high = book.on(lower, row.first_day), book.on(upper, row.first_day)
        if low is not None and high is not None and low.value > high.value:
            raise InvalidEntry(
                f"{quoted(lower.label)} dépasserait {quoted(upper.label)} : corrigez l’un des deux montants.",
                field="value",
            )


def remove_figure(session: Session, row: Setting) -> None:
    """Takes a mistyped row away; what was in force before it holds again."""
    session.require(Right.SEE_MONEY)
    tariff = tariff_of(row.key)
    with session.store.atomic("remove_figure", tariff.label):
        session.store.remove(row)
