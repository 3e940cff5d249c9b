"""Text over pages: pieces that stay together, lines never left alone, every piece once and in order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ui.pdf.blocks import Block
from ui.pdf.flowing import Piece, Type, paged, text
from ui.pdf.fonts import REGULAR
from ui.pdf.prose import Line

STYLE = Type(x=45, size=10, leading=12)


def piece(height: float, *, keep: bool = False) -> Piece:
    return Piece(Block(height, lambda _sheet, _y: None), keep=keep)


def heights(pages: Sequence[Sequence[Piece]]) -> list[list[float]]:
    return [[one.block.height for one in page] for page in pages]


def lines(count: int) -> list[Line]:
    return [[(REGULAR, f"ligne {number}")] for number in range(count)]


def test_a_page_takes_what_holds_and_the_next_ones_have_their_own_room() -> None:
    pages = paged([piece(10) for _ in range(8)], 25, 40)
    assert heights(pages) == [[10, 10], [10, 10, 10, 10], [10, 10]]


def test_what_stays_with_the_next_moves_with_it() -> None:
    pages = paged([piece(20), piece(5, keep=True), piece(10)], 30, 40)
    assert heights(pages) == [[20], [5, 10]]


def test_a_chain_longer_than_a_page_is_parted() -> None:
    pages = paged([piece(30, keep=True) for _ in range(3)], 40, 40)
    assert heights(pages) == [[30], [30], [30]]


def test_a_piece_higher_than_any_page_stands_alone() -> None:
    assert heights(paged([piece(10), piece(99), piece(10)], 40, 40)) == [[10], [99], [10]]


def test_nothing_is_one_empty_page() -> None:
    assert paged([], 40, 40) == [[]]


def test_the_first_two_and_the_last_two_lines_of_a_paragraph_stay_together() -> None:
    kept = [[one.keep for one in text(lines(count), STYLE)] for count in (1, 2, 3, 4, 6)]
    assert kept == [
        [False],
        [True, False],
        [True, True, False],
        [True, False, True, False],
        [True, False, False, False, True, False],
    ]


def test_room_is_left_under_the_last_line_only() -> None:
    assert [one.block.height for one in text(lines(3), STYLE, after=5)] == [12, 12, 17]


@given(
    sizes=st.lists(st.tuples(st.integers(1, 50), st.booleans()), max_size=40),
    first=st.integers(20, 60),
    other=st.integers(20, 60),
)
def test_every_piece_comes_once_in_order_and_no_page_is_fuller_than_its_room(
    sizes: list[tuple[int, bool]], first: int, other: int
) -> None:
    pieces = [piece(size, keep=keep) for size, keep in sizes]
    pages = paged(pieces, first, other)
    assert [one for page in pages for one in page] == pieces
    for number, page in enumerate(pages):
        room = other if number else first
        assert len(page) <= 1 or sum(one.block.height for one in page) <= room
