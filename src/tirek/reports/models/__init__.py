from .annual import AnnualEdition, AnnualWords
from .sheet import Cell, CellNote, Sheet
from .snapshot import Correction, Snapshot

__all__ = ["AnnualEdition", "AnnualWords", "Cell", "CellNote", "Correction", "Sheet", "Snapshot"]
