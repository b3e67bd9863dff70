"""JSON and YAML: saved plans, decisions, people and anything else, without the person."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from recimentor.files.formats import Format
from recimentor.forgetting.plans import PlanEditor, has_aliases, is_plan, is_view
from recimentor.forgetting.records import Gone, Records, Spot
from recimentor.forgetting.rows import Told, mentions
from recimentor.forgetting.yamls import yaml_without
from recimentor.model.counting import counted

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace


def traces(file: File) -> Iterator[Trace]:
    """Yield whom the records of a tree are about; views, and plans with aliases, say nothing."""
    if not is_view(file.tree) and not has_aliases(file.tree):
        yield from Records(file.columns).traces(file.tree)


def without(file: File, identity: Identity, token: Callable[[], str]) -> tuple[bytes, str]:
    """Return a tree without the person's entries; pairs of plans keep a hash in their place."""
    if file.tree is None:
        return file.without(identity)
    if file.kind is Format.JSON and is_plan(file.tree):
        return _plan(file, PlanEditor(identity, token))
    gone = Records(file.columns).gone(file.tree, identity)
    if file.kind is Format.YAML:
        text, count = yaml_without(file.words, gone, identity)
        return file.encoded(text), mentions(count)
    new, count = _bare(file.tree, (), gone, identity)
    return (file.encoded(json_text(new)) if count else file.data), mentions(count)


def _plan(file: File, editor: PlanEditor) -> tuple[bytes, str]:
    new = editor.edited(file.tree)
    if new == file.tree:
        return file.data, ""
    kept = counted(editor.num_hashed, "pair")
    hashed = f"; {kept} kept under a salted hash" if editor.num_hashed else ""
    return file.encoded(json_text(new)), mentions(editor.num_removed) + hashed


def _bare(node: Any, spot: Spot, gone: Gone, identity: Identity) -> tuple[Any, int]:
    """Return plain data without what goes and without mentions, and how much that was."""
    if spot in gone and not spot:
        return [], 1
    if isinstance(node, str):
        return identity.without(node)
    if not isinstance(node, dict | list):
        return node, 0
    entries = [*node.items()] if isinstance(node, dict) else [*enumerate(node)]
    kept = [
        (key, _bare(value, (*spot, key), gone, identity))
        for key, value in entries
        if (*spot, key) not in gone
    ]
    count = len(entries) - len(kept) + sum(number for _, (_, number) in kept)
    if isinstance(node, list):
        return [new for _, (new, _) in kept], count
    bare = [(identity.without(str(key)), new) for key, (new, _) in kept]
    return {key: new for (key, _), new in bare}, count + sum(number for (_, number), _ in bare)


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield every value of the person's own records, and where others name them."""
    gone = Records(file.columns).gone(file.tree, identity)
    yield from _told(file.tree, (), gone, identity, is_own=False)


def _told(node: Any, spot: Spot, gone: Gone, identity: Identity, *, is_own: bool) -> Iterator[Told]:
    own = is_own or gone.get(spot, False)
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _told(value, (*spot, key), gone, identity, is_own=own)
            if not own and isinstance(key, str) and (identity.is_in(key) or identity.is_id(key)):
                yield ".".join(map(str, spot)), key, ""
    elif own and node not in {None, ""}:
        yield *_place(spot), str(node)
    elif isinstance(node, str) and (identity.is_in(node) or identity.is_id(node)):
        yield *_place(spot), ""


def _place(spot: Spot) -> tuple[str, str]:
    *where, name = spot or ("",)
    return ".".join(map(str, where)), str(name)


def json_text(root: Any) -> str:
    """Return plain data as JSON text in the form of a plan file."""
    return json.dumps(root, ensure_ascii=False, indent=2) + "\n"
