"""What the site of the docs adds to the pages: records in the menu, two pages of the source, plain links.

MkDocs calls these functions by their names.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).parents[1]
DECISIONS: Final = "Decisions we took"
#: Pages of the source that the site has too.
FROM_SOURCE: Final = {"changes.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+)(#[^)\s]*)?\)")
_COMMENT = re.compile(r"^<!-- .*? -->\n", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put every decision record into the menu, by its number."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    _fill(config["nav"], [f"decisions/{path.name}" for path in records])
    return config


def _fill(entries: list[Any], records: list[str]) -> None:
    for entry in entries:
        for title, content in entry.items() if isinstance(entry, dict) else ():
            if title == DECISIONS:
                entry[title] = records
            elif isinstance(content, list):
                _fill(content, records)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the source."""
    from mkdocs.structure.files import File

    for name, source in FROM_SOURCE.items():
        text = (ROOT / source).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return a page without what is for tests alone, and with the words alone of a link out of the docs."""
    del config
    known = {file.src_uri for file in files}
    folder = posixpath.dirname(page.file.src_uri)

    def plain(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[2]))
        if "://" in link[2] or target in known or not (ROOT / "docs" / target).exists():
            return link[0]
        here = next((name for name, source in FROM_SOURCE.items() if f"../{source}" == target), None)
        return f"[{link[1]}]({posixpath.relpath(here, folder or '.')})" if here else link[1]

    return _COMMENT.sub("", _LINK.sub(plain, markdown))
