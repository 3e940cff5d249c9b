"""Typing the dated figures: who may, from which day, what is refused; and that no closed month stands in the way."""

from datetime import date

import pytest

from app.errors import InvalidEntry, NotAllowed
from app.money.figures import TARIFFS, figure_lines, remove_figure, set_figure, tariff_of
from app.money.scale import CEILING, FLOOR
from app.money.tariffs import Tariff
from app.report.effects.structure import setting_subjects
from app.session import Session
from app.settings import Setting
from app.settings_catalogue import CATALOGUE
from app.users import Role
from tests.app.records import as_role

JANUARY = date(2026, 1, 1)


def test_a_figure_is_typed_replaced_and_taken_away(session: Session) -> None:
    row = set_figure(session, FLOOR.key, JANUARY, "80100")
    again = set_figure(session, FLOOR.key, JANUARY, "80200")
    assert session.store.find(Setting, key=FLOOR.key) == [again]
    assert again.id == row.id
    line = {one.id: one for one in figure_lines(session)}[FLOOR.key]
    assert line.current is not None
    assert (line.current.value, line.current.own, line.own) == (80_200, True, (again,))
    remove_figure(session, again)
    assert {one.id: one for one in figure_lines(session)}[FLOOR.key].current is None


def test_a_figure_of_the_future_waits_for_its_day(session: Session) -> None:
    later = session.clock.day().replace(day=1, year=session.clock.day().year + 1)
    row = set_figure(session, CEILING.key, later, "900000")
    line = {one.id: one for one in figure_lines(session)}[CEILING.key]
    assert line.current is not None
    assert (line.current.own, line.later) == (False, (row,))


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_money_is_the_directors_alone(session: Session, role: Role) -> None:
    other = as_role(session, role)
    with pytest.raises(NotAllowed):
        figure_lines(other)
    with pytest.raises(NotAllowed):
        set_figure(other, FLOOR.key, JANUARY, "80100")
    with pytest.raises(NotAllowed):
        remove_figure(other, Setting(id=1, key=FLOOR.key, first_day=JANUARY, value="1"))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("money.floor", text) for text in ("", "-1", "1.5", "01", "100000000", "٣", "1\n")),
        *(("money.rate.collective.1", text) for text in ("", "0,06", "100.01", "0.06191", "-1", "1\n")),
        *(("money.avip.ordinary", text) for text in ("", "7:30-18:30", "18:30-07:30", "07:30-07:30")),
        *(("money.avip.ordinary", text) for text in ("07:30-24:01", "29:00-29:30", "07:60-08:00")),
        *(("money.avip.days", text) for text in ("", "7", "1,1", "0,", "none")),
        *(("money.avip.preparation", text) for text in ("", "601", "-1", "1.5")),
        *(("money.psu.meals", text) for text in ("", "oui", "1")),
        *(("money.structure", text) for text in ("", "micro")),
    ],
)
def test_a_text_that_is_no_value_of_its_figure_is_refused(session: Session, key: str, text: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        set_figure(session, key, JANUARY, text)
    assert refusal.value.field == "value"


@pytest.mark.parametrize("key", ["rounding", "demonstration", "money", "money.rate.collective.9"])
def test_another_key_is_refused(session: Session, key: str) -> None:
    with pytest.raises(InvalidEntry):
        set_figure(session, key, JANUARY, "1")


@pytest.mark.parametrize("number", [2, 15, 31])
def test_a_scale_changes_on_the_first_of_a_month(session: Session, number: int) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        set_figure(session, FLOOR.key, JANUARY.replace(day=number), "80100")
    assert refusal.value.field == "first_day"


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("money.floor", "money.ceiling"),
        ("money.psu.price.both.120", "money.psu.price.both.107"),
        ("money.psu.price.neither.120", "money.psu.price.neither.107"),
    ],
)
def test_a_lower_bound_may_reach_its_upper_one_but_not_pass_it(
    session: Session, lower: str, upper: str, order: int
) -> None:
    pair = [(lower, "90001"), (upper, "90000")][::order]
    set_figure(session, pair[0][0], JANUARY, pair[0][1])
    with pytest.raises(InvalidEntry, match="corrigez l’un des deux montants") as refusal:
        set_figure(session, pair[1][0], JANUARY, pair[1][1])
    assert refusal.value.field == "value"
    set_figure(session, pair[1][0], JANUARY, pair[0][1])
    assert len(session.store.find(Setting, first_day=JANUARY)) == 2


def test_no_two_figures_share_a_key_and_none_is_a_rule_of_the_report() -> None:
    keys = [tariff.key for tariff in TARIFFS]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {spec.key for spec in CATALOGUE}


@pytest.mark.parametrize("tariff", TARIFFS, ids=lambda tariff: tariff.key)
def test_what_is_known_of_a_figure_can_be_read_and_stands_in_order(tariff: Tariff[object]) -> None:
    found = tariff_of(tariff.key)
    days = [one.first_day for one in found.known]
    assert days == sorted(set(days))
    assert all(one.first_day.day == 1 for one in found.known)
    for one in found.known:
        if one.text is not None:
            found.parse(one.text)


def test_a_figure_of_money_changes_nothing_in_a_closed_months_report() -> None:
    row = Setting(id=1, key=FLOOR.key, first_day=JANUARY, value="80100")
    assert list(setting_subjects(row, None)) == []  # type: ignore[arg-type]
