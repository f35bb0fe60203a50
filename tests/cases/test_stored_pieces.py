"""What lies in the store belongs to somebody: nothing is left behind, nothing is joined that was given up."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.factories import World
from tests.factories.cases import NOW

from tirek.cases.actions.attachments import append_chunk, begin_upload, finish_upload, remove
from tirek.cases.actions.drafts import save_answers, start_draft, submit_draft
from tirek.cases.actions.housekeeping import purge_drafts
from tirek.cases.models import Attachment, IntakeDraft
from tirek.core.actor import ANONYMOUS

PDF = b"%PDF-1.7\n" + b"0" * 500


@pytest.fixture
def store(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def draft(db) -> IntakeDraft:
    return start_draft("kk", NOW - timedelta(days=40))[0]


def begun(draft: IntakeDraft) -> Attachment:
    attachment = begin_upload(draft, "a.pdf", len(PDF), by=ANONYMOUS, at=NOW)
    return append_chunk(attachment.pk, 0, PDF[:300])


def left_in(store: Path) -> list[str]:
    return [path.name for path in store.rglob("*") if path.is_file() or path.name.endswith(".parts")]


def test_a_forgotten_draft_leaves_no_pieces(store, draft, django_capture_on_commit_callbacks):
    begun(draft)
    assert left_in(store)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_drafts(untouched_since=NOW, submitted_before=NOW) == 1
    assert left_in(store) == []


def test_handing_in_leaves_no_pieces_of_files_that_never_arrived(
    store, draft, world: World, django_capture_on_commit_callbacks
):
    begun(draft)
    told = {"family_name": "Серікова", "phone": "8 701 000 00 01", "body": "Жұмыс керек"}
    place = {"area_id": str(world.saryagash.area_id), "service_id": str(world.job.pk)}
    save_answers(draft, told | place, 3, NOW)
    with django_capture_on_commit_callbacks(execute=True):
        submit_draft(draft, at=NOW)
    assert not Attachment.objects.exists()
    assert left_in(store) == []


def test_a_removed_upload_leaves_nothing(store, draft, django_capture_on_commit_callbacks):
    attachment = begun(draft)
    with django_capture_on_commit_callbacks(execute=True):
        remove(attachment.pk, by=ANONYMOUS, at=NOW)
    assert left_in(store) == []


def test_a_piece_of_a_transaction_that_died_is_not_joined(store, draft, django_capture_on_commit_callbacks):
    """The piece was stored, then the database went away: the phone sends it again."""
    attachment = begun(draft)
    default_storage.save(f"{attachment.stored_as}.parts/0000000300", ContentFile(b"half a piece"))
    default_storage.save(attachment.stored_as, ContentFile(b"joined once before"))
    append_chunk(attachment.pk, 300, PDF[300:])
    with django_capture_on_commit_callbacks(execute=True):
        done = finish_upload(attachment.pk)
    with default_storage.open(done.stored_as) as file:
        assert file.read() == PDF
    assert left_in(store) == [Path(done.stored_as).name]
