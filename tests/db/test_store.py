"""The open file (le fichier ouvert): what is written comes back, all or nothing."""

from dataclasses import replace
from datetime import date

import pytest

from app.care.attendance import AttendedSpan
from app.care.enrolments import Enrolment, Kind
from app.errors import Conflict, InvalidEntry, NotFound
from app.families.records import Child, ChildFact, Contact, FactKind, Group, Home, Resources
from app.insertion.outcomes import Outcome
from app.insertion.paths import InsertionPath
from app.session import Session
from app.settings import Setting
from app.store import Committed, Record, Store
from app.users import Role, User
from tests.db.people import BORN, Interrupted, add_family, break_off

DAY = date(2026, 10, 6)


def test_the_director_of_a_new_creche_is_at_work(session: Session) -> None:
    assert session.store.login == "directrice"
    assert session.user == User(id=1, login="directrice", name="Claire Martin", role=Role.DIRECTOR)


def test_what_is_added_is_read_back_with_its_id(store: Store) -> None:
    family = add_family(store)
    assert store.get(Child, family.child.id) == family.child
    assert family.child.id > 0
    assert store.find(Home) == [family.home]


def test_many_are_added_at_once_in_order(store: Store) -> None:
    with store.atomic("add_groups"):
        groups = store.add_all(Group(name=name) for name in ("Petits", "Moyens", "Grands"))
        assert store.add_all([]) == []
    assert [group.id for group in groups] == [1, 2, 3]
    assert store.find(Group) == groups


def test_only_new_records_of_one_kind_are_added(store: Store) -> None:
    with store.atomic("add_groups"):
        with pytest.raises(ValueError, match="one kind"):
            store.add_all([Group(name="Petits"), Home(name="A")])
        with pytest.raises(ValueError, match="new records"):
            store.add(Group(id=4, name="Petits"))


def test_writes_outside_atomic_are_refused(store: Store) -> None:
    (user,) = store.find(User)
    with pytest.raises(RuntimeError, match="atomic"):
        store.add(Group(name="Petits"))
    with pytest.raises(RuntimeError, match="atomic"):
        store.change(replace(user, name="Autre"))
    with pytest.raises(RuntimeError, match="atomic"):
        store.remove(user)
    assert store.find(Group) == []
    assert store.find(User) == [user]


def test_a_change_replaces_the_row_and_no_change_writes_nothing(store: Store) -> None:
    home = add_family(store).home
    with store.atomic("change_home"):
        store.change(replace(home, commune="Lyon"))
    assert store.get(Home, home.id).commune == "Lyon"
    before = list(store.journal())
    with store.atomic("change_home"):
        store.change(replace(home, commune="Lyon"))
    assert list(store.journal()) == before
    assert store.can_undo() == "change_home"


def test_a_row_that_is_not_there_is_told(store: Store) -> None:
    home = Home(id=99, name="A")
    with pytest.raises(NotFound, match="retirée"):
        store.get(Home, 99)
    with pytest.raises(NotFound, match="retirée"), store.atomic("change_home"):
        store.change(home)
    with pytest.raises(NotFound, match="retirée"), store.atomic("remove_home"):
        store.remove(home)


def test_a_removed_row_never_gives_its_id_to_another(store: Store) -> None:
    with store.atomic("add_group"):
        first = store.add(Group(name="Petits"))
    with store.atomic("remove_group"):
        store.remove(first)
    with store.atomic("add_group"):
        assert store.add(Group(name="Moyens")).id == first.id + 1


def test_a_failure_takes_everything_back(store: Store) -> None:
    before = list(store.journal())
    with pytest.raises(Interrupted):
        break_off(store, "add_group", Group(name="Petits"))
    assert store.find(Group) == []
    assert list(store.journal()) == before
    assert store.can_undo() == "create_creche"
    with store.atomic("add_group"):
        assert store.add(Group(name="Petits")).id == 1


def test_a_nested_deed_joins_the_outer_one(store: Store) -> None:
    with store.atomic("outer"), store.atomic("inner"):
        store.add(Group(name="Petits"))
    assert {entry.deed for entry in store.journal(1)} == {"outer"}
    store.undo()
    assert store.find(Group) == []


def test_a_nested_failure_that_is_caught_leaves_only_the_outer_writes(store: Store) -> None:
    with store.atomic("outer"):
        store.add(Group(name="Petits"))
        with pytest.raises(Interrupted):
            break_off(store, "inner", Group(name="Moyens"))
        store.add(Group(name="Grands"))
    assert [group.name for group in store.find(Group)] == ["Petits", "Grands"]
    assert len([entry for entry in store.journal() if entry.deed == "outer"]) == 2
    assert store.can_undo() == "outer"


def test_nothing_written_is_no_deed(store: Store) -> None:
    heard: list[Committed] = []
    store.on_commit(heard.append)
    with store.atomic("nothing"):
        store.find(User)
    assert heard == []
    assert store.can_undo() == "create_creche"


def test_the_notice_comes_after_the_commit_and_names_the_kinds(store: Store) -> None:
    heard: list[tuple[Committed, list[str]]] = []
    store.on_commit(lambda told: heard.append((told, [group.name for group in store.find(Group)])))
    with store.atomic("add_group", "Petits"):
        store.add(Group(name="Petits"))
        assert heard == []
    kinds: frozenset[type[Record]] = frozenset({Group})
    assert heard == [(Committed(deed="add_group", about="Petits", kinds=kinds), ["Petits"])]


def test_a_listener_may_write_in_its_turn(store: Store) -> None:
    def note(told: Committed) -> None:
        if told.deed == "add_group":
            with store.atomic("note"):
                store.add(Setting(key="seen", first_day=DAY, value="yes"))

    store.on_commit(note)
    with store.atomic("add_group"):
        store.add(Group(name="Petits"))
    assert [setting.key for setting in store.find(Setting)] == ["seen"]


def test_find_takes_equal_empty_and_one_of(store: Store) -> None:
    with store.atomic("add_homes"):
        homes = store.add_all(
            Home(name=name, commune=commune) for name, commune in [("A", "Lyon"), ("B", None), ("C", "Bron")]
        )
    a, b, c = homes
    assert store.find(Home, name="B") == [b]
    assert store.find(Home, commune=None) == [b]
    assert store.find(Home, commune=["Lyon", "Bron"]) == [a, c]
    assert store.find(Home, commune=("Bron", None)) == [b, c]
    assert store.find(Home, id=[c.id, a.id], commune="Lyon") == [a]
    assert store.find(Home, id=[]) == []
    assert store.find(User, role=Role.DIRECTOR, active=True) != []
    with pytest.raises(TypeError, match="no field"):
        store.find(Home, town="Lyon")
    with pytest.raises(TypeError, match="no field"):
        store.find(Home, town=None)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2026, 9, 30), date(2026, 9, 30), False),
        (date(2026, 9, 30), date(2026, 10, 1), True),
        (date(2026, 10, 3), date(2026, 10, 4), True),
        (date(2026, 10, 31), date(2026, 11, 2), True),
        (date(2026, 11, 1), date(2026, 11, 2), False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
    ],
)
def test_touching_shares_a_day_bounds_included(store: Store, first: date, last: date, found: bool) -> None:
    family = add_family(store)
    with store.atomic("add_contact"):
        ended = store.add(
            Contact(
                child_id=family.child.id,
                name="Mamie",
                first_day=date(2026, 10, 1),
                last_day=date(2026, 10, 31),
            )
        )
    assert store.touching(Contact, first, last) == ([ended] if found else [])


def test_touching_takes_an_empty_last_day_for_still_so_and_orders_by_first_day(store: Store) -> None:
    child = add_family(store).child
    with store.atomic("add_facts"):
        late = store.add(ChildFact(child_id=child.id, kind=FactKind.WALKS, first_day=date(2026, 5, 1)))
        early = store.add(ChildFact(child_id=child.id, kind=FactKind.AEEH, first_day=date(2026, 2, 1)))
    assert store.touching(ChildFact, DAY, DAY) == [early, late]
    assert store.touching(ChildFact, DAY, DAY, kind=FactKind.WALKS) == [late]
    assert store.touching(ChildFact, date(2026, 3, 1), date(2026, 3, 1)) == [early]


def test_touching_reads_a_kind_without_last_day_as_holding_on(store: Store) -> None:
    home = add_family(store).home
    with store.atomic("set_resources"):
        resources = store.add(Resources(home_id=home.id, first_day=date(2026, 2, 1)))
    assert store.touching(Resources, DAY, DAY) == [resources]
    assert store.touching(Resources, date(2026, 1, 1), date(2026, 1, 31)) == []


def test_touching_a_kind_without_period_is_a_bug(store: Store) -> None:
    with pytest.raises(TypeError, match="no period"):
        store.touching(User, DAY, DAY)


def test_days_are_asked_of_the_attendance_too(store: Store) -> None:
    family = add_family(store)
    with store.atomic("note"):
        spans = store.add_all(
            AttendedSpan(
                enrolment_id=family.enrolment.id,
                child_id=family.child.id,
                day=date(2026, 10, day),
                arrived=480,
            )
            for day in (1, 6, 31)
        )
    assert store.touching(AttendedSpan, date(2026, 10, 1), date(2026, 10, 31)) == spans
    assert store.touching(AttendedSpan, DAY, DAY, child_id=family.child.id) == [spans[1]]


def test_what_others_refer_to_cannot_be_taken_away(store: Store) -> None:
    home = add_family(store).home
    with pytest.raises(Conflict, match="sert encore"), store.atomic("remove_home"):
        store.remove(home)
    assert store.find(Home) == [home]


@pytest.mark.parametrize(
    ("day", "arrived", "left", "overlaps"),
    [
        (6, 480, 720, True),
        (6, 720, 1000, False),
        (6, 719, 1000, True),
        (6, 300, 480, False),
        (6, 300, 481, True),
        (6, 600, None, True),
        (6, 720, None, False),
        (5, 1320, 1440 + 480, False),
        (5, 1320, 1440 + 481, True),
        (7, 0, 60, False),
    ],
)
def test_two_stays_of_one_child_never_overlap_even_past_midnight(
    store: Store, day: int, arrived: int, left: int | None, overlaps: bool
) -> None:
    family = add_family(store)
    other = add_family(store, "Nguyễn")
    stay = AttendedSpan(
        enrolment_id=family.enrolment.id, child_id=family.child.id, day=DAY, arrived=480, left=720
    )
    with store.atomic("note"):
        store.add(stay)
        store.add(replace(stay, enrolment_id=other.enrolment.id, child_id=other.child.id))
    try:
        with store.atomic("note"):
            store.add(replace(stay, day=date(2026, 10, day), arrived=arrived, left=left))
    except Conflict:
        assert overlaps
    else:
        assert not overlaps


def test_a_stay_names_the_child_of_its_enrolment(store: Store) -> None:
    family, other = add_family(store), add_family(store, "Nguyễn")
    with pytest.raises(Conflict), store.atomic("note"):
        store.add(
            AttendedSpan(enrolment_id=family.enrolment.id, child_id=other.child.id, day=DAY, arrived=480)
        )


def test_a_parent_has_one_open_path_at_a_time(store: Store) -> None:
    parent = add_family(store).parent
    with store.atomic("open_path"):
        first = store.add(InsertionPath(parent_id=parent.id, entry_day=date(2026, 2, 1)))
    with pytest.raises(Conflict), store.atomic("open_path"):
        store.add(InsertionPath(parent_id=parent.id, entry_day=date(2026, 3, 1)))
    with store.atomic("close_path"):
        store.change(replace(first, exit_day=date(2026, 2, 28), outcome=Outcome.CDI))
        store.add(InsertionPath(parent_id=parent.id, entry_day=date(2026, 3, 1)))


def test_a_child_has_one_enrolment_of_a_kind_at_a_time(store: Store) -> None:
    child = add_family(store).child
    wanted = Enrolment(
        child_id=child.id, kind=Kind.REGULAR, first_day=date(2026, 12, 31), last_day=date(2027, 6, 30)
    )
    with pytest.raises(Conflict, match="chevauche"), store.atomic("enrol"):
        store.add(wanted)
    with store.atomic("enrol"):
        store.add(replace(wanted, kind=Kind.OCCASIONAL))
        store.add(replace(wanted, first_day=date(2027, 1, 1)))


def test_the_same_row_twice_is_a_conflict(store: Store) -> None:
    with store.atomic("set_setting"):
        store.add(Setting(key="quota", first_day=DAY, value="20"))
    with pytest.raises(Conflict, match="existe déjà"), store.atomic("set_setting"):
        store.add(Setting(key="quota", first_day=DAY, value="25"))


def test_a_text_that_cannot_be_stored_is_told(store: Store) -> None:
    with pytest.raises(InvalidEntry, match="signe"), store.atomic("add_child"):
        store.add(Child(first_name="\ud800", last_name="A", birth_day=BORN))
    assert store.find(Child) == []


def test_a_value_that_no_rule_let_pass_is_our_bug_and_rolls_back(store: Store) -> None:
    with pytest.raises(Exception, match="CHECK"), store.atomic("add_child"):
        store.add(Child(first_name="", last_name="A", birth_day=BORN))
    assert store.find(Child) == []


def test_everything_reads_as_of_the_transaction(store: Store) -> None:
    with store.atomic("add_group"):
        group = store.add(Group(name="Petits"))
        assert store.get(Group, group.id) == group


def test_closing_twice_is_safe_and_ends_undo(store: Store) -> None:
    store.close()
    store.close()
    assert store.can_undo() is None
