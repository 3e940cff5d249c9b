"""The official public holidays: those of the area, in French, in order."""

from datetime import date

import pytest

from app.structure.records import Area
from ui.holiday_source import official_holidays


def test_the_metropolitan_year_has_its_eleven_days() -> None:
    found = official_holidays(Area.METROPOLITAN, 2026)
    assert len(found) == 11
    assert found[0] == (date(2026, 1, 1), "Jour de l’an")
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("area", "day"),
    [
        (Area.ALSACE_MOSELLE, date(2026, 12, 26)),
        (Area.GUADELOUPE, date(2026, 5, 27)),
        (Area.MARTINIQUE, date(2026, 5, 22)),
        (Area.GUYANE, date(2026, 6, 10)),
        (Area.REUNION, date(2026, 12, 20)),
        (Area.MAYOTTE, date(2026, 4, 27)),
    ],
)
def test_each_area_has_its_own_day(area: Area, day: date) -> None:
    assert day in dict(official_holidays(area, 2026))
    assert day not in dict(official_holidays(Area.METROPOLITAN, 2026))
