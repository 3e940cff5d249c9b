"""The week's load under the grid (bandeau de charge): the read model turned into curves and words."""

from app.planning.week_load import LoadOfWeek
from ui.load_words import strip_tone, strip_words
from ui.pages.planning.load_steps import painted
from ui.widgets.week_load import StripDay, WeekLoadStrip


def show_week(
    strip: WeekLoadStrip, week: LoadOfWeek, hours: tuple[int, int], tried: LoadOfWeek | None = None
) -> None:
    """Draws the week between these two minutes of its days; `tried`, as it would be, is a dashed line over it."""
    days = []
    for load in week.days:
        over = (tried.on(load.day), tried.following(load.day)) if tried is not None else (None, None)
        drawn = painted(load, week.following(load.day), *hours, over)
        days.append(StripDay(day=load.day, load=drawn, words=strip_words(load), tone=strip_tone(load)))
    strip.show_days(days, week.days[0].percent if week.days else 0)
