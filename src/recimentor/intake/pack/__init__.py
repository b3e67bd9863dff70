"""A program folder to start from: settings, skills, and the questions of a sign-up form."""

from __future__ import annotations

import json
from importlib.resources import files

FILES = ("README.md", "program.yaml", "skills.txt", "form.md", "check-in.md", "corrections.csv")


def program_folder(name: str) -> dict[str, str]:
    """Return the files of a new program folder, by name.

    Parameters
    ----------
    name
        Name of the program.
    """
    skills = starter_skills()
    bullets = "\n".join(skills)
    texts = {file: files(__package__).joinpath(file).read_text("utf-8") for file in FILES}
    texts["program.yaml"] = texts["program.yaml"].replace("@NAME@", json.dumps(name, ensure_ascii=False))
    texts["README.md"] = texts["README.md"].replace("@NAME@", name)
    texts["form.md"] = texts["form.md"].replace("@SKILLS@", f"```text\n{bullets}\n```")
    return texts


def starter_skills() -> tuple[str, ...]:
    """Return the starter list of workplace skills."""
    return tuple(files(__package__).joinpath("skills.txt").read_text("utf-8").split("\n")[:-1])
