"""The official public holidays (jours fériés officiels), proposed for a year; the crèche's calendar stays rows.

They come from the `holidays` package, which takes 120 ms to load: only when a year is opened, never at the start.
It stands in `ui` because the rules may import nothing but the standard library and `db` only stores; the rules
take plain (day, name) pairs (`app.closures.propose_holidays`).
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from app.structure.records import Area

SUBDIVISIONS: Mapping[Area, str | None] = MappingProxyType(
    {
        Area.METROPOLITAN: None,
        Area.ALSACE_MOSELLE: "57",
        Area.GUADELOUPE: "971",
        Area.MARTINIQUE: "972",
        Area.GUYANE: "973",
        Area.REUNION: "974",
        Area.MAYOTTE: "976",
    }
)
"""The package's codes; Moselle's days are those of the whole of Alsace-Moselle."""


def official_holidays(area: Area, year: int) -> list[tuple[date, str]]:
    """The days and French names that the package knows for that area and year, in order; to be read through."""
    from holidays import country_holidays

    found = country_holidays("FR", subdiv=SUBDIVISIONS[area], years=year, language="fr")
    return sorted((day, name.replace("'", "’")) for day, name in found.items())
