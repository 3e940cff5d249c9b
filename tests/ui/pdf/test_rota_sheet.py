"""The rota on paper: what it says of people, days and adults; nothing cut nor crossing; no leave's kind."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.session import Session
from app.staff.managing import add_leave
from app.staff.records import Leave, LeaveKind, Qualification
from app.staff.week import team_week
from app.structure.closures import add_closure
from app.structure.records import Closure, ClosureReason
from tests.app.records import MONDAY, TUESDAY, child, enrolled, open_week, span
from tests.app.staff.team import member, on_duty
from tests.ui.pdf.reading import box_of, crossings, fonts_of, placed_on, text_of, texts_of
from ui.pdf.paper import FOOT, HIGH, MARGIN, WIDE
from ui.pdf.rota_data import RotaCell, RotaRow, RotaSheet, sheet_of
from ui.pdf.rota_sheet import EDGE, draw, pages_of
from ui.pdf.week_load_block import LoadLine

PRINTED = datetime(2026, 11, 22, 17, 30)
DAYS = tuple((date(2026, 11, 23 + number), ((360, 1200),)) for number in range(6))
LINE = LoadLine(
    children=((450, 1080, 12),),
    agreed=(),
    limit=(),
    adults=((360, 1200, 2),),
    needed=((450, 720, 3), (720, 1080, 2)),
    atypical=(),
    words="manque 4\u00a0h\u00a030, 7\u00a0h\u00a030–12\u00a0h",
    tone="alert",
)


def row(name: str = "Élodie Fournier", *spans: tuple[int, int], counted: bool = True) -> RotaRow:
    cell = RotaCell(spans=spans or ((450, 720), (765, 930)))
    return RotaRow(name=name, cells=(cell,) * 6, worked=2070, wanted=2100, counted=counted)


def sheet(*rows: RotaRow) -> RotaSheet:
    return RotaSheet(
        creche="Crèche Les Hirondelles",
        printed=PRINTED,
        monday=MONDAY,
        days=DAYS,
        rows=rows,
        hours=(360, 1200),
        load=(LINE,) * 6,
        share="Diplômés\u00a0: 64\u00a0%, 210\u00a0h sur 328\u00a0h (40\u00a0% au moins)",
    )


def nothing_is_cut(of: RotaSheet) -> bool:
    for texts in placed_on(pages_of(of)):
        boxes = [box_of(text) for text in texts]
        assert not [one.text for one in boxes if one.left < MARGIN - 0.5 or one.right > EDGE + 0.5]
        assert not [one.text for one in boxes if one.top < 20 or one.bottom > WIDE - (HIGH - FOOT)]
        assert not crossings(texts)
    return True


def test_the_sheet_lies_and_says_people_hours_contract_and_what_lacks() -> None:
    pdf = draw(sheet(row(), row("Claire Ménard", counted=False)))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert page.mediabox.width > page.mediabox.height
    text = text_of(pdf)
    for words in (
        "Équipe, semaine 48",
        "Du 23 au 29 novembre 2026",
        "Crèche Les Hirondelles",
        "210 h sur 328 h",
        "Lundi 23 novembre",
        "2 personnes",
        "Élodie Fournier",
        "7 h 30–12 h",
        "34 h 30 / 35 h",
        "hors encadrement",
        "manque 4 h 30",
        "horaires au dimanche 22 novembre 2026 à 17 h 30",
        "page 1/1",
    ):
        assert words in text, words
    assert all(fonts_of(pdf).values())


def test_many_people_take_several_pages_each_with_its_heads() -> None:
    texts = texts_of(draw(sheet(*(row(f"Adulte Numéro-{number}") for number in range(40)))))
    assert len(texts) == 3
    assert all("Lundi 23 novembre" in text for text in texts)
    assert ["Adultes" in text for text in texts] == [False, False, True]
    said = " ".join(texts)
    assert all(said.count(f"Numéro-{number} ") == 1 for number in range(40))


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.text("AŁé’- w", min_size=1, max_size=60), max_size=30),
    pieces=st.integers(1, 5),
)
def test_nothing_is_cut_whatever_the_names_and_the_hours(names: list[str], pieces: int) -> None:
    spans = [(420 + 120 * number, 505 + 120 * number) for number in range(pieces)]
    assert nothing_is_cut(sheet(*(row(name, *spans) for name in names)))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert draw(sheet(row())) == draw(sheet(row()))


def test_a_leave_is_an_absence_whatever_its_kind_even_on_the_directors_paper(session: Session) -> None:
    open_week(session)
    who = on_duty(session, span("7:30", "13:30"))
    add_leave(session, Leave(member_id=who.id, first_day=MONDAY, last_day=MONDAY, kind=LeaveKind.SICK))
    text = text_of(draw(sheet_of(team_week(session, MONDAY), "Crèche", PRINTED)))
    assert "absence" in text
    assert "maladie" not in text


def test_the_days_say_what_lacks_and_how_long(session: Session) -> None:
    open_week(session)
    enrolled(session, child(session), span("8:00", "18:00"))
    on_duty(session, span("7:30", "18:30"))
    on_duty(session, span("9:00", "17:30"), who=member(session, "Luc", "Petit"))
    on_duty(
        session,
        span("7:30", "18:30"),
        who=member(session, "Claire", "Ménard", qualification=Qualification.MANAGEMENT),
    )
    add_closure(session, Closure(first_day=TUESDAY, last_day=TUESDAY, reason=ClosureReason.EXCEPTIONAL))
    made = sheet_of(team_week(session, MONDAY), "Crèche", PRINTED)
    said = [line.words.replace("\u00a0", " ") for line in made.load]
    assert said == ["manque 1 h 30, 8 h–9 h et 1 autre", "fermé", *["manque 1 h 30, 8 h–9 h et 1 autre"] * 3]
    assert [line.tone for line in made.load][:2] == ["alert", "muted"]
    assert [(one.name, one.counted) for one in made.rows][-1] == ("Claire Ménard", False)
    assert [cell.idle for cell in made.rows[0].cells] == [False, True, False, False, False]
    assert made.rows[0].cells[1].spans == ()
    assert made.load[1].adults == ()


def test_a_saturday_is_there_when_somebody_is_at_work(session: Session) -> None:
    open_week(session)
    on_duty(session, span("7:30", "13:30"))
    week = team_week(session, MONDAY)
    assert len(sheet_of(week, "Crèche", PRINTED).days) == 5
    (line,) = week.lines
    for is_open, days in ((True, 6), (False, 5)):
        worked = replace(line.days[5], spans=(span("8:00", "12:00"),), open=is_open)
        lines = (replace(line, days=(*line.days[:5], worked, line.days[6])),)
        assert len(sheet_of(replace(week, lines=lines), "Crèche", PRINTED).days) == days
