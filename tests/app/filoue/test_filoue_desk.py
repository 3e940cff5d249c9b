"""The Filoué desk: the file whole or not at all, families left out, what is noted of a making, and who may make it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import Conflict, FileRefused, InvalidEntry, NotAllowed
from app.families.homes import note_consent
from app.families.records import Child, Home
from app.filoue.checking import Answer, Needed
from app.filoue.desk import filoue_desk, filoue_years, make_filoue
from app.filoue.record import FiloueMaking
from app.session import Session
from app.structure.records import Identity
from app.users import Role
from tests.app.filoue.families import creche_of_2026, family, number_of
from tests.app.records import as_role, at
from tests.builders import FixedClock
from ui.files import write_whole

AGREED = ((date(2026, 1, 5), True),)
REFUSED = ((date(2026, 1, 5), False),)
LINE = b"751;350417;1;1234567;1;09/03/2025;75011;Paris;2.00;2.00;1.86;0.93;0.062;01/01/2026;31/12/2026\r\n"


@pytest.fixture
def director(session: Session, clock: FixedClock) -> Session:
    """The director in January 2027."""
    at(clock, date(2027, 1, 4), "9:00")
    creche_of_2026(session.store)
    return session


@pytest.fixture
def zoe(director: Session) -> Child:
    return family(director.store, "Zoé Abadie", consents=AGREED)


def written(session: Session) -> bytes:
    found: list[bytes] = []
    make_filoue(session, 2026, found.append)
    return found[0]


def home_of(session: Session, child: Child) -> Home:
    assert child.billing_home_id is not None
    return session.store.get(Home, child.billing_home_id)


def test_the_file_holds_a_row_a_child_and_no_name(director: Session, zoe: Child) -> None:
    content = written(director)
    assert content.split(b"\r\n", 1)[1] == LINE
    for name in ("Abadie", "Zo\u00e9", "Petits"):
        assert name.encode() not in content


def test_families_without_accord_are_left_out_and_counted(director: Session, zoe: Child) -> None:
    family(director.store, "Łukasz Żółć", number="2", consents=REFUSED)
    family(director.store, "Ümit Åkesson", number="3", consents=(*AGREED, (date(2026, 9, 1), False)))
    family(director.store, "Élodie Roy", number=None)  # lacks a number, but no accord: it keeps nothing back
    desk = filoue_desk(director, 2026)
    assert [one.child.id for one in desk.kept] == [zoe.id]
    assert [desk.left_out(answer) for answer in Answer] == [1, 1, 1, 1]
    assert (desk.outside, desk.refusal) == (3, None)
    assert written(director).count(b"\r\n") == 2


def test_a_consent_withdrawn_takes_the_row_out_from_its_day_on(
    director: Session, zoe: Child, clock: FixedClock
) -> None:
    family(director.store, "Łukasz Żółć", number="2", consents=AGREED)
    note_consent(director, home_of(director, zoe), first_day=date(2027, 1, 4), given=False)
    assert b";1234567;" not in written(director)
    at(clock, date(2027, 1, 5), "9:00")
    note_consent(director, home_of(director, zoe), first_day=date(2027, 1, 5), given=True)
    assert b";1234567;" in written(director)


def test_one_incomplete_row_keeps_the_whole_file_back_and_leaves_an_older_one_alone(
    director: Session, zoe: Child, tmp_path: Path
) -> None:
    path = tmp_path / "filoue.csv"
    make_filoue(director, 2026, lambda content: write_whole(path, content))
    before = path.read_bytes()
    other = family(director.store, "Łukasz Żółć", number=None, consents=AGREED)
    with pytest.raises(Conflict, match="1\u00a0ligne incomplète \\(Łukasz Żółć\\)"):
        make_filoue(director, 2026, lambda content: write_whole(path, content))
    assert [one.name for one in tmp_path.iterdir() if "filoue" in one.name] == ["filoue.csv"]
    assert path.read_bytes() == before
    number_of(director.store, other, "99")
    make_filoue(director, 2026, lambda content: write_whole(path, content))
    assert path.read_bytes().count(b"\r\n") == 3


def test_a_file_that_cannot_be_written_is_not_noted(director: Session, zoe: Child, tmp_path: Path) -> None:
    nowhere = tmp_path / "rien" / "filoue.csv"
    with pytest.raises(FileRefused):
        make_filoue(director, 2026, lambda content: write_whole(nowhere, content))
    assert director.store.find(FiloueMaking) == []
    assert not list(tmp_path.glob("**/*.csv"))


def test_a_making_is_in_the_journal_and_cannot_be_undone(director: Session, zoe: Child) -> None:
    family(director.store, "Łukasz Żółć", consents=REFUSED)
    making = make_filoue(director, 2026, lambda _: None)
    assert (making.year, making.made_on, making.children, making.left_out) == (2026, date(2027, 1, 4), 1, 1)
    lines = [one for one in director.store.journal() if one.deed == "make_filoue"]
    assert [(one.user, one.kind) for one in lines] == [("directrice", "FiloueMaking")]
    assert director.store.can_undo() is None
    assert filoue_desk(director, 2026).made == making


@pytest.mark.parametrize(
    ("today", "refused"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False), (date(2028, 6, 1), False)]
)
def test_a_file_is_made_once_its_year_is_over(
    director: Session, zoe: Child, clock: FixedClock, today: date, refused: bool
) -> None:
    at(clock, today, "9:00")
    refusal = filoue_desk(director, 2026).refusal
    assert (refusal is not None) is refused
    if refused:
        with pytest.raises(Conflict, match="à partir du 1er janvier 2027"):
            written(director)


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        ({"caf_office": None}, (Needed.OFFICE,)),
        ({"caf_number": None}, (Needed.EQUIPMENT,)),
    ],
)
def test_the_creches_own_numbers_are_asked_for_first(
    director: Session, zoe: Child, change: dict[str, None], needed: tuple[Needed, ...]
) -> None:
    with director.store.atomic("set_identity"):
        director.store.change(replace(director.store.find(Identity)[0], **change))  # type: ignore[arg-type]
    desk = filoue_desk(director, 2026)
    assert desk.structure == needed
    with pytest.raises(Conflict, match="Identité de la crèche"):
        written(director)


def test_the_identity_of_the_years_end_counts(director: Session, zoe: Child) -> None:
    with director.store.atomic("set_identity"):
        identity = director.store.find(Identity)[0]
        director.store.add(replace(identity, id=0, first_day=date(2026, 12, 31), caf_number="777"))
        director.store.add(replace(identity, id=0, first_day=date(2027, 1, 1), caf_number="888"))
    assert b"\r\n751;777;" in written(director)


def test_the_idequ_is_kept_and_in_no_column(director: Session, zoe: Child) -> None:
    assert filoue_desk(director, 2026).idequ == "X1"
    assert b"X1" not in written(director)


def test_a_year_without_any_accord_gives_no_empty_file(director: Session) -> None:
    family(director.store, "Łukasz Żółć", consents=REFUSED)
    with pytest.raises(Conflict, match="serait vide"):
        written(director)


@pytest.mark.parametrize(("year", "known"), [(2017, False), (2018, True), (2027, True), (2028, False)])
def test_only_years_since_the_scale_is_known_may_be_asked_for(
    director: Session, year: int, known: bool
) -> None:
    if known:
        assert filoue_desk(director, year).children == ()
    else:
        with pytest.raises(InvalidEntry, match="de 2018 à 2027"):
            filoue_desk(director, year)


def test_the_years_go_back_to_the_first_opening(director: Session) -> None:
    assert filoue_years(director) == [2027, 2026]


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.TEAM])
def test_it_is_the_directors_alone(director: Session, zoe: Child, role: Role) -> None:
    other = as_role(director, role)
    for ask in (lambda: filoue_desk(other, 2026), lambda: filoue_years(other), lambda: written(other)):
        with pytest.raises(NotAllowed):
            ask()
