"""Words of Kazakh, Russian and English made comparable, searchable and presentable.

Owns: spelling folding, the Kazakh stemmer, search terms and queries, highlighting, name keys and likeness, official Latin,
suffixes for letters. Pure functions, no database. ``ANALYSER_VERSION`` goes up whenever ``terms`` answers differently, so
that stored terms can be told from fresh ones.
"""

from .folding import fold
from .names import name_keys, name_similarity
from .search import ANALYSER_VERSION, highlight, query_for, search_terms, terms

__all__ = [
    "ANALYSER_VERSION",
    "fold",
    "highlight",
    "name_keys",
    "name_similarity",
    "query_for",
    "search_terms",
    "terms",
]
