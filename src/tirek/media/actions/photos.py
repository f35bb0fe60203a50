"""Photos of publications."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.pictures import PNG, NotAPictureError, without_traces
from tirek.core.verdict import ensure
from tirek.media.models import Article, ArticlePhoto
from tirek.media.permissions import may_change_article

LARGEST_PHOTO = 12 * 1024 * 1024
MOST_PHOTOS = 30


@transaction.atomic
def add_photo(article_id: UUID, content: bytes, captions: dict[str, str], *, by: Actor, at: datetime) -> ArticlePhoto:
    """Keep a photo without what the camera wrote into it. Raises Refused, or ValidationError by field."""
    article = Article.objects.visible_to(by).select_for_update(of=("self",)).get(pk=article_id)
    ensure(may_change_article(by, article))
    if len(content) > LARGEST_PHOTO:
        raise ValidationError({"file": _("The photo is larger than 12 MB.")})
    if article.photos.count() >= MOST_PHOTOS:
        raise ValidationError({"file": _("Thirty photos of one publication are enough.")})
    try:
        clean = without_traces(content)
    except NotAPictureError as error:
        raise ValidationError({"file": _("This is not a photo: JPEG or PNG, please.")}) from error
    ending = "png" if clean.startswith(PNG) else "jpg"
    stored = f"media/{article.pk}/{hashlib.sha256(clean).hexdigest()[:20]}.{ending}"
    if not default_storage.exists(stored):
        default_storage.save(stored, ContentFile(clean))
    photo, _made = ArticlePhoto.objects.update_or_create(
        article=article, stored_as=stored, defaults={**captions, "position": article.photos.count()}
    )
    record("media.photo_added", article, by=by, at=at, photo=photo.pk)
    return photo


@transaction.atomic
def remove_photo(photo_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Take a photo away for good, file and all. Raises Refused."""
    photo = ArticlePhoto.objects.get(pk=photo_id)
    article = Article.objects.visible_to(by).select_for_update(of=("self",)).get(pk=photo.article_id)
    ensure(may_change_article(by, article))
    stored = photo.stored_as
    photo.delete()
    record("media.photo_removed", article, by=by, at=at, photo=photo_id)
    transaction.on_commit(lambda: default_storage.delete(stored))
    return article
