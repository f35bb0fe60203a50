from .annual import AnnualEdition, AnnualWords
from .builder import FrozenReport, ReportDelivery, ReportShare, SavedReport
from .practice import PracticeComment, PracticeNote
from .sheet import Cell, CellNote, Sheet
from .sheet_form import FormEdition
from .snapshot import Correction, Snapshot
from .target import Population, Target, TargetChange

__all__ = [
    "AnnualEdition",
    "AnnualWords",
    "Cell",
    "CellNote",
    "Correction",
    "FormEdition",
    "FrozenReport",
    "Population",
    "PracticeComment",
    "PracticeNote",
    "ReportDelivery",
    "ReportShare",
    "SavedReport",
    "Sheet",
    "Snapshot",
    "Target",
    "TargetChange",
]
