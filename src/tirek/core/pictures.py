"""Pictures without what cameras write into them: place, time, device, name of the owner, a small copy of the whole.

Only whole parts of the file are left out, so that not a pixel changes. Of a JPEG's EXIF the one thing kept is which way
up the picture is. Formats: JPEG (ISO 10918-1) and PNG (ISO 15948).
"""

import struct
import zlib
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
START_OF_SCAN, END = 0xDA, 0xD9
EXIF = b"Exif\x00\x00"
ORIENTATION = 0x0112
# Of the application segments: JFIF, the colour profile and Adobe's colour transform; all others tell of the camera.
KEPT = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
KEPT_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD")
)


class NotAPictureError(ValueError):
    """What was given is no whole JPEG or PNG."""


def without_traces(content: bytes) -> bytes:
    """The same picture without what it tells of the camera and its owner. Raises NotAPictureError."""
    try:
        if content.startswith(JPEG):
            return _jpeg(content)
        if content.startswith(PNG):
            return _png(content)
    except (struct.error, IndexError) as error:
        raise NotAPictureError from error
    raise NotAPictureError


def _jpeg(content: bytes) -> bytes:
    made, way_up, at = bytearray(JPEG), 1, 2
    for marker, body, after in _segments(content):
        if marker == 0xE1 and body.startswith(EXIF):
            way_up = _orientation(body[len(EXIF) :])
        elif _stays(marker, body):
            made += _segment(marker, body)
        at = after
    if way_up != 1:
        made[2:2] = _segment(0xE1, EXIF + _only_orientation(way_up))
    return bytes(made) + _scans(content, at)


def _segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Those before the picture itself: marker, body, where the next begins. Raises NotAPictureError without one."""
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == START_OF_SCAN:
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2 or at + 2 + length > len(content):
            break
        yield marker, content[at + 4 : at + 2 + length], at + 2 + length
        at += 2 + length
    raise NotAPictureError


def _stays(marker: int, body: bytes) -> bool:
    is_about_the_file = 0xE0 <= marker <= 0xEF or marker == 0xFE  # application segments and comments
    return not is_about_the_file or (marker in KEPT and body.startswith(KEPT[marker]))


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _scans(content: bytes, at: int) -> bytes:
    """From the first scan to the end mark; what phones hang on behind it is left out."""
    end = at
    while True:
        end = content.find(b"\xff", end)
        if end < 0 or end + 1 >= len(content):
            raise NotAPictureError
        if content[end + 1] == END:
            return content[at : end + 2]
        end += _length_of(content, end)


def _length_of(content: bytes, at: int) -> int:
    """How far a mark inside the scans reaches: escaped bytes and restarts are two bytes, tables have a length."""
    marker = content[at + 1]
    if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD7:
        return 2
    if marker == 0xFF:
        return 1
    (length,) = struct.unpack_from(">H", content, at + 2)
    return 2 + int(length)


def _orientation(tiff: bytes) -> int:
    """Which way up: 1 to 8; 1 where it is not said or not readable."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for number in range(count):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + number * 12)
            if tag == ORIENTATION and kind == 3 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def _only_orientation(value: int) -> bytes:
    """A TIFF header with one entry."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, value, 0, 0)


def _png(content: bytes) -> bytes:
    made, at = bytearray(PNG), len(PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        whole = content[at : at + 12 + length]
        if len(whole) != 12 + length or zlib.crc32(whole[4:-4]) != struct.unpack(">I", whole[-4:])[0]:
            raise NotAPictureError
        made += whole if kind in KEPT_CHUNKS else b""
        if kind == b"IEND":
            return bytes(made)
        at += 12 + length
