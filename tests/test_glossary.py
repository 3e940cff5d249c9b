"""GLOSSAIRE.md against the code: every identifier that it names exists."""

import importlib
import unicodedata
from pathlib import Path

GLOSSARY = Path(__file__).parents[1] / "GLOSSAIRE.md"


def rows() -> list[list[str]]:
    """The cells of each line of the table, without its head."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def folded(text: str) -> str:
    """As a French dictionary sorts: without accents or case."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_there(identifier: str, module: str) -> bool:
    found: object = importlib.import_module(module.strip("`"))
    for name in identifier.strip("`").split("."):
        found = getattr(found, name, None)
    return found is not None


def test_every_identifier_of_the_glossary_exists() -> None:
    assert not [row for row in rows() if not is_there(row[1], row[2])]


def test_every_term_has_a_definition_and_a_source() -> None:
    assert not [row for row in rows() if len(row) != 5 or not all(row) or not row[3].endswith(".")]


def test_terms_stand_in_alphabetical_order_and_once() -> None:
    terms = [folded(row[0]) for row in rows()]
    assert terms == sorted(set(terms))
