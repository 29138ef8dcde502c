"""Edit > Controllers, and what View > Lanes has of them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

CONTROLLERS = Menu(
    "controllers",
    N("Actions", "C&ontrollers"),
    (
        Action(
            "point_write",
            N("Actions", "&Write Point"),
            ("Alt+Ins",),
            N("Actions", "Write a point at the playhead in the controller's lane"),
        ),
        Action(
            "points_straighten",
            N("Actions", "&Straight Line"),
            ("Ctrl+/",),
            N(
                "Actions",
                "A straight line from the first selected point, or note's velocity, to the last",
            ),
        ),
        Action(
            "points_round",
            N("Actions", "&Rounded Line"),
            ("Alt+/",),
            N("Actions", "As a straight line, but level where it begins and ends"),
        ),
        Action(
            "points_thin",
            N("Actions", "&Thin Out"),
            ("Ctrl+Alt+/",),
            N("Actions", "Take points away that make little difference"),
        ),
        Action(
            "points_under_notes",
            N("Actions", "Select Points &under Notes"),
            ("Alt+Shift+U",),
            N("Actions", "Select the controller's points from the first selected note to the last"),
        ),
        Action(
            "controller_clear",
            N("Actions", "&Clear Lane"),
            ("Alt+Del",),
            N("Actions", "Take all points of the controller away, in the active voice"),
        ),
        None,
        Action(
            "controllers_follow",
            N("Actions", "&Go with Notes"),
            tip=N(
                "Actions",
                "Copy, cut and duplicate the controllers of a passage with its notes",
            ),
            checkable=True,
        ),
    ),
)

CONTROLLER_LANES = (
    Action(
        "lane_sustain",
        N("Actions", "S&ustain"),
        ("Alt+3",),
        N("Actions", "Show the sustain pedal beneath the notes"),
        checkable=True,
    ),
    Action(
        "lane_expression",
        N("Actions", "&Expression"),
        ("Alt+4",),
        N("Actions", "Show the expression controller beneath the notes"),
        checkable=True,
    ),
    Action(
        "lane_modulation",
        N("Actions", "M&odulation"),
        ("Alt+5",),
        N("Actions", "Show the modulation wheel beneath the notes"),
        checkable=True,
    ),
    Action(
        "lane_bend",
        N("Actions", "Pitch &Bend"),
        ("Alt+6",),
        N("Actions", "Show the pitch bend beneath the notes"),
        checkable=True,
    ),
    Menu("more_controllers", N("Actions", "More &Controllers"), ("more_controllers",)),
)

LANE_FOCUS = (
    Action(
        "lane_next",
        N("Actions", "&Next Lane"),
        ("Ctrl+Shift+PgDown",),
        N("Actions", "Go with the keys to the lane below, or from the last back to the roll"),
    ),
    Action(
        "lane_previous",
        N("Actions", "&Previous Lane"),
        ("Ctrl+Shift+PgUp",),
        N("Actions", "Go with the keys to the lane above, or to the roll"),
    ),
)
