"""The director's week: built from nothing by mouse and keys, too full, short of adults, an emergency, all undone.

Five children in a crèche of four places (five at most), three adults, open from 6:00 to 20:00. The window is the real
one; what goes into it are mouse and key events.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.care.enrolments import Enrolment, Kind
from app.families.records import Child
from app.planning.emergency import Verdict
from app.session import log_in
from app.staff.records import ShiftException, StaffMember
from app.structure.agreement import set_places
from db.storage import FolderStorage
from tests.app.planning.asking import adult, every_row
from tests.app.records import child, enrolled, open_week, span
from tests.builders import PASSPHRASE, FixedClock, new_creche, new_storage
from tests.hands import ALT, CONTROL, Hands
from tests.ui.pages.insertion import plain
from tests.ui.pages.planning import choose, drag, reserved
from ui import theme
from ui.pages.planning import PlanningPage
from ui.shell import Shell

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (23, 24, 25, 26))
NAMES = ("Ana", "Béa", "Chloé", "Dino", "Émile", "Félix")


@pytest.fixture
def clock() -> FixedClock:
    """The Friday before, at ten."""
    return FixedClock(datetime(2026, 11, 20, 10, 0))


@pytest.fixture
def storage(clock: FixedClock) -> FolderStorage:
    return new_storage(clock)


@pytest.fixture
def hands(
    qtbot: QtBot,
    qapp: QApplication,
    storage: FolderStorage,
    folder: Path,
    clock: FixedClock,
) -> Iterator[Hands]:
    made = log_in(new_creche(storage, folder), clock)
    open_week(made, span("6:00", "20:00"))
    set_places(made, date(2026, 1, 1), 4)
    for name in NAMES:
        enrolled(made, child(made, name))
    child(made, "Lou", "Petit")
    adult(made, "Ida Sow", "6:00-14:00")
    adult(made, "Zoé Ka", "8:00-16:00")
    adult(made, "Max Roy", "9:00-18:00")
    made.store.close()
    theme.apply(qapp, dark=False)
    shell = Shell(storage, clock, lambda _folder: None)
    qtbot.addWidget(shell)
    shell.resize(1920, 1080)
    shell.begin(folder)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    yield Hands(qtbot, shell, clock)
    shell.close()


@pytest.mark.usefixtures("unremembered")
def test_a_week_is_built_too_full_and_short_of_adults_an_emergency_fits_and_all_is_undone(
    hands: Hands,
) -> None:
    window = hands.logs_in("Claire Martin", PASSPHRASE)
    session, store = window.desk.session, window.desk.session.store
    hands.tab_to(lambda at: at.accessibleName().startswith("Planning"), "the planning")
    hands.press(Qt.Key.Key_Space)
    page = window.page()
    assert isinstance(page, PlanningPage)
    before = every_row(session)

    hands.press(Qt.Key.Key_Right, ALT)
    ana, bea, chloe, dino, emile, felix = store.find(Enrolment)
    for one in (ana, bea, chloe, dino, emile):
        drag(page, one, (MONDAY, "9:00"), (MONDAY, "15:00"))
    assert reserved(page, emile, MONDAY) == [span("9:00", "15:00")]
    meets_the_limit(hands, page, felix)

    is_short_of_adults(hands, page, bea, chloe, dino)
    takes_an_emergency(hands, page)

    # From another page: the deeds are the program's, not the planning's.
    window.go("home")
    while store.can_undo() is not None:
        hands.press(Qt.Key.Key_Z, CONTROL)
    assert every_row(session) == before


def listed(page: PlanningPage) -> list[str]:
    """What « À vérifier cette semaine » says."""
    return [plain(row.conflict.head) for row in page.planes.check.rows]


def meets_the_limit(hands: Hands, page: PlanningPage, felix: Enrolment) -> None:
    """Five for four places are told, in the strip and the list; a sixth is refused beside its cell."""
    assert "Lundi 23, 9 h–15 h : surnombre" in listed(page)
    assert "surnombre" in plain(str(page.model.headerData(1, Qt.Orientation.Horizontal)))
    drag(page, felix, (MONDAY, "10:00"), (MONDAY, "12:00"))
    refusal = plain(page.board.note.sentence)
    assert "Lundi 23 novembre 2026, 10 h–12 h : 6 enfants, au-delà de 5" in refusal
    assert reserved(page, felix, MONDAY) == []
    hands.press(Qt.Key.Key_Escape)


def is_short_of_adults(
    hands: Hands, page: PlanningPage, bea: Enrolment, chloe: Enrolment, dino: Enrolment
) -> None:
    """Tuesday and Thursday are typed, and one is copied: Ida alone is there before eight."""
    for one, day, hours in (
        (bea, TUESDAY, "6:30-14"),
        (chloe, TUESDAY, "9-15"),
        (dino, THURSDAY, "9-12 13-17"),
    ):
        choose(page, one, day)
        hands.press(Qt.Key.Key_F2)
        hands.types(hours)
        hands.press(Qt.Key.Key_Return)
    choose(page, chloe, TUESDAY)
    hands.press(Qt.Key.Key_C, CONTROL)
    choose(page, chloe, WEDNESDAY)
    hands.press(Qt.Key.Key_V, CONTROL)
    assert reserved(page, chloe, WEDNESDAY) == [span("9:00", "15:00")]
    assert "Mardi 24, 6 h 30–8 h : manque 1 adulte" in listed(page)

    strip = plain(page.planes.strip.accessibleDescription())
    assert "6 h 30–8 h : manque 1 adulte — 1 enfant qui ne marche pas, règle A" in strip


def takes_an_emergency(hands: Hands, page: PlanningPage) -> None:
    """Lou on Thursday from half past six: places enough, an adult missing, the cheapest change is taken with it."""
    hands.press(Qt.Key.Key_U, CONTROL)
    panel = page.trials.panel
    hands.qtbot.waitUntil(panel.line.hasFocus)
    hands.types("Lou Petit jeudi 6h30-12h")
    hands.press(Qt.Key.Key_Return)
    assert panel.answer is not None
    assert panel.answer.verdict is Verdict.WITH_CHANGE
    says = hands.says()
    assert "2 enfants sur 4 de 9 h à 12 h" in says
    assert "Adultes : il en manque 1 de 6 h 30 à 8 h" in says
    assert "6 h 30–16 h au lieu de 8 h–16 h" in says
    hands.press(Qt.Key.Key_Return)
    store = page.session.store
    (lou,) = store.find(Child, first_name="Lou")
    (care,) = store.find(Enrolment, child_id=lou.id)
    assert (care.kind, reserved(page, care, THURSDAY)) == (Kind.EMERGENCY, [span("6:30", "12:00")])
    (shift,) = store.find(ShiftException)
    (zoe,) = store.find(StaffMember, first_name="Zoé")
    assert (shift.member_id, shift.day) == (zoe.id, THURSDAY)
