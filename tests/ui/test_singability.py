"""What will trouble a singer, listed in the window, led to and mended."""

from PySide6.QtCore import Qt

from composer.edit.commands import AddNotes
from composer.model.note import Note


def sing(window, text, notes=6):
    """Words under quarters of the song's only voice."""
    document = window.session.document
    voice = document.score.voices[0].id
    added = [Note(document.new_id(), voice, 67, 480 * n, 480) for n in range(notes)]
    document.apply(AddNotes(tuple(added)), "Draw")
    singing = window.roll.syllables.singing
    singing.write(text)
    singing.lay([note.id for note in added])
    return [note.id for note in added]


def test_the_next_finding_is_shown_and_its_notes_are_selected(window, qtbot):
    assert not window.actions_["finding_next"].isEnabled()
    notes = sing(window, "bright heaven")
    window.actions_["finding_next"].trigger()
    panel = window.singability.panel
    assert panel.isVisible()
    assert (len(panel.findings), panel.row) == (1, 0)
    assert "“heaven”" in panel.list.item(0).text()
    assert window.roll.selection == frozenset(notes[1:3])


def test_what_a_finding_offers_is_done_as_one_step_and_the_list_follows(window, qtbot):
    sing(window, "bright heaven")
    panel = window.singability.panel
    window.actions_["finding_next"].trigger()
    assert (panel.mend.text(), panel.mend.isEnabled()) == ("Skip Note", True)
    qtbot.mouseClick(panel.mend, Qt.MouseButton.LeftButton)
    assert panel.findings == ()
    assert window.session.document.undo_name == "Skip Note"
    assert panel.nothing.text() == "Nothing here will trouble a singer."
    window.session.document.undo()
    qtbot.waitUntil(lambda: len(panel.findings) == 1)


def test_typing_words_brings_the_list_up_to_date_while_it_is_seen(window, qtbot):
    sing(window, "heaven")
    window.actions_["finding_next"].trigger()
    panel = window.singability.panel
    assert panel.findings == ()
    window.roll.syllables.singing.write("before")
    qtbot.waitUntil(lambda: len(panel.findings) == 1)
    assert not panel.mend.isEnabled()  # none is chosen
    window.actions_["finding_next"].trigger()
    window.actions_["finding_mend"].trigger()
    qtbot.waitUntil(lambda: panel.findings == ())


def test_nothing_is_looked_for_while_the_panel_is_hidden(window, qtbot):
    sing(window, "bright heaven")
    assert window.singability.panel.findings == ()
    window.singability.show()
    qtbot.waitUntil(lambda: len(window.singability.panel.findings) == 1)


def test_mending_without_a_choice_is_said(window):
    sing(window, "heaven")
    window.actions_["finding_mend"].trigger()
    assert "Choose a finding first" in window.messages.text.text()


def test_every_sentence_of_a_finding_can_be_translated():
    from composer.prosody.finding import PLACES, SENTENCES
    from composer.ui import singability_words

    assert singability_words._SENTENCES == SENTENCES
    assert singability_words._PLACES == PLACES
