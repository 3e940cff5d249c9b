"""The look (habillage): colours by role in light and dark, type, focus ring, language of Qt's own words.

Measures, colours and contrasts come from screens/README.md and ui.md. A widget asks `colours(self)` when it
paints, so nothing needs telling when the palette turns dark.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui import resources
from ui.sheet import style_sheet

Tone = Literal["ink", "muted", "action", "fine", "amber", "alert"]
Size = Literal["text", "panel", "title", "figure"]

STYLE = "Fusion"
STYLED = ("-style", STYLE)
"""What a QApplication is made with: by its arguments the style is chosen before any class of styles is loaded."""

SIZES: dict[Size, float] = {"text": 1.0, "panel": 1.2, "title": 1.5, "figure": 2.4}
"""10, 12, 15 and 24 pt where the system's text is 10 pt."""

NAVIGATION, HEADER, FOOT = 192, 56, 32
MARGIN, GAP, PADDING, RADIUS = 24, 12, 16, 4
ROW, CONTROL = 32, 32


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """One colour a role. `on_*` is the text written upon that colour."""

    ground: str
    surface: str
    side: str
    ink: str
    muted: str
    border: str
    line: str
    action: str
    on_action: str
    selection: str
    fine: str
    amber: str
    alert: str
    regular: str
    occasional: str
    emergency: str
    on_care: str
    load: str
    load_past: str
    adults: str
    atypical: str
    fine_ground: str
    amber_ground: str
    alert_ground: str


LIGHT = Colours(
    ground="#F5F7F9",
    surface="#FFFFFF",
    side="#E8EDF1",
    ink="#1F2A33",
    muted="#4D5B67",
    border="#7B8894",
    line="#D7DEE4",
    action="#2F6690",
    on_action="#FFFFFF",
    selection="#E1ECF4",
    fine="#2E7D5B",
    amber="#8A5A00",
    alert="#B3261E",
    regular="#2F6690",
    occasional="#B3541E",
    emergency="#6D3B73",
    on_care="#FFFFFF",
    load="#A7C1D6",
    load_past="#4F82AA",
    adults="#C9DFD3",
    atypical="#ECEFF2",
    fine_ground="#EEF6F1",
    amber_ground="#FBF3DF",
    alert_ground="#FBECEB",
)

DARK = Colours(
    ground="#1B2127",
    surface="#242C33",
    side="#161B20",
    ink="#E6EBEF",
    muted="#AAB7C2",
    border="#74838F",
    line="#39444E",
    action="#8CC0E6",
    on_action="#0F171E",
    selection="#2C3E4C",
    fine="#6CC39A",
    amber="#F0C36A",
    alert="#FF9F94",
    regular="#6FA8D2",
    occasional="#E59A6B",
    emergency="#C79BCD",
    on_care="#0F171E",
    load="#3F5A70",
    load_past="#6FA8D2",
    adults="#2F4F40",
    atypical="#1E242A",
    fine_ground="#22352D",
    amber_ground="#38311F",
    alert_ground="#3B2828",
)


def colours(_widget: QWidget | None = None) -> Colours:
    """The colours in force, by the application's palette: a widget's own is changed by the style sheet."""
    dark = QGuiApplication.palette().color(QPalette.ColorRole.WindowText).lightness() > 128
    return DARK if dark else LIGHT


def tone(widget: QWidget, name: Tone) -> QColor:
    """The colour of a text or sign that says how things stand."""
    return QColor(getattr(colours(widget), name))


def plain_tone(name: Tone) -> QColor:
    """The same where no widget is at hand (a model's cell)."""
    return QColor(getattr(colours(), name))


def apply(app: QApplication, *, dark: bool | None = None) -> None:
    """Dresses the application, in French; None follows the system's choice of light or dark."""
    if dark is None:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    chosen = DARK if dark else LIGHT
    QLocale.setDefault(QLocale("fr_FR"))
    _speak_french(app)
    app.setFont(_system_font(app))
    app.setPalette(_palette(chosen))
    app.setStyleSheet(style_sheet(chosen, app.font().pointSizeF()))


def font(size: Size = "text", *, bold: bool = False) -> QFont:
    """The application's font in one of the four sizes and two weights."""
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * SIZES[size])
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def scaled(pixels: int) -> int:
    """A measure drawn for 10 pt text, in proportion to the text in force (readable at 200 %)."""
    return round(pixels * QApplication.font().pointSizeF() / 10)


def _system_font(app: QApplication) -> QFont:
    """The system's font, at least 10 pt, digits of one width; Lato where there is none."""
    chosen = app.font()
    if not QFontInfo(chosen).family():
        from PySide6.QtGui import QFontDatabase

        for name in ("Lato-Regular", "Lato-Semibold", "Lato-Bold", "Lato-Italic"):
            QFontDatabase.addApplicationFont(str(resources.font(name)))
        chosen = QFont("Lato", 10)
    if chosen.pointSizeF() < 10:
        chosen.setPointSizeF(10)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def _speak_french(app: QApplication) -> None:
    """Qt's own words (Annuler, Ouvrir…), once."""
    if app.findChild(QTranslator, "french") is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName("french")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale("fr_FR"), "qtbase", "_", folder):
        app.installTranslator(translator)


def _palette(chosen: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: chosen.ground,
        QPalette.ColorRole.WindowText: chosen.ink,
        QPalette.ColorRole.Base: chosen.surface,
        QPalette.ColorRole.AlternateBase: chosen.ground,
        QPalette.ColorRole.Text: chosen.ink,
        QPalette.ColorRole.PlaceholderText: chosen.muted,
        QPalette.ColorRole.Button: chosen.surface,
        QPalette.ColorRole.ButtonText: chosen.ink,
        QPalette.ColorRole.BrightText: chosen.alert,
        QPalette.ColorRole.ToolTipBase: chosen.surface,
        QPalette.ColorRole.ToolTipText: chosen.ink,
        QPalette.ColorRole.Highlight: chosen.action,
        QPalette.ColorRole.HighlightedText: chosen.on_action,
        QPalette.ColorRole.Link: chosen.action,
        QPalette.ColorRole.LinkVisited: chosen.action,
        QPalette.ColorRole.Accent: chosen.action,
        QPalette.ColorRole.Light: chosen.surface,
        QPalette.ColorRole.Midlight: chosen.line,
        QPalette.ColorRole.Mid: chosen.line,
        QPalette.ColorRole.Dark: chosen.border,
        QPalette.ColorRole.Shadow: chosen.border,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.border))
    return palette
