"""Files to located cells, to participants and findings. Imports the model alone."""

from recimentor.intake.consent.history import HistoryRead, read_history, recognise_people
from recimentor.intake.people.sources import People, read_people
from recimentor.intake.program.program_file import ProgramFile, find_program, program_in_memory, read_program

__all__ = [
    "HistoryRead",
    "People",
    "ProgramFile",
    "find_program",
    "program_in_memory",
    "read_history",
    "read_people",
    "read_program",
    "recognise_people",
]
