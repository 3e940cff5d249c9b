"""The look: contrasts by computation, drawings that exist, French spoken by Qt."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from ui import icons, resources, theme
from ui.theme import DARK, LIGHT, Colours

ROOT = Path(__file__).parents[2]


def contrast(first: str, second: str) -> float:
    """WCAG 2's contrast ratio."""

    def luminance(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "action", "fine", "amber", "alert"])
def test_every_text_stands_out_from_its_ground(chosen: Colours, ink: str) -> None:
    grounds = ["ground", "surface"] if ink == "fine" else ["ground", "surface", "side", "selection"]
    for ground in grounds:
        assert contrast(getattr(chosen, ink), getattr(chosen, ground)) >= 4.5, ground


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_fills_and_edges_of_controls_stand_out(chosen: Colours) -> None:
    assert contrast(chosen.on_action, chosen.action) >= 4.5
    for kind in (chosen.regular, chosen.occasional, chosen.emergency):
        assert contrast(chosen.on_care, kind) >= 4.5
    for edge in (chosen.border, chosen.load_past, chosen.action):
        assert contrast(edge, chosen.surface) >= 3
    for tone in ("fine", "amber", "alert"):
        assert contrast(getattr(chosen, tone), getattr(chosen, f"{tone}_ground")) >= 4.5


def test_both_palettes_are_codes_of_colours() -> None:
    for chosen in (LIGHT, DARK):
        for field in fields(chosen):
            assert re.fullmatch("#[0-9A-F]{6}", getattr(chosen, field.name)), field.name


def test_the_colours_follow_the_palette(app: QApplication) -> None:
    theme.apply(app, dark=True)
    assert theme.colours() is DARK
    theme.apply(app, dark=False)
    assert theme.colours() is LIGHT


def test_qt_says_its_own_words_in_french(app: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Annuler"


def test_text_is_never_smaller_than_ten_points(app: QApplication) -> None:
    assert app.font().pointSizeF() >= 10
    assert QLabel("a").font().pointSizeF() >= 10


def test_every_drawing_named_in_the_code_exists() -> None:
    named = set()
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r"""icon=["']([a-z-]+)["']""", text))
        named |= set(re.findall(r"""Sign\(["']([a-z-]+)["']""", text))
    assert {name for name in named if not resources.icon(name).exists()} == set()


def test_a_drawing_is_tinted(app: QApplication) -> None:
    image = icons.pixmap("check", "#FF0000", 32).toImage()
    pixels = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    seen = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    assert seen == {"#ff0000"}


def test_our_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (resources.FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert resources.font("Lato-Regular").exists()
