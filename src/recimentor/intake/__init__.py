"""Files to located cells, to participants and findings. Imports the model alone."""

from recimentor.intake.program_file import ProgramFile, find_program, read_program
from recimentor.intake.sources import People, read_people

__all__ = ["People", "ProgramFile", "find_program", "read_people", "read_program"]
