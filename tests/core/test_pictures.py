"""A photo tells nothing of its camera once it is kept, and looks the same."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.core.pictures import NotAPictureError, without_traces

PLACE = b"GPS 41.45 69.17"
TABLES = b"\xff\xdb\x00\x06\x00abc" + b"\xff\xc0\x00\x05\x08xy"
SCAN = b"\xff\xda\x00\x04zz" + b"\x11\xff\x00\x22\xff\xd0\x33"
PROGRESSIVE = SCAN + b"\xff\xc4\x00\x04tt" + SCAN


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(order: str, way_up: int) -> bytes:
    name = {"<": b"II", ">": b"MM"}[order]
    entries = struct.pack(f"{order}HHIHH", 0x010F, 2, 4, 0, 0) + struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way_up, 0)
    tiff = name + struct.pack(f"{order}HIH", 42, 8, 2) + entries + struct.pack(f"{order}I", 0) + PLACE
    return segment(0xE1, b"Exif\x00\x00" + tiff)


def jpeg(*segments: bytes, scans: bytes = SCAN, tail: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + TABLES + scans + b"\xff\xd9" + tail


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("scans", [SCAN, PROGRESSIVE], ids=["one scan", "several"])
def test_place_and_camera_go_and_the_way_up_stays(order: str, scans: bytes):
    jfif, profile = segment(0xE0, b"JFIF\x00..."), segment(0xE2, b"ICC_PROFILE\x00...")
    told = (jfif, exif(order, 6), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + PLACE), segment(0xFE, PLACE))
    kept = without_traces(jpeg(*told, segment(0xED, PLACE), profile, scans=scans, tail=PLACE))
    assert PLACE not in kept
    assert jfif + profile + TABLES + scans in kept
    assert kept.endswith(b"\xff\xd9")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in kept
    assert without_traces(kept) == kept


def test_a_photo_that_stands_upright_carries_no_exif_at_all():
    assert without_traces(jpeg(exif(">", 1))) == jpeg()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_png_keeps_its_pixels_and_loses_its_texts():
    head, pixels, end = chunk(b"IHDR", b"0" * 13), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")
    texts = chunk(b"tEXt", PLACE) + chunk(b"eXIf", PLACE) + chunk(b"iTXt", PLACE) + chunk(b"tIME", b"0" * 7)
    whole = b"\x89PNG\r\n\x1a\n" + head
    assert without_traces(whole + texts + pixels + end + PLACE) == whole + pixels + end


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(jpeg(exif("<", 3)))))
def test_what_is_no_whole_picture_is_refused_and_nothing_else_happens(noise: bytes, cut: int):
    photo = jpeg(exif("<", 3))
    for content in (noise, photo[:cut], photo[:2] + noise + photo[2:cut], b"\x89PNG\r\n\x1a\n" + noise):
        try:
            kept = without_traces(content)
        except NotAPictureError:
            continue
        assert PLACE not in kept
        assert without_traces(kept) == kept
