"""Pictures are written as PNG files that others read."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from composer.files.png import png_bytes


def test_another_reader_finds_the_same_pixels() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (17, 31, 3), dtype=np.uint8)
    with Image.open(io.BytesIO(png_bytes(picture))) as read:
        assert read.format == "PNG"
        assert np.array_equal(np.asarray(read), picture)


@pytest.mark.parametrize("shape", [(3, 3), (3, 3, 4), (0, 3, 3)])
def test_what_is_no_picture_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="three colours"):
        png_bytes(np.zeros(shape, dtype=np.uint8))
