"""Words that verse uses, and rhymes of them."""

from composer.prosody.rhyme import rhymes, rhyming_words, usual_rhymes
from composer.prosody.usage import is_usual


def test_everyday_words_are_usual_and_the_names_of_a_dictionary_are_not():
    assert is_usual("Morning")
    assert is_usual("foam")
    assert not is_usual("thome")
    assert not is_usual("")


def test_usual_rhymes_rhyme_and_are_usual():
    found = usual_rhymes("home")
    assert {"foam", "roam"} <= set(found)
    assert all(is_usual(word) and rhymes(word, "home") for word in found)


def test_where_hardly_any_usual_word_rhymes_all_others_do():
    for word in ("month", "circle", "orange"):
        usual = [other for other in rhyming_words(word) if is_usual(other)]
        wanted = tuple(usual) if len(usual) >= 3 else rhyming_words(word)
        assert usual_rhymes(word) == wanted
