"""Lines on paper: what must not part stays together, what doesn't hold is cut, what can't be drawn is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.french import NBSP, THIN
from ui.pdf.fonts import BOLD, FACES, REGULAR, SEMIBOLD, drawable, faces, printable, width
from ui.pdf.prose import Line, fitted, fitting_size, measure, paragraphs, shortened, tied, wrap


def plain(lines: list[Line]) -> list[str]:
    return ["".join(text for _, text in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "as_printed"),
    [
        ("de 7 h 28 à 9 h", f"de 7{NBSP}h{NBSP}28 à 9{NBSP}h"),
        ("20 % atteints : oui ; non !", f"20{NBSP}% atteints{NBSP}: oui{NBSP}; non{NBSP}!"),
        ("« Les Lilas »", f"«{NBSP}Les Lilas{NBSP}»"),
        ("4 859 h 30", f"4{NBSP}859{NBSP}h{NBSP}30"),
        ("22 jours", f"22{NBSP}jours"),
    ],
)
def test_what_must_not_part_is_tied(text: str, as_printed: str) -> None:
    assert tied(text) == as_printed


@pytest.mark.parametrize("space", [NBSP, THIN])
def test_lines_break_at_plain_spaces_only(space: str) -> None:
    figure = f"4{space}859{NBSP}h{NBSP}30"
    room = width(f"soit {figure[:4]}", REGULAR, 10)
    assert plain(wrap(f"soit {figure}", room, 10))[0] == "soit"
    whole = width(figure, REGULAR, 10)
    assert plain(wrap(f"soit {figure}", whole, 10)) == ["soit", figure]


def test_faces_meet_inside_a_word_and_across_a_break() -> None:
    lines = wrap([(BOLD, "Le seuil"), (REGULAR, ", lui, est atteint.")], 60, 10)
    assert plain(lines) == ["Le seuil, lui,", "est atteint."]
    assert [face for face, _ in lines[0]] == [BOLD, REGULAR]


def test_a_word_wider_than_the_room_is_cut_after_a_hyphen_else_where_it_must() -> None:
    name = "Rochefoucauld-Montmorency"
    assert plain(wrap(name, width("Rochefoucauld-", REGULAR, 10), 10)) == ["Rochefoucauld-", "Montmorency"]
    assert len(wrap("x" * 500, 100, 10)) > 10


@given(text=st.text(max_size=300), room=st.floats(30, 400))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text: str, room: float) -> None:
    lines = wrap(text, room, 9)
    assert all(measure(line, 9) <= room + 0.01 for line in lines)
    kept = "".join(plain(lines)).replace(" ", "")
    assert kept == tied(printable(text)).replace(" ", "")


@given(text=st.text(max_size=80), room=st.floats(20, 300))
def test_a_fitted_text_fits(text: str, room: float) -> None:
    assert width(fitted(text, room, REGULAR, 9), REGULAR, 9) <= room


def test_a_free_text_keeps_its_own_line_breaks() -> None:
    assert plain(paragraphs(" Un.\r\n\r\nDeux,\rtrois. \n", 400, 10)) == ["Un.", "", "Deux,", "trois."]
    assert paragraphs(" \n ", 400, 10) == []


def test_lines_left_out_are_told_by_the_last_that_is_kept() -> None:
    lines = wrap("un deux trois quatre cinq", width("un deux", REGULAR, 10), 10)
    room = width("un deux…", REGULAR, 10)
    assert plain(shortened(lines, 9, room, 10)) == ["un deux", "trois", "quatre", "cinq"]
    assert plain(shortened(lines, 2, room, 10)) == ["un deux", "trois…"]
    assert plain(shortened([[], *lines], 1, room, 10)) == ["…"]
    assert shortened(lines, 0, room, 10) == []


@given(text=st.text(max_size=300), room=st.floats(30, 400), most=st.integers(0, 5))
def test_a_shortened_text_fits(text: str, room: float, most: int) -> None:
    lines = shortened(wrap(text, room, 9), most, room, 9)
    assert len(lines) <= most
    assert all(measure(line, 9) <= room + 0.01 for line in lines)


def test_a_figure_is_made_smaller_never_cut() -> None:
    figure = "99 999 999 h 59"
    size = fitting_size(figure, 40, REGULAR, 9.5)
    assert size < 9.5
    assert width(figure, REGULAR, size) == pytest.approx(40)
    assert fitting_size("1 h", 40, REGULAR, 9.5) == 9.5


@pytest.mark.parametrize(
    ("text", "as_printed"),
    [
        ("Łukasz Żółć, Nguyễn Thị Bích, œuf", "Łukasz Żółć, Nguyễn Thị Bích, œuf"),
        ("e\u0301te\u0301", "été"),
        ("bébé \U0001f476\U0001f3fd\u200d\U0001f37c !", "bébé [?] !"),
        ("مَرحبا", "[?]"),
        ("un\tdeux\u0000", "un deux "),
        ("porte\u2011clés \u200bici", "porte-clés ici"),
        ("\uff46\uff49n \U0001d41b", "fin b"),
    ],
)
def test_a_sign_that_lato_lacks_is_marked_once_a_run(text: str, as_printed: str) -> None:
    assert printable(text) == as_printed


@given(st.text())
def test_only_signs_that_lato_draws_are_printed(text: str) -> None:
    assert drawable().issuperset(printable(text))


def test_the_four_faces_draw_the_same_signs() -> None:
    for face in FACES:
        assert drawable() <= {chr(code) for code in faces()[face].face.charToGlyph}


def test_upright_figures_have_one_width() -> None:
    for face in (REGULAR, SEMIBOLD, BOLD):
        assert len({width(figure, face, 10) for figure in "0123456789"}) == 1
