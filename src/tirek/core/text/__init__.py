"""Words of Kazakh, Russian and English made comparable, searchable and presentable.

Owns: spelling folding, the Kazakh stemmer, search terms and queries, highlighting, name keys and likeness, official
Latin, suffixes for letters and numbers. Pure functions, no database. ``ANALYSER_VERSION`` goes up whenever ``terms``
answers differently, so that stored terms can be told from fresh ones.
"""

from .alphabets import cyrillic, latin
from .folding import fold
from .languages import language_name, language_of
from .letters import decline, plural_kk, possessed
from .names import name_keys, name_similarity
from .numerals import in_figures, with_ending
from .search import ANALYSER_VERSION, highlight, query_for, query_words, search_terms, terms

__all__ = [
    "ANALYSER_VERSION",
    "cyrillic",
    "decline",
    "fold",
    "highlight",
    "in_figures",
    "language_name",
    "language_of",
    "latin",
    "name_keys",
    "name_similarity",
    "plural_kk",
    "possessed",
    "query_for",
    "query_words",
    "search_terms",
    "terms",
    "with_ending",
]
