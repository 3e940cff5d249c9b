"""The small style sheet (feuille de style) that Fusion lacks: panels, buttons, fields, tables (no Qt).

Widgets choose by dynamic property: `kind` on buttons ("main", "touch", "link", "bare", "choice"), `role` on frames
("panel", "side", "band", "error"), `tone` on labels (see `ui.theme.Tone`).
"""

from typing import TYPE_CHECKING

from ui import resources

if TYPE_CHECKING:
    from ui.theme import Colours

TONES = ("muted", "action", "fine", "amber", "alert")

SHEET = """
QFrame[role="panel"] {{ background: {surface}; border: 1px solid {line}; border-radius: 4px; }}
QFrame[role="side"] {{ background: {side}; }}
QFrame[role="band"] {{ background: {selection}; border: 1px solid {action}; border-radius: 4px; }}
QFrame[role="fine"] {{ background: {fine_ground}; border: 1px solid {fine}; border-radius: 4px; }}
QFrame[role="amber"] {{ background: {amber_ground}; border: 1px solid {amber}; border-radius: 4px; }}
QFrame[role="error"] {{ background: {alert_ground}; border: 1px solid {alert}; border-radius: 4px; }}
QFrame[role="line"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}

QPushButton {{ background: {surface}; color: {ink}; border: 1px solid {border}; border-radius: 4px;
    padding: 0 {button_padding}px; min-height: {inner}px; }}
QPushButton:hover {{ background: {selection}; }}
QPushButton:focus {{ border-color: {action}; }}
QPushButton:checked {{ background: {selection}; color: {action}; border-color: {action}; font-weight: 600; }}
QPushButton:disabled {{ color: {border}; border-color: {line}; }}
QPushButton[kind="main"] {{ background: {action}; color: {on_action}; border-color: {action}; font-weight: 600; }}
QPushButton[kind="main"]:disabled {{ background: {surface}; color: {border}; border-color: {line}; }}
QPushButton[kind="touch"] {{ color: {action}; border-color: {action}; font-weight: 600; }}
QPushButton[kind="link"] {{ background: transparent; color: {action}; border: none; padding: 0;
    min-height: 0; text-decoration: underline; text-align: left; }}
QPushButton[kind="link"]:disabled {{ color: {border}; text-decoration: none; }}
QPushButton[kind="bare"] {{ background: transparent; border-color: transparent; padding: 0 6px; }}
QPushButton[kind="bare"]:hover {{ background: {selection}; }}
QPushButton[kind="choice"] {{ text-align: left; padding: 0; min-height: {card}px; }}
QPushButton[kind="choice"]:hover {{ background: {surface}; border-color: {action}; }}

QPushButton[touch="true"] {{ min-height: {touch}px; font-size: {touch_points}pt; }}
QPushButton[touch="true"][kind=""] {{ font-weight: 400; }}
QPushButton[segment][tall="true"] {{ min-height: {touch}px; font-size: {tall_points}pt; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[segment] {{ border-radius: 0; border-right-width: 0; }}
QPushButton[segment="first"] {{ border-top-left-radius: 4px; border-bottom-left-radius: 4px; }}
QPushButton[segment="last"], QPushButton[segment="only"] {{ border-right-width: 1px;
    border-top-right-radius: 4px; border-bottom-right-radius: 4px; }}
QPushButton[segment]:checked {{ background: {action}; color: {on_action}; border-color: {action}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{ background: {surface}; color: {ink};
    border: 1px solid {border}; border-radius: 4px; padding: 0 8px; selection-background-color: {action};
    selection-color: {on_action}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {inner}px; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {muted}; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border-color: {action}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ color: {muted}; border-color: {line}; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QLineEdit:read-only {{ background: {ground}; }}
QLineEdit[refused="true"], QComboBox[refused="true"], QPlainTextEdit[refused="true"] {{
    border-color: {alert}; }}
QComboBox::drop-down {{ border: none; width: {row}px; }}
QComboBox::down-arrow {{ image: url("{icons}/arrow.svg"); width: {arrow}px; height: {arrow}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {row}px; }}
QSpinBox::up-arrow {{ image: url("{icons}/arrow-up.svg"); width: {arrow}px; height: {arrow}px; }}
QSpinBox::down-arrow {{ image: url("{icons}/arrow.svg"); width: {arrow}px; height: {arrow}px; }}
QSpinBox:focus {{ border-color: {action}; }}
QCheckBox {{ spacing: 8px; min-height: {inner}px; }}
QCheckBox::indicator, QTableView::indicator {{ width: {box}px; height: {box}px; background: {surface};
    border: 1px solid {border}; border-radius: 3px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {action}; border-color: {action};
    image: url("{icons}/{tick}.svg"); }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; margin: 3px; min-height: 24px; min-width: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {ink}; selection-background-color: {selection};
    selection-color: {ink}; border: 1px solid {border}; outline: none; }}

QTableView {{ background: {surface}; alternate-background-color: {surface}; color: {ink};
    border: none; gridline-color: {line}; selection-background-color: {selection}; selection-color: {ink};
    outline: none; }}
QTableView::item {{ padding: 0 8px; border: none; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: {selection}; color: {ink}; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: none;
    border-bottom: 1px solid {border}; padding: 0 11px; min-height: {row}px; }}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QListWidget, QListView {{ background: {surface}; color: {ink}; border: none; outline: none; }}
QListWidget[role="panel"] {{ border: 1px solid {border}; border-radius: 4px; }}
QListView::item {{ min-height: {row}px; padding: 0 8px; }}
QListView::item:selected {{ background: {selection}; color: {ink}; }}
QScrollArea, QScrollArea > QWidget > QWidget#content {{ background: transparent; border: none; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {border}; padding: 4px; }}
QTextBrowser {{ border: none; padding: 0; background: {surface}; }}
QLabel[role="disc"] {{ color: {muted}; border: 1px solid {border}; border-radius: {disc}px; }}
QLabel[key="true"] {{ color: {muted}; background: {ground}; border: 1px solid {line}; border-radius: 3px;
    padding: 1px 5px; }}
"""


def style_sheet(chosen: "Colours", points: float) -> str:
    """The sheet in these colours, its measures in proportion to the text's size in points."""

    def scaled(pixels: int) -> int:
        return round(pixels * points / 10)

    roles = {name: getattr(chosen, name) for name in type(chosen).__slots__}
    measures: dict[str, float] = {
        "inner": scaled(32) - 2,
        "row": scaled(32),
        "button_padding": scaled(12),
        "arrow": scaled(12),
        "box": scaled(16),
        "card": scaled(86),
        "disc": scaled(24) // 2,
        "touch": scaled(56) - 2,
        "touch_points": round(points * 1.2, 1),
        "tall_points": round(points * 1.1, 1),
    }
    tick = "tick-light" if chosen.on_action == "#FFFFFF" else "tick-dark"
    text = SHEET.format(**roles, **measures, icons=resources.ICONS.as_posix(), tick=tick)
    tones = [f'QLabel[tone="{name}"] {{ color: {getattr(chosen, name)}; }}' for name in TONES]
    return text + "\n".join(tones)
