"""What exact bars cost a tune pack."""

from composer.engine.abc_playing import count_bars
from composer.engine.packs import read_card
from training.tune.constrained import constrained_tunes


def test_the_engines_tunes_have_exact_bars_alone_and_their_cost_is_said(tune_pack_folder):
    pack = read_card(tune_pack_folder / "tiny-tune")
    tunes, cost = constrained_tunes(pack, 3, seed=1)
    assert len(tunes) == 3
    assert all(count_bars(tune).short + count_bars(tune).long == 0 for tune in tunes)
    assert cost > 0
    assert constrained_tunes(pack, 3, seed=1) == (tunes, cost)
    assert len(constrained_tunes(pack, 17, seed=1)[0]) == 17
