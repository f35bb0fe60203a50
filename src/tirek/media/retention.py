"""Which personal data of readers, authors and those who decide are kept for how long. Terms are the house's own until a
lawyer confirms them."""

from tirek.core.retention import Category, Term, keep
from tirek.media.models import (
    Article,
    ArticleFigure,
    ArticlePhoto,
    ArticleRevision,
    Comment,
    CommentReport,
    Feed,
    Flag,
    FlagAppeal,
    FlagVerdict,
    Letter,
    Material,
    PressContact,
    Reaction,
    Subscriber,
)

PUBLIC = Term(None, "it is published; these data are public")
WROTE = Term(3, "the comment was written")
FELT = Term(1, "the reaction was given")
ASKED = Term(None, "the reader leaves: then the row goes")
READ = Term(5, "the material was published")
DECIDED = Term(5, "the flag was decided")

_ROW = ("id", "created_at")
_WORDS = tuple(f"{part}_{code}" for part in ("title", "lead", "body") for code in ("kk", "ru", "en"))

keep(
    Article,
    PUBLIC,
    {Category.IDENTITY: ("author_name",), Category.TRACE: ("author_id", "approved_by_id")},
    plain=(
        *_ROW,
        *_WORDS,
        *("slug", "kind", "state", "organisation", "area", "call", "takes_comments", "publish_at"),
        *("published_at", "changed_at", "note", "version", "search_terms"),
    ),
)
keep(
    ArticleRevision,
    PUBLIC,
    {Category.IDENTITY: ("saved_by_name",), Category.TRACE: ("saved_by_id",)},
    plain=(*_ROW, "article", "number", "words", "saved_at"),
)
keep(
    ArticlePhoto,
    PUBLIC,
    {Category.CONTENT: ("stored_as", "caption_kk", "caption_ru", "caption_en")},
    plain=(*_ROW, "article", "position"),
)
keep(
    ArticleFigure,
    PUBLIC,
    {},
    plain=(*_ROW, "article", "source", "first", "last", "is_kept", "kept_value", "position"),
)
keep(Reaction, FELT, {Category.TRACE: ("reader",)}, plain=(*_ROW, "article", "kind"))
keep(
    Comment,
    WROTE,
    {
        Category.IDENTITY: ("name",),
        Category.CONTENT: ("text", "appeal"),
        Category.TRACE: ("reader", "decided_by_id", "appeal_decided_by_id"),
    },
    plain=(
        *_ROW,
        *("article", "key", "state", "language", "ticket", "written_at", "reports", "decided_at", "reason"),
        *("appealed_at", "appeal_decided_at"),
    ),
)
keep(
    CommentReport,
    WROTE,
    {Category.CONTENT: ("reason",), Category.TRACE: ("reader",)},
    plain=(*_ROW, "comment", "reported_at"),
)
keep(
    Subscriber,
    ASKED,
    {Category.CONTACT: ("email",), Category.IDENTITY: ("language",)},
    plain=(*_ROW, "ticket", "asked_at", "confirmed_at"),
)
keep(Letter, PUBLIC, {}, plain=(*_ROW, "first", "last", "articles", "readers"))
keep(
    PressContact,
    PUBLIC,
    {Category.IDENTITY: ("name",), Category.CONTACT: ("phone", "email")},
    plain=(*_ROW, "organisation", "title_kk", "title_ru", "title_en", "position"),
)
keep(
    Feed,
    PUBLIC,
    {},
    plain=(
        *_ROW,
        *("outlet", "address", "kind", "use", "rules", "every", "is_active", "etag", "modified", "fetched_at"),
        *("next_at", "failures", "problem", "moved_to"),
    ),
)
keep(
    Material,
    READ,
    {Category.CONTENT: ("title", "text"), Category.TRACE: ("added_by_id",)},
    plain=(
        *_ROW,
        *("outlet", "feed", "area", "address", "language", "topic", "published_on", "found_at", "sketch"),
        "reprint_of",
    ),
)
keep(
    Flag,
    DECIDED,
    {Category.CONTENT: ("words", "matches", "follow_up_words"), Category.TRACE: ("raised_by_id", "ticket")},
    plain=(
        *_ROW,
        *("material", "state", "raised_at", "lexicon", "score", "head", "likelihood", "finding", "decided_at"),
        *("follow_up", "followed_at"),
    ),
)
keep(
    FlagVerdict,
    DECIDED,
    {Category.IDENTITY: ("by_name",), Category.CONTENT: ("reasons",), Category.TRACE: ("by_id",)},
    plain=(*_ROW, "flag", "finding", "criteria", "decided_at"),
)
keep(
    FlagAppeal,
    DECIDED,
    {Category.CONTENT: ("words", "answer"), Category.TRACE: ("decided_by_id",)},
    plain=(*_ROW, "flag", "state", "asked_at", "decided_at"),
)
