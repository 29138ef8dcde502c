"""Every action of the studio, declared as data: name, words, shortcut, picture, and its menu.

The menu bar, the tool bar, tooltips and the list of shortcuts are built from here.
"""

from __future__ import annotations

from composer.ui.menus.declaration import Action, actions_of
from composer.ui.menus.edit_menu import EDIT
from composer.ui.menus.file_menu import FILE
from composer.ui.menus.generate_menu import GENERATE
from composer.ui.menus.help_menu import HELP
from composer.ui.menus.lyrics_menu import LYRICS
from composer.ui.menus.notes_menu import NOTES
from composer.ui.menus.song_menu import SONG
from composer.ui.menus.transport_menu import TRANSPORT
from composer.ui.menus.view_menu import VIEW
from composer.ui.menus.voice_menu import VOICE

MENUS = (FILE, EDIT, NOTES, VIEW, VOICE, SONG, LYRICS, GENERATE, TRANSPORT, HELP)


def declared() -> list[Action]:
    """Every action, in the order of the menus."""
    return [action for menu in MENUS for action in actions_of(menu)]
