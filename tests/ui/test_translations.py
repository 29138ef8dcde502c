"""The window in other languages: every text is translated, and a translation fits its text."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMenu, QWidget

from composer.app.session import Session
from composer.ui.translations.languages import (
    ENGLISH,
    FOLDER,
    LANGUAGES,
    catalogue,
    language_of,
    speak,
    spoken,
)
from composer.ui.translations.sentences import SENTENCES
from composer.ui.translations.telling import told
from composer.ui.window import MainWindow

CATALOGUES = sorted(FOLDER.glob("*.ts"))
CHINESE = language_of("zh_CN")
# Words that stay as they are in any language: names of things, keys, formats and units.
KEPT = re.compile(
    r"Descant|MIDI|MusicXML|ABC|WAV|FLAC|OGG|PDF|SVG|PNG|Vorbis|JSON|UTF|English|Shift|Ctrl|Alt|Tab"
    r"|Enter|Escape|Return|Space|Home|End|PgUp|PgDown|Del|Backspace|bpm|ALSA|JACK|TimGM6mb"
    r"|FluidSynth|Left|Right|Down|Up|Ins|[A-E]{4,6}"  # the last: rhyme schemes
)


@pytest.fixture(scope="module")
def tool(checkout):
    path = checkout / "packaging" / "translations.py"
    specification = importlib.util.spec_from_file_location("translations_tool", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def in_chinese(qapp):
    speak(CHINESE)
    yield
    speak(ENGLISH)


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_sentences_of_the_other_rooms_are_gathered_as_they_are_said_now(tool):
    assert list(SENTENCES) == tool.said_below(), "run: python packaging/translations.py"


@pytest.mark.parametrize("ts", CATALOGUES, ids=lambda path: path.stem)
def test_no_text_of_the_source_is_untranslated_or_unfinished(ts, tool, tmp_path):
    now = tmp_path / ts.name
    shutil.copy(ts, now)
    tool.update(now)
    assert tool.to_translate(now) == []
    texts = [(context, text) for context, text, _ in tool.messages(ts)]
    assert texts == [(context, text) for context, text, _ in tool.messages(now)], (
        "run: python packaging/translations.py"
    )


@pytest.mark.parametrize("ts", CATALOGUES, ids=lambda path: path.stem)
def test_what_qt_reads_is_made_of_the_catalogue_that_is_translated(ts, tool, tmp_path):
    made = tmp_path / "made.qm"
    tool.release(ts, made)
    assert made.read_bytes() == ts.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("ts", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_no_place_that_its_text_does_not_fill(ts, tool):
    wrong = [
        (text, translation.text)
        for _, text, translation in tool.messages(ts)
        if not places(translation.text or "") <= places(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("ts", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_a_mnemonic_where_its_text_has_one(ts, tool):
    def mnemonic(text):
        return re.search(r"&[^&\s]", text) is not None

    wrong = [
        (text, translation.text)
        for _, text, translation in tool.messages(ts)
        if mnemonic(text) != mnemonic(translation.text or "")
    ]
    assert wrong == []


def test_each_language_has_its_texts():
    assert [path.stem for path in CATALOGUES] == [
        f"descant_{language.code}" for language in LANGUAGES if language != ENGLISH
    ]
    assert all(catalogue(language).is_file() for language in LANGUAGES if language != ENGLISH)


@pytest.mark.parametrize(
    ("wanted", "system", "code"),
    [
        ("en", ("zh-CN",), "en"),
        ("zh_CN", ("en-GB",), "zh_CN"),
        ("", ("en-GB", "zh-CN"), "en"),
        ("", ("zh-Hans-CN", "zh-CN"), "zh_CN"),
        ("", ("zh-SG",), "zh_CN"),
        ("", ("zh-Hant-TW", "zh-TW"), "en"),
        ("", ("de-DE", "zh-CN"), "zh_CN"),
        ("", ("de-DE",), "en"),
        ("", (), "en"),
        ("xx", ("zh-CN",), "zh_CN"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_first_of_the_desktop_that_is_spoken(
    wanted, system, code
):
    assert language_of(wanted, system).code == code


def test_a_language_whose_texts_are_gone_leaves_english(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr("composer.ui.translations.languages.FOLDER", tmp_path)
    speak(CHINESE)
    assert spoken() == ENGLISH
    assert QCoreApplication.translate("Actions", "&File") == "&File"


def test_a_sentence_from_below_is_told_with_what_it_is_about(in_chinese):
    assert told("The disk is fine") == "The disk is fine"
    assert told("There is no such take.") == "没有这个版本。"
    assert told("“a {b}.mid” could not be opened, because permission is missing.") == (
        "“a {b}.mid” 无法打开，因为没有权限。"
    )
    two = "Of its 3 tunes the first was opened. There is no part in it."
    assert "3" in told(two)
    assert not re.search("[a-z]{3}", told(two))


def test_in_english_a_sentence_is_told_as_it_is():
    assert told("There is no such take.") == "There is no such take."


def shown_texts(widget: QWidget):
    """Every text of a widget and of what is in it, that a person may read or hear."""
    for part in [widget, *widget.findChildren(QWidget)]:
        yield from (part.toolTip(), part.statusTip(), part.accessibleName(), part.windowTitle())
        if isinstance(part, (QLabel, QAbstractButton)):
            yield part.text()
        elif isinstance(part, (QMenu, QGroupBox)):
            yield part.title()
        for name in ("placeholderText", "prefix", "suffix", "specialValueText"):
            if hasattr(part, name):
                yield getattr(part, name)()
        if hasattr(part, "itemText") and hasattr(part, "count"):
            yield from (part.itemText(i) for i in range(part.count()))
        for action in part.actions():
            yield from (action.text(), action.toolTip(), action.statusTip())


def test_the_window_in_chinese_has_no_english_left(in_chinese, qtbot, tmp_path):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    window = MainWindow(session)
    try:
        names = {voice.name for voice in session.document.score.voices}
        left = set()
        for text in shown_texts(window):
            plain = re.sub(r"\(&\w\)|\([A-Z][\w+ ]*\)", " ", text)
            words = [w for w in re.findall(r"[A-Za-z]{3,}", plain) if not KEPT.fullmatch(w)]
            if set(words) - names:
                left.add(text)
        assert left == set()
        assert window.actions_.menu("file").title() == "文件(&F)"
    finally:
        session.document.mark_clean()
        window.close()
        session.close()
        window.deleteLater()


def test_mnemonics_are_unique_in_each_menu_in_chinese_too(in_chinese, qtbot, tmp_path):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    window = MainWindow(session)
    try:
        for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
            texts = [action.text() for action in menu.actions()]
            keys = Counter(m[1] for m in (re.search(r"&(\w)", text) for text in texts) if m)
            assert [key for key, count in keys.items() if count > 1] == [], texts
    finally:
        window.close()
        session.close()
        window.deleteLater()


def test_a_chosen_language_is_remembered_and_said_to_come_with_the_next_start(
    qtbot, tmp_path: Path
):
    session = Session(settings_path=tmp_path / "settings.json", pack_folders=(tmp_path,))
    window = MainWindow(session)
    try:
        window.show()
        menu = window.actions_.menu("language")
        assert [action.text() for action in menu.actions()][1:] == ["English", "简体中文"]
        menu.actions()[2].trigger()
        assert session.settings.language == "zh_CN"
        assert "简体中文" in window.messages.sentence()
    finally:
        window.close()
        session.close()
        window.deleteLater()
