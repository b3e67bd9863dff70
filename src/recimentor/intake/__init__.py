"""Files to located cells, to participants and findings. Imports the model alone."""

from recimentor.intake.history import HistoryRead, read_history, recognise_people
from recimentor.intake.program_file import ProgramFile, find_program, read_program
from recimentor.intake.sources import People, read_people

__all__ = [
    "HistoryRead",
    "People",
    "ProgramFile",
    "find_program",
    "read_history",
    "read_people",
    "read_program",
    "recognise_people",
]
