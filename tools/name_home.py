"""Writes home page and mail of the project into its file: ``python tools/name_home.py URL MAIL [FILE]``.

The release knows where it runs; a clone does not, and an address that is nobody's would be worse than none.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Final

AUTHOR: Final = 'authors = [{ name = "The recimentor authors" }]\n'


def with_home(text: str, url: str, mail: str) -> str:
    """Return the text of a pyproject.toml with a home page and the authors' mail.

    Raises
    ------
    ValueError
        If it does not hold the line of authors, or holds addresses already.
    """
    if text.count(AUTHOR) != 1 or "[project.urls]" in text:
        raise ValueError("the authors do not stand here as expected, or a home page is named already")
    named = AUTHOR.replace(" }]", f', email = "{mail}" }}]')
    urls = f'\n[project.urls]\nHomepage = "{url}"\nChangelog = "{url}/blob/main/CHANGELOG.md"\n'
    found = text.replace(AUTHOR, named).rstrip("\n") + "\n" + urls
    tomllib.loads(found)
    return found


if __name__ == "__main__":
    path = Path(sys.argv[3] if len(sys.argv) > 3 else "pyproject.toml")
    path.write_text(with_home(path.read_text(encoding="utf-8"), sys.argv[1], sys.argv[2]), encoding="utf-8")
