"""Files that arrive in pieces, for whichever app owns them: announced, added to, put together, dropped.

A row of a file has ``name``, ``size``, ``received``, ``media_type``, ``sha256`` and ``stored_as``. A broken connection
costs one piece. The type of a file is what its content says, asked when it is put together.
"""

import hashlib
from collections.abc import Mapping
from tempfile import SpooledTemporaryFile
from typing import Any, TypeVar
from uuid import UUID

import filetype  # type: ignore[import-untyped]
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db.models import Model, QuerySet
from django.db.transaction import atomic, on_commit
from django.utils.translation import gettext as _

from tirek.core.lines import one_line

LONGEST_TEXT_SAMPLE = 4096
HELD_IN_MEMORY = 20 * 1024 * 1024
BLOCK = 1 << 16
# What programs call types that we know by another name.
SAME = {
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "application/ogg": "audio/ogg",
    "video/x-m4v": "video/mp4",
}
Row = TypeVar("Row", bound=Model)
Types = Mapping[str, str]
"""Media types that are taken, each with the ending of such a file."""


class WrongOffset(Exception):
    """The piece does not follow what has arrived; ``received`` says where to go on from."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


def check_announced(name: str, size: int, *, largest: int, types: Types) -> None:
    """Refuse a file by what is told of it before it arrives. Raises ValidationError at ``file``."""
    if size < 1:
        raise ValidationError({"file": _("This file is empty.")})
    if size > largest:
        raise ValidationError({"file": _("This file is larger than %(n)s MB.") % {"n": largest >> 20}})
    if extension(name) not in {*types.values(), *(["jpeg"] if "jpg" in types.values() else [])}:
        raise ValidationError({"file": wrong_kind(types)})


@atomic
def append_piece(files: "QuerySet[Row]", key: UUID, offset: int, content: bytes) -> Row:
    """Add a piece at its place. The caller has found the file through its owner.

    A piece that had arrived is accepted again and changes nothing; a gap raises WrongOffset.
    """
    file: Any = files.select_for_update(of=("self",)).get(pk=key)
    if offset + len(content) <= file.received:
        return file  # type: ignore[no-any-return]
    if offset != file.received:
        raise WrongOffset(file.received)
    if offset + len(content) > file.size:
        raise ValidationError({"file": _("More has arrived than the file is long.")})
    _put(f"{file.stored_as}.parts/{offset:010d}", ContentFile(content))
    file.received += len(content)
    file.save(update_fields=["received"])
    return file  # type: ignore[no-any-return]


def finish(files: "QuerySet[Row]", key: UUID, types: Types, aliases: Types | None = None) -> tuple[Row, bool]:
    """Put the pieces together and look what the file really is; the file, and whether it was finished just now.

    Finishing again changes nothing. Raises ValidationError and drops the file when its content is not of a kind that is
    taken. ``aliases`` add to ``SAME``.
    """
    with atomic():
        file: Any = files.select_for_update(of=("self",)).get(pk=key)
        if file.media_type:
            return file, False
        if file.received != file.size:
            raise WrongOffset(file.received)
        media_type = _join(file, types, {**SAME, **(aliases or {})})
        if media_type is None:
            drop(file)
    if media_type is None:
        raise ValidationError({"file": wrong_kind(types)})
    return file, True


def drop(file: Any) -> None:
    """Delete a file, its pieces and its row, once the caller's transaction commits. Asks no permission."""
    names = [*_pieces(file), file.stored_as]
    file.delete()
    on_commit(lambda: _delete(names))


def sniff(head: bytes, name: str, types: Types, aliases: Types = SAME) -> str | None:
    """The type of a file by its first bytes, None when it is not one that is taken. Plain text has no signature: it is
    text when it reads as text and is called .txt."""
    kind = filetype.guess(head)
    if kind is not None:
        media_type = aliases.get(kind.mime, kind.mime)
        return media_type if media_type in types else None
    if extension(name) == "txt" and "text/plain" in types and _reads_as_text(head):
        return "text/plain"
    return None


def tidy_name(name: str) -> str:
    """The file's own name, without folders; the end is kept when it is too long."""
    return one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[-200:] or "file"


def extension(name: str) -> str:
    """The ending of a name, in lower case."""
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def wrong_kind(types: Types) -> str:
    """What is said of a file that is not taken."""
    kinds = ", ".join(sorted(types.values()))
    return _("Files of this kind are not taken. Send one of: %(kinds)s.") % {"kinds": kinds}


def _join(file: Any, types: Types, aliases: Types) -> str | None:
    """Join the pieces into one stored file; its type, or None when refused. A large one goes through the disk."""
    digest, parts = hashlib.sha256(), _pieces(file)
    with SpooledTemporaryFile(max_size=HELD_IN_MEMORY) as joined:
        for part in parts:
            with default_storage.open(part) as piece:
                for block in iter(lambda piece=piece: piece.read(BLOCK), b""):  # type: ignore[misc]
                    digest.update(block)
                    joined.write(block)
        joined.seek(0)
        media_type = sniff(joined.read(LONGEST_TEXT_SAMPLE), file.name, types, aliases)
        if media_type is None:
            return None
        joined.seek(0)
        _put(file.stored_as, File(joined, name=file.name))
    file.media_type, file.sha256 = media_type, digest.hexdigest()
    file.save(update_fields=["media_type", "sha256"])
    on_commit(lambda: _delete(parts))
    return media_type


def _put(name: str, content: "File[Any]") -> None:
    """Store under exactly this name. What stands there already was left by a transaction that was rolled back: kept,
    it would become part of the file."""
    default_storage.delete(name)
    if default_storage.save(name, content) != name:
        raise FileExistsError(name)


def _delete(names: list[str]) -> None:
    """Delete stored files, and the folder of pieces that they leave empty behind."""
    for name in names:
        default_storage.delete(name)
    for folder in {name.rpartition("/")[0] for name in names if ".parts/" in name}:
        default_storage.delete(folder)


def _pieces(file: Any) -> list[str]:
    folder = f"{file.stored_as}.parts"
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in sorted(default_storage.listdir(folder)[1])]


def _reads_as_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character cut at the end of the sample
    return True
