"""The window: pages built at their first show, read again when something changed, found, undone, helped."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import Conflict
from app.families.parents import add_parent
from app.families.records import Child, Home, Parent
from app.insertion.engaging import sign
from app.insertion.entry_and_exit import open_path
from app.insertion.paths import InsertionPath
from app.session import Session
from app.structure.records import CapacitySlot, Identity
from app.users import Right, Role, User
from tests.app.records import as_role, home
from ui import resources
from ui.foot import DRAFT, SAVED
from ui.help import text_of
from ui.page import Desk, Page
from ui.pages import PAGES, PageEntry
from ui.pages.insertion import InsertionPage
from ui.window import Window


class Children(Page):
    """Counts its readings."""

    title = "Enfants"
    help_topic = "window"
    kinds = frozenset({Child})

    def build(self) -> None:
        self.readings = 0
        self.opened: tuple[str, int] | None = None
        self.box = QLineEdit()
        self.body.addWidget(self.box)

    def reload(self) -> None:
        self.readings += 1
        self.subtitle = f"{len(self.session.store.find(Child))} inscrits"

    def open(self, kind: str, id: int) -> None:
        self.opened = (kind, id)


class Journal(Children):
    title = "Journal"
    kinds = frozenset()
    keys = "Entrée : noter"


class Refusing(Children):
    title = "Refus"

    def reload(self) -> None:
        raise Conflict("Rien à lire.")


HERE = f"{__name__}:"
ENTRIES = (
    PageEntry(
        name="children", title="Enfants", icon="families", path=f"{HERE}Children", opens=("child", "parent")
    ),
    PageEntry(name="journal", title="Journal", icon="journal", path=f"{HERE}Journal", apart=True),
    PageEntry(name="refusing", title="Refus", icon="help", path=f"{HERE}Refusing"),
    PageEntry(name="people", title="Comptes", icon="lock", path=f"{HERE}Children", right=Right.MANAGE_PEOPLE),
)
BORN = date(2025, 3, 4)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Window:
    made = Window(desk, ENTRIES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def shown(window: Window, name: str) -> Children:
    page = window.pages[name]
    assert isinstance(page, Children)
    return page


def add_child(window: Window, name: str = "Łukasz Żółć") -> Child:
    first, last = name.split(" ", 1)
    store = window.desk.session.store
    with store.atomic("add_child", about=name):
        return store.add(Child(first_name=first, last_name=last, birth_day=BORN))


def test_pages_are_built_at_their_first_show(window: Window) -> None:
    assert list(window.pages) == ["children"]
    window.go("journal")
    assert list(window.pages) == ["children", "journal"]


def test_a_commit_reloads_the_page_shown_and_marks_the_others_stale(window: Window) -> None:
    page = shown(window, "children")
    window.go("journal")
    add_child(window)
    assert (page.readings, page.is_stale) == (1, True)
    window.go("children")
    add_child(window, "Zoé Marchand")
    assert (page.readings, page.is_stale, page.subtitle) == (3, False, "2 inscrits")


def test_a_page_that_does_not_depend_on_it_is_left_alone(window: Window) -> None:
    window.go("journal")
    add_child(window)
    assert shown(window, "journal").readings == 1


def test_the_foot_line_tells_the_deed_and_takes_it_back(qtbot: QtBot, window: Window) -> None:
    add_child(window)
    assert window.foot.sentence.replace("\u00a0", " ") == "Enfant ajouté : Łukasz Żółć."
    assert window.header.undo.isEnabled()
    qtbot.mouseClick(window.header.undo, Qt.MouseButton.LeftButton)
    assert window.desk.session.store.find(Child) == []
    assert window.foot.sentence.replace("\u00a0", " ") == "Annulé : enfant ajouté, Łukasz Żółć."
    again = next(one for one in window.foot.findChildren(QPushButton) if one.text() == "Rétablir")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert len(window.desk.session.store.find(Child)) == 1
    assert not window.header.redo.isEnabled()


def test_control_z_undoes_and_control_y_does_again(qtbot: QtBot, window: Window) -> None:
    add_child(window)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert window.desk.session.store.find(Child) == []
    qtbot.keyClick(window, Qt.Key.Key_Y, control)
    assert len(window.desk.session.store.find(Child)) == 1


def test_an_undo_that_is_refused_says_so_on_the_page(window: Window) -> None:
    child = add_child(window)
    store = window.desk.session.store
    with store.atomic("change_child", about=child.name):
        store.change(Child(id=child.id, first_name="Luc", last_name="Żółć", birth_day=BORN))
    window.undo()
    window.undo()
    window.undo()
    assert store.find(Child) == []
    assert shown(window, "children").banner.sentence == ""


def test_keys_of_a_form_page_stand_in_the_foot_line(window: Window) -> None:
    window.go("journal")
    assert window.foot.sentence == "Entrée : noter"


def test_the_foot_line_says_when_something_is_not_saved(window: Window) -> None:
    assert window.foot.state == SAVED
    shown(window, "children").drafted.emit(True)
    assert window.foot.state == DRAFT


def test_a_refusal_while_reading_stands_on_the_page(window: Window) -> None:
    window.go("refusing")
    assert shown(window, "refusing").banner.sentence == "Rien à lire."


def test_control_k_finds_a_child_whatever_the_accents_and_opens_it(qtbot: QtBot, window: Window) -> None:
    child = add_child(window)
    finder = window.header.finder
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(finder, "zolc")
    assert [answer.name for answer in finder.answers] == ["Łukasz Żółć"]
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert shown(window, "children").opened == ("child", child.id)
    assert finder.text() == ""


def test_parents_and_pages_are_found_too(window: Window) -> None:
    store = window.desk.session.store
    with store.atomic("add_parent"):
        home = store.add(Home(name="Foyer"))
        store.add(Parent(home_id=home.id, first_name="Maëlle", last_name="O’Connor"))
    assert [(answer.kind, answer.page) for answer in window.search("oconnor")] == [("parent", "children")]
    assert [answer.name for answer in window.search("jour")] == ["Journal"]


@pytest.fixture
def path(session: Session) -> InsertionPath:
    """Nguyễn Thị Bích's, with an engagement signed in November."""
    who = add_parent(session, Parent(home_id=home(session).id, first_name="Thị Bích", last_name="Nguyễn"))
    made = open_path(session, InsertionPath(parent_id=who.id, entry_day=date(2026, 10, 14)))
    sign(session, made, date(2026, 10, 14), signed_on=date(2026, 10, 14))
    return made


def test_control_k_finds_an_engagement_before_the_parents_own_sheet_and_opens_it(
    qtbot: QtBot, desk: Desk, path: InsertionPath
) -> None:
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    finder = window.header.finder
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(finder, "nguyen")
    assert [(one.kind, one.page) for one in finder.answers] == [("path", "insertion"), ("parent", "children")]
    assert finder.answers[0].detail.replace("\u00a0", " ") == (
        "parcours ouvert, engagement jusqu’au 13 janvier 2027"
    )
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, InsertionPage)
    assert page.parent_view.sheet.path.id == path.id


def test_what_was_found_is_not_cut(qtbot: QtBot, desk: Desk, path: InsertionPath) -> None:
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    finder = window.header.finder
    qtbot.keyClicks(finder, "nguyen")
    rows = window.findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    qtbot.waitUntil(lambda: rows.viewport().width() >= rows.sizeHintForColumn(0) > finder.width())
    frame = rows.parentWidget()
    assert frame is not None
    assert frame.x() >= 0
    assert frame.x() + frame.width() == finder.mapTo(window, QPoint(finder.width(), 0)).x()


def test_who_may_not_see_the_insertion_is_offered_nothing_of_it(
    qtbot: QtBot, desk: Desk, session: Session, path: InsertionPath
) -> None:
    desk.session = as_role(session, Role.TEAM)
    window = Window(desk)
    qtbot.addWidget(window)
    assert [one.kind for one in window.search("nguyen")] == ["parent"]
    assert window.header.finder.placeholderText() == "Enfant, parent, page…"


def test_nothing_found_may_have_been_a_page_as_well(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClicks(window.header.finder, "xyzzy")
    said = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert "Rien à ce nom." in said


def test_escape_closes_the_answers(qtbot: QtBot, window: Window) -> None:
    add_child(window)
    qtbot.keyClicks(window.header.finder, "zolc")
    qtbot.keyClick(window.header.finder, Qt.Key.Key_Escape)
    assert window.header.finder.answers == []


def test_f1_opens_the_help_of_the_page_and_escape_closes_it(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help.isVisible()
    assert "Trouver quelqu’un" in window.help.plain_text()
    qtbot.keyClick(window.help, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_a_wide_page_scrolls_instead_of_pushing_the_help_off_the_screen(window: Window) -> None:
    page = window.page()
    assert page is not None
    window.resize(1366, 700)
    before = window.minimumSizeHint().width()
    page.setMinimumWidth(1172)
    window.show_help()
    assert window.minimumSizeHint().width() - before <= window.help.width()
    assert window.width() == 1366


def test_a_page_not_shown_asks_for_no_room(window: Window) -> None:
    page = window.page()
    assert page is not None
    page.setMinimumWidth(1172)
    window.go("journal")
    assert window.stack.minimumSizeHint().width() < 1172


def test_help_ties_what_french_ties() -> None:
    assert "«\u00a0zolc\u00a0»" in text_of("window")


def test_the_creche_stands_at_the_top_with_its_places(window: Window) -> None:
    store = window.desk.session.store
    with store.atomic("set_identity"):
        store.add(Identity(first_day=date(2026, 1, 1), name="Les Petits Pas"))
        store.add(CapacitySlot(first_day=date(2026, 1, 1), start=0, end=1440, places=30))
    assert window.creche == "Les Petits Pas"


def test_pages_that_a_role_may_not_see_are_not_in_the_navigation(qtbot: QtBot, desk: Desk) -> None:
    session = desk.session
    team = type(session)(
        store=session.store, clock=session.clock, user=User(login="equipe", name="Équipe", role=Role.TEAM)
    )
    window = Window(Desk(session=team, folder=desk.folder, go=desk.go), ENTRIES)
    qtbot.addWidget(window)
    assert "people" not in window.navigation.buttons


def test_a_window_taken_up_again_keeps_what_was_typed_and_reads_again(window: Window, desk: Desk) -> None:
    page = shown(window, "children")
    page.box.setText("un brouillon")
    window.resume(desk.session)
    assert (page.box.text(), page.readings) == ("un brouillon", 2)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_every_page_of_the_list_can_be_built_and_has_help_and_an_icon(
    qtbot: QtBot, desk: Desk, entry: PageEntry
) -> None:
    page = entry.make(desk)
    qtbot.addWidget(page)
    assert resources.help_page(page.help_topic).exists()
    assert resources.icon(entry.icon).exists()
    assert page.title
