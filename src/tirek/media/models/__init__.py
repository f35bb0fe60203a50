from .article import Article, ArticleFigure, ArticlePhoto, ArticleRevision
from .letters import Letter, PressContact, Subscriber
from .monitoring import Feed, Flag, FlagAppeal, FlagVerdict, Material
from .response import Comment, CommentReport, Reaction

__all__ = [
    "Article",
    "ArticleFigure",
    "ArticlePhoto",
    "ArticleRevision",
    "Comment",
    "CommentReport",
    "Feed",
    "Flag",
    "FlagAppeal",
    "FlagVerdict",
    "Letter",
    "Material",
    "PressContact",
    "Reaction",
    "Subscriber",
]
