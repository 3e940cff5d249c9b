"""Where the program's own files are (icônes, polices, aide): beside the code, installed or not (no Qt)."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"

FONTS = ROOT / "fonts"
HELP = ROOT / "help"
ICONS = ROOT / "icons"


def font(name: str) -> Path:
    """`font("Lato-Regular")`: one of our TrueType files (OFL)."""
    return FONTS / f"{name}.ttf"


def icon(name: str) -> Path:
    """`icon("home")`: one of our drawings, black on nothing."""
    return ICONS / f"{name}.svg"


def help_page(topic: str) -> Path:
    """`help_page("home")`: a page of help, in French Markdown."""
    return HELP / f"{topic}.md"
