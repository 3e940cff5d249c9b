"""Actions, situations and needs of the thread (plan, situations, besoins)."""

from datetime import date

from app.insertion.actions import PlanAction
from app.insertion.needs import Need, NeedLevel
from app.insertion.parent_sheet import ParentSheet
from app.insertion.threads import Event
from app.insertion.timeline import Item
from ui import french, insertion_codes
from ui.insertion_words import by_whom, situation_changes
from ui.thread.item_words import Words

NBSP = french.NBSP


def action(item: Item, _sheet: ParentSheet, today: date) -> Words:
    one = item.record
    assert isinstance(one, PlanAction)
    if item.event is Event.ACTION_OPENED:
        due = "sans échéance" if one.due_day is None else f"pour le {french.day_and_month(one.due_day)}"
        late = one.is_overdue(today)
        return Words(
            title=f"Action{NBSP}: {one.label}",
            aside="en retard" if late else "",
            details=(f"{due}{by_whom(one.owner)}",),
            quote=one.result or "",
            icon="box",
            tone="amber" if late else "action",
        )
    done = item.event is Event.ACTION_DONE
    return Words(
        title=f"Action {'faite' if done else 'abandonnée'}{NBSP}: {one.label}",
        details=(f"Ouverte le {french.day_and_month(one.opened_on)}",),
        quote=one.result or "",
        icon="check" if done else "close",
        tone="fine" if done else "muted",
    )


def situation(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    now, before = situation_changes(item.record, item.others[0] if item.others else None)
    return Words(
        title=f"Situation{NBSP}: {now}",
        details=(f"Avant{NBSP}: {before}",) if before else (),
        icon="person",
    )


def need(item: Item, _sheet: ParentSheet, _today: date) -> Words:
    need = item.record
    assert isinstance(need, Need)
    theme = insertion_codes.THEMES[need.theme]
    if item.event is Event.NEED_CLOSED and need.closing is not None:
        closing = insertion_codes.CLOSINGS[need.closing]
        tone = "fine" if need.closing.value in {"lifted", "eased"} else "muted"
        return Words(title=f"Besoin {closing}{NBSP}: {theme}", icon="flag", tone=tone)
    levels = [one for one in item.others if isinstance(one, NeedLevel)]
    now = insertion_codes.INTENSITIES[levels[0].intensity]
    was = f"était {insertion_codes.INTENSITIES[levels[1].intensity]}" if len(levels) > 1 else ""
    return Words(title=f"Besoin{NBSP}: {theme}, {now}", aside=was, icon="flag")
