from .sheet import Cell, CellNote, Sheet
from .snapshot import Correction, Snapshot

__all__ = ["Cell", "CellNote", "Correction", "Sheet", "Snapshot"]
