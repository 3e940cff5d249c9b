"""Before the work place: welcome, log-in with its waits, a new crèche, the recovery code, a backup put back."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.errors import RuleError
from app.families.records import Child
from app.store import Store
from app.structure.records import CapacitySlot, Identity
from app.users import Role
from db.names import DATA, WAITS_FILE
from db.storage import FolderStorage
from tests.builders import PASSPHRASE, FixedClock, FixedTimer
from tests.ui.pages.insertion import focused
from ui.code_page import CodePage
from ui.create import CreatePage
from ui.demonstration import DemonstrationPage, write_beside
from ui.login import CAPS, LoginPage
from ui.restore import RestorePage
from ui.shell import Shell
from ui.tasks import Cancelled, Progress, Task
from ui.welcome import WelcomePage
from ui.window import Window

pytestmark = pytest.mark.usefixtures("app")
STRONG = "girafe tonnerre pivoine canoé lilas orange nuage"


@pytest.fixture
def closed(store: Store) -> None:
    """A crèche that is there and closed."""
    store.set_passphrase("equipe", "Équipe", Role.TEAM, PASSPHRASE)
    store.close()


@pytest.fixture
def login(qtbot: QtBot, storage: FolderStorage, folder: Path, closed: None) -> LoginPage:
    page = LoginPage(storage, folder)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def shell(qtbot: QtBot, storage: FolderStorage, clock: FixedClock, unremembered: None) -> Shell:
    made = Shell(storage, clock, lambda folder: folder.mkdir())
    qtbot.addWidget(made)
    made.show()
    return made


def activated(qtbot: QtBot, widget: QWidget) -> None:
    """The keyboard belongs to this window."""
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_the_right_passphrase_opens_the_file(qtbot: QtBot, login: LoginPage) -> None:
    qtbot.keyClicks(login.line, PASSPHRASE)
    with qtbot.waitSignal(login.opened) as opened:
        qtbot.keyClick(login.line, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].close()
    assert login.line.text() == ""


def test_a_wrong_one_is_told_in_place_and_makes_wait(
    qtbot: QtBot, login: LoginPage, timer: FixedTimer
) -> None:
    login._second.setInterval(1)  # noqa: SLF001 — a second of the test is short
    qtbot.keyClicks(login.line, "pas la bonne")
    login.try_passphrase()
    assert "n’est pas la bonne" in login.error.sentence
    assert login.line.text() == "pas la bonne"
    assert login.wait == 1
    assert not login.submit.isEnabled()
    qtbot.waitUntil(lambda: login.wait == 0)
    timer.seconds += 2
    assert login.submit.isEnabled()
    assert login.error.sentence == "Cette phrase de passe n’est pas la bonne."


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_no_wrong_try(qtbot: QtBot, login: LoginPage, folder: Path, typed: str) -> None:
    qtbot.keyClicks(login.line, typed)
    qtbot.mouseClick(login.submit, Qt.MouseButton.LeftButton)
    assert "obligatoire" in login.error.sentence
    assert (login.wait, login.submit.isEnabled()) == (0, True)
    assert not (folder / WAITS_FILE).exists()
    login.line.clear()
    qtbot.keyClicks(login.line, PASSPHRASE)
    assert login.error.sentence == ""
    with qtbot.waitSignal(login.opened) as opened:
        qtbot.keyClick(login.line, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].close()


def test_no_code_or_no_new_passphrase_is_no_wrong_try_either(
    qtbot: QtBot, login: LoginPage, folder: Path
) -> None:
    login.show_recovery()
    form = login.recovery
    qtbot.keyClick(form.code.line, Qt.Key.Key_Return)
    assert "obligatoire" in form.code.refusal
    for typed in (" ", "- -", "A"):
        form.code.line.selectAll()
        qtbot.keyClicks(form.code.line, typed)
        qtbot.keyClick(form.code.line, Qt.Key.Key_Return)
        assert "obligatoire" in form.passphrase.refusal
    for line in (form.passphrase.line, form.second.line):
        line.insert(STRONG)
    for typed in (" ", "- -"):
        form.code.line.selectAll()
        qtbot.keyClicks(form.code.line, typed)
        qtbot.keyClick(form.code.line, Qt.Key.Key_Return)
        assert "obligatoire" in form.code.refusal
    assert not (folder / WAITS_FILE).exists()


def test_the_eye_shows_what_is_typed(login: LoginPage) -> None:
    assert not login.line.is_shown
    login.line.turn_eye()
    assert login.line.is_shown


def test_capitals_without_shift_tell_that_caps_lock_is_on(qtbot: QtBot, login: LoginPage) -> None:
    login.line.caps_noted.emit(True)
    assert CAPS in login._caps.text()  # noqa: SLF001
    qtbot.keyClicks(login.line, "a")
    assert CAPS not in login._caps.text()  # noqa: SLF001


def test_arrow_keys_choose_the_person(qtbot: QtBot, login: LoginPage) -> None:
    first = login.people.first_row()
    assert first is not None
    activated(qtbot, login)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    who = login.people.current()
    assert who is not None
    assert who.login == "equipe"


def test_tab_goes_round_all_that_the_page_offers(qtbot: QtBot, login: LoginPage) -> None:
    activated(qtbot, login)
    login.setFocus()
    reached = []
    for _ in range(5):
        reached.append(focused().accessibleName())
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is login.line
    assert reached[0] == "Phrase de passe"
    assert {"Ouvrir", "J’ai un code de secours", "Ouvrir une autre crèche"} < set(reached)
    assert any(name.endswith("direction") for name in reached)


def test_a_folder_that_is_gone_is_told_on_the_page(
    qtbot: QtBot, storage: FolderStorage, tmp_path: Path
) -> None:
    page = LoginPage(storage, tmp_path / "nulle part")
    qtbot.addWidget(page)
    assert "n’existe pas" in page.error.sentence


def test_the_printed_code_gives_a_new_passphrase(
    qtbot: QtBot, storage: FolderStorage, folder: Path, store: Store
) -> None:
    code = store.new_recovery_code()
    store.close()
    page = LoginPage(storage, folder)
    qtbot.addWidget(page)
    page.show_recovery()
    form = page.recovery
    form.code.line.setText(code.lower())
    form.passphrase.line.setText(STRONG)
    form.second.line.setText(STRONG)
    form.submitted.emit()
    assert page.ways.currentIndex() == 0
    assert form.passphrase.line.text() == page.line.text() == ""
    (said,) = [one for one in page.findChildren(QLabel) if one.objectName() == "login_changed"]
    assert not said.isHidden()
    for part in ("Claire Martin", "nouvelle phrase de passe", "Le code de secours reste le même"):
        assert part in said.text()
    page.line.insert(STRONG)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.line, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].close()
    storage.open(folder, "directrice", STRONG).close()


def test_the_private_notes_are_said_to_close_where_somebody_may_have_some(
    qtbot: QtBot, storage: FolderStorage, folder: Path, store: Store
) -> None:
    store.close()
    page = LoginPage(storage, folder)
    qtbot.addWidget(page)
    assert "notes privées" not in " ".join(one.text() for one in page.recovery.findChildren(QLabel))
    with_notes = storage.open(folder, "directrice", PASSPHRASE)
    with_notes.set_passphrase("ines", "Inès Faure", Role.COUNSELLOR, PASSPHRASE)
    with_notes.close()
    page = LoginPage(storage, folder)
    qtbot.addWidget(page)
    assert "notes privées" in " ".join(one.text() for one in page.recovery.findChildren(QLabel))


def test_a_wrong_code_is_told_at_its_field(login: LoginPage) -> None:
    login.show_recovery()
    form = login.recovery
    form.code.line.setText("AAAAA")
    form.passphrase.line.setText(STRONG)
    form.second.line.setText(STRONG)
    form.submitted.emit()
    assert form.code.refusal


def test_two_passphrases_that_differ_are_refused(login: LoginPage) -> None:
    login.show_recovery()
    form = login.recovery
    form.code.line.setText("AAAAA")
    form.passphrase.line.setText(STRONG)
    form.second.line.setText("autre")
    form.submitted.emit()
    assert "diffèrent" in form.second.refusal


@pytest.fixture
def create(qtbot: QtBot, storage: FolderStorage, clock: FixedClock, tmp_path: Path) -> CreatePage:
    page = CreatePage(storage, clock)
    qtbot.addWidget(page)
    page.name.line.insert("Les Petits Pas")
    page.director.line.insert("Élodie D’Août-Lefèvre")
    page.places.line.setText("30")
    page.passphrase.line.setText(STRONG)
    page.second.line.setText(STRONG)
    page.folder.put(tmp_path / "neuve")
    return page


def test_login_and_folder_are_proposed(qtbot: QtBot, create: CreatePage) -> None:
    assert create.login.filled() == "elodie.daout.lefevre"
    create.name.line.clear()
    create.name.line.insert("Les 3/4 d’heure")
    assert create.folder.filled().name == "Les 34 d’heure"


def test_a_new_creche_has_its_director_its_name_and_its_places(qtbot: QtBot, create: CreatePage) -> None:
    with qtbot.waitSignal(create.created) as created:
        create.form.submitted.emit()
    assert created.args is not None
    session, code = created.args
    assert session.user.name == "Élodie D’Août-Lefèvre"
    assert [identity.name for identity in session.store.find(Identity)] == ["Les Petits Pas"]
    assert {slot.places for slot in session.store.find(CapacitySlot)} == {30}
    assert len(code) > 20
    session.store.close()


def test_a_weak_passphrase_is_refused_at_its_field(create: CreatePage) -> None:
    for field in (create.passphrase, create.second):
        field.line.setText("azerty")
    create.make()
    assert create.passphrase.refusal
    assert create.passphrase.line.text() == "azerty"


def test_a_new_creches_code_is_tried_on_its_sheet(
    qtbot: QtBot, storage: FolderStorage, clock: FixedClock, create: CreatePage
) -> None:
    with qtbot.waitSignal(create.created) as made:
        create.make()
    assert made.args is not None
    session, code = made.args
    page = CodePage(code, "Les Petits", clock.day(), session)
    qtbot.addWidget(page)
    page.show()
    trial = page.card.trial
    assert trial is not None
    qtbot.keyClicks(trial.code.line, "ABCDE")
    assert code not in [one.text() for one in page.findChildren(QLabel)]
    qtbot.keyClick(trial.code.line, Qt.Key.Key_Return)
    assert "pas le code de ce dossier" in trial.code.refusal
    trial.code.line.selectAll()
    qtbot.keyClicks(trial.code.line, code)
    qtbot.keyClick(trial.code.line, Qt.Key.Key_Return)
    assert trial.said.text().startswith("✓")
    session.store.close()


def test_leaving_rehearses_a_restore_once_a_month_and_locking_never(
    shell: Shell, folder: Path, closed: None, clock: FixedClock
) -> None:
    shell.begin(folder)
    enter(shell)
    shell.lock()
    assert not (folder / "repetition.json").exists()
    enter(shell).navigation.leave.click()
    first = (folder / "repetition.json").read_bytes()
    clock.move(days=1)
    enter(shell).navigation.leave.click()
    assert (folder / "repetition.json").read_bytes() == first
    clock.move(days=30)
    enter(shell).navigation.leave.click()
    assert (folder / "repetition.json").read_bytes() != first


def test_the_recovery_code_is_shown_and_drawn(qtbot: QtBot, clock: FixedClock) -> None:
    page = CodePage("ABCDE-FGH1J", "Les <Petits> & Pas", clock.day())
    qtbot.addWidget(page)
    assert page.card.paper().startswith(b"%PDF")


def test_a_backup_is_put_back(qtbot: QtBot, storage: FolderStorage, store: Store, tmp_path: Path) -> None:
    copy = store.backup(tmp_path / "sauvegardes")
    store.close()
    page = RestorePage(storage)
    qtbot.addWidget(page)
    page.backup.line.setText(str(copy))
    page.backup.edited()
    page.who.put("directrice")
    page.passphrase.line.setText(PASSPHRASE)
    page.folder.put(tmp_path / "revenue")
    with qtbot.waitSignal(page.restored):
        page.form.submitted.emit()
    storage.open(tmp_path / "revenue", "directrice", PASSPHRASE).close()


@pytest.mark.parametrize("seconds_after", [-1, 0, 1])
def test_a_backup_says_what_it_holds_and_what_would_be_lost(
    qtbot: QtBot, storage: FolderStorage, store: Store, folder: Path, seconds_after: int
) -> None:
    with store.atomic("add_child"):
        store.add(Child(first_name="Łukasz", last_name="Żółć", birth_day=date(2025, 3, 4)))
    copy = store.backup(folder / "sauvegardes")
    store.close()
    written = datetime(2026, 11, 22, 8, 2, 0, 900_000).timestamp() + seconds_after
    os.utime(folder / DATA, (written, written))
    page = RestorePage(storage)
    qtbot.addWidget(page)
    page.folder.put(folder)
    page.backup.line.setText(str(copy))
    page.backup.edited()
    said = page.backup.note.replace("\u00a0", " ")
    assert "22 novembre 2026" in said
    assert "1 enfant, 0 parent et 0 présence notée." in said
    assert ("si quelque chose y a été noté depuis, cela n’y sera plus" in page.folder.note) == (
        seconds_after == 1
    )
    page.backup.line.setText(str(copy.parent))
    page.backup.edited()
    assert page.backup.note == ""
    assert "depuis" not in page.folder.note


def test_an_old_backup_says_that_the_creche_was_changed_since(
    qtbot: QtBot, storage: FolderStorage, store: Store, folder: Path, clock: FixedClock
) -> None:
    old = store.backup(folder / "sauvegardes")
    clock.move(days=1)
    with store.atomic("add_child"):
        store.add(Child(first_name="Łukasz", last_name="Żółć", birth_day=date(2025, 3, 4)))
    store.backup(folder / "sauvegardes")
    store.close()
    page = RestorePage(storage)
    qtbot.addWidget(page)
    page.folder.put(folder)
    page.backup.line.setText(str(old))
    page.backup.edited()
    said = page.folder.note.replace("\u00a0", " ")
    assert "modifiée après cette sauvegarde : sa propre sauvegarde du lundi 23 novembre 2026" in said
    assert "Ce qui a été noté depuis n’y sera plus" in said


def test_the_demonstration_is_written_under_another_name_first(qtbot: QtBot, tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        folder.mkdir()
        made.append(folder)

    page = DemonstrationPage(make, tmp_path / "essai" / "demonstration")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.made) as done:
        page.start()
    assert done.args == [tmp_path / "essai" / "demonstration"]
    assert made[0].name == "demonstration.part"
    assert not made[0].exists()


def test_a_demonstration_given_up_leaves_nothing(tmp_path: Path) -> None:
    task = Task(lambda _: None)
    task.cancel()
    with pytest.raises(Cancelled):
        write_beside(lambda folder: folder.mkdir(), tmp_path / "demonstration", Progress(task))
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_that_fails_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    def make(_folder: Path) -> None:
        raise RuleError("Le disque est plein.")

    page = DemonstrationPage(make, tmp_path / "demonstration")
    qtbot.addWidget(page)
    page.start()
    qtbot.waitUntil(lambda: page.error.sentence == "Le disque est plein.")


def test_the_welcome_page_answers_to_its_keys(qtbot: QtBot) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.show()
    activated(qtbot, page)
    with qtbot.waitSignal(page.create_asked):
        qtbot.keyClick(page.first, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.demonstration_asked):
        qtbot.keyClick(page, Qt.Key.Key_D)
    with qtbot.waitSignal(page.open_asked):
        qtbot.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)


def test_with_no_creche_the_program_welcomes(shell: Shell, tmp_path: Path) -> None:
    shell.begin(None)
    assert isinstance(shell.stack.currentWidget(), WelcomePage)
    shell.begin(tmp_path)
    assert isinstance(shell.stack.currentWidget(), LoginPage)


def enter(shell: Shell) -> Window:
    """Logs in as the director, by the page."""
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.line.setText(PASSPHRASE)
    page.try_passphrase()
    window = shell.stack.currentWidget()
    assert isinstance(window, Window)
    return window


def test_somebody_logs_in_leaves_and_finds_their_place_again(
    shell: Shell, folder: Path, closed: None
) -> None:
    shell.begin(folder)
    window = enter(shell)
    window.navigation.leave.click()
    assert isinstance(shell.stack.currentWidget(), LoginPage)
    assert shell.store is None
    assert enter(shell) is window
    assert window.desk.session.store.find(Child) == []
    shell.close()
    assert shell.store is None


def copies(folder: Path) -> list[Path]:
    """Those in the crèche's own folder."""
    return sorted((folder / "sauvegardes").glob("*"))


def test_leaving_keeps_a_copy_of_what_changed_and_closing_adds_none_of_the_same(
    shell: Shell, folder: Path, closed: None, clock: FixedClock
) -> None:
    shell.begin(folder)
    enter(shell).navigation.leave.click()
    assert len(copies(folder)) == 1
    clock.move(minutes=1)
    enter(shell).navigation.leave.click()
    assert len(copies(folder)) == 1
    window = enter(shell)
    with window.desk.session.store.atomic("set_identity"):
        window.desk.session.store.add(Identity(first_day=clock.day(), name="Les Petits Pas"))
    shell.close()
    assert len(copies(folder)) == 2


def test_a_copy_that_could_not_be_kept_is_told_and_the_file_closed(
    shell: Shell, folder: Path, storage: FolderStorage, closed: None
) -> None:
    (folder / "sauvegardes").write_text("no folder")
    shell.begin(folder)
    enter(shell).navigation.leave.click()
    assert isinstance(shell.stack.currentWidget(), LoginPage)
    assert shell.incident.sentence.startswith("La sauvegarde n’a pas pu être faite. ")
    storage.open(folder, "directrice", PASSPHRASE).close()


def test_the_last_creche_is_proposed_at_the_next_start(
    qtbot: QtBot, shell: Shell, folder: Path, closed: None
) -> None:
    shell.begin(folder)
    enter(shell)
    shell.close()
    shell.begin(None)
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    assert page.folder == folder.resolve()


def test_an_account_that_ended_is_told_and_the_file_closed(
    shell: Shell, folder: Path, storage: FolderStorage, closed: None
) -> None:
    shell.begin(folder)
    page = shell.stack.currentWidget()
    assert isinstance(page, LoginPage)
    page.people.choose("equipe")
    page.line.setText(PASSPHRASE)
    page.try_passphrase()
    assert "n’est plus actif" in shell.incident.sentence
    storage.open(folder, "directrice", PASSPHRASE).close()


def test_a_bug_is_told_above_the_page_until_dismissed(shell: Shell) -> None:
    shell.begin(None)
    shell.incidents.catch(KeyError, KeyError(), None)
    assert "imprévu" in shell.incident.sentence
    shell.incident.forget()
    assert shell.incident.sentence == ""
