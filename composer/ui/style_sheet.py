"""How Qt's own widgets look in the studio's colours: the palette, and the style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from composer.ui.colours import Colours
from composer.ui.icons import icon_path


def palette(c: Colours) -> QPalette:
    """The Qt palette of those colours."""
    p = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, c.panel),
        (role.WindowText, c.text),
        (role.Base, c.field),
        (role.AlternateBase, c.panel),
        (role.Text, c.text),
        (role.Button, c.raised),
        (role.ButtonText, c.text),
        (role.BrightText, c.danger),
        (role.ToolTipBase, c.raised),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.faint),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Light, c.hover),
        (role.Midlight, c.raised),
        (role.Mid, c.edge),
        (role.Dark, c.line),
        (role.Shadow, "#000000" if c.dark else "#8a8d99"),
    ):
        p.setColor(where, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        p.setColor(off, where, QColor(c.faint))
    p.setColor(off, role.Highlight, QColor(c.edge))
    return p


def style_sheet(c: Colours) -> str:
    """What the palette cannot say: spacing, round corners, quiet separators."""
    up, down, check = (icon_path(name).as_posix() for name in ("caret-up", "caret-down", "tick"))
    return f"""
QMainWindow, QMainWindow::separator {{ background: {c.window}; }}
QMainWindow::separator {{ width: 5px; height: 5px; }}
QMainWindow::separator:hover {{ background: {c.accent_soft}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge};
    padding: 4px 6px; }}

QMenuBar {{ background: {c.window}; padding: 1px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.raised}; }}
QMenuBar::item:pressed {{ background: {c.accent}; color: {c.on_accent}; }}
QMenu {{ background: {c.panel}; border: 1px solid {c.edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 26px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QMenu::icon {{ left: 6px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 6px; }}

QToolBar {{ background: {c.window}; border: none; border-bottom: 1px solid {c.line};
    padding: 4px 6px; spacing: 2px; }}
QToolBar::separator {{ background: {c.line}; width: 1px; margin: 5px 7px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 5px;
    padding: 4px; }}
QToolButton[tight="true"] {{ padding: 2px 4px; }}
QToolButton:hover {{ background: {c.raised}; }}
QToolButton:pressed {{ background: {c.pressed}; }}
QToolButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton:checked:focus {{ border-color: {c.text}; }}
QToolButton#qt_toolbar_ext_button {{ padding: 0; }}

QStatusBar {{ background: {c.window}; border-top: 1px solid {c.line}; color: {c.dim}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {c.dim}; padding: 1px 6px; }}

QDockWidget {{ background: {c.panel}; titlebar-close-icon: none; }}
QLabel[heading="true"] {{ color: {c.dim}; font-weight: 600; }}
QLabel[dim="true"] {{ color: {c.dim}; }}
QLabel[readout="true"] {{ color: {c.text}; background: {c.field}; border: 1px solid {c.line};
    border-radius: 5px; padding: 3px 9px; }}
QWidget[panel="true"] {{ background: {c.panel}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {c.panel}; border: none; }}

QPushButton {{ background: {c.raised}; border: 1px solid {c.edge}; border-radius: 5px;
    padding: 5px 12px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.pressed}; }}
QPushButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.faint}; background: {c.panel}; border-color: {c.line}; }}
QPushButton[tight="true"] {{ padding: 5px 4px; }}
QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent};
    border-color: {c.accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {c.accent_hover}; }}
QPushButton[primary="true"]:focus {{ border-color: {c.text}; }}
QPushButton[primary="true"]:disabled {{ background: {c.raised}; color: {c.faint};
    border-color: {c.line}; }}

QComboBox, QAbstractSpinBox, QLineEdit {{ background: {c.field}; border: 1px solid {c.edge};
    border-radius: 5px; padding: 3px 7px; min-height: 18px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QComboBox:hover, QAbstractSpinBox:hover, QLineEdit:hover {{ border-color: {c.faint}; }}
QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus {{ border-color: {c.accent}; }}
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled {{ color: {c.faint};
    background: {c.panel}; border-color: {c.line}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.panel}; border: 1px solid {c.edge}; padding: 3px;
    outline: none; }}
QAbstractSpinBox {{ padding-right: 18px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px;
    background: transparent; subcontrol-origin: border; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QLineEdit[quiet="true"] {{ background: transparent; border-color: transparent; padding: 1px 3px;
    font-weight: 600; }}
QLineEdit[quiet="true"]:hover {{ border-color: {c.edge}; }}
QLineEdit[quiet="true"]:focus {{ background: {c.field}; border-color: {c.accent}; }}
QComboBox[quiet="true"] {{ background: transparent; border-color: transparent;
    color: {c.dim}; padding: 1px 3px; }}
QComboBox[quiet="true"]:hover {{ border-color: {c.edge}; }}
QComboBox[quiet="true"]:focus {{ border-color: {c.accent}; }}

QToolButton[split="true"] {{ padding-right: 18px; }}
QToolButton[split="true"]::menu-button {{ border: none; width: 14px; }}

QFrame[popup="true"] {{ background: {c.field}; border: 1px solid {c.edge}; }}

QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}

QCheckBox {{ spacing: 6px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {c.edge};
    border-radius: 3px; background: {c.field}; }}
QCheckBox::indicator:hover, QCheckBox:focus::indicator {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{check}"); }}
QCheckBox::indicator:indeterminate {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {c.text};
    width: 12px; height: 12px; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.edge};
    border-radius: 8px; background: {c.field}; }}
QRadioButton::indicator:hover, QRadioButton:focus::indicator {{ border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ border: 5px solid {c.accent}; width: 6px; height: 6px; }}

QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {c.edge}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {c.accent}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
    background: {"#ffffff" if not c.dark else c.text}; border: 1px solid {c.edge}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ border-color: {c.accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.edge}; }}

QProgressBar {{ background: {c.field}; border: 1px solid {c.line}; border-radius: 4px;
    height: 6px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}

QListView {{ background: {c.panel}; border: 1px solid {c.panel}; outline: none; }}
QListView:focus {{ border-color: {c.accent}; }}
QTabBar:focus {{ border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:selected:focus {{ color: {c.accent}; text-decoration: underline; }}

QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 11px; }}
QScrollBar:horizontal {{ height: 11px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {c.faint}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QToolButton[letter="mute"], QToolButton[letter="solo"] {{ border: 1px solid {c.edge};
    border-radius: 4px; padding: 0; color: {c.dim}; font-weight: 600; }}
QToolButton[letter]:hover {{ background: {c.hover}; }}
QToolButton[letter]:focus {{ border-color: {c.accent}; }}
QToolButton[letter="mute"]:checked {{ background: {c.mute}; border-color: {c.mute};
    color: {c.field}; }}
QToolButton[letter="solo"]:checked {{ background: {c.solo}; border-color: {c.solo};
    color: {c.field}; }}

QFrame[message="problem"] {{ background: {c.warning_soft}; border: 1px solid {c.warning};
    border-radius: 6px; }}
QFrame[message="note"] {{ background: {c.accent_soft}; border: 1px solid {c.accent};
    border-radius: 6px; }}
QFrame[message] QLabel {{ color: {c.text}; background: transparent; }}
QFrame[rule="true"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
"""
