"""The encoding of text that is not UTF-8: measured by charset-normalizer, decided by the headers it gives."""

from __future__ import annotations

import codecs
import csv
import io

from recimentor.intake.columns.fields import is_known_header

#: Encodings in which spreadsheets and form tools write, and the names people know them by. Where two fit
#: equally well, the earlier one is taken.
ENCODINGS = {
    "cp1252": "Windows-1252, Western Europe",
    "cp1250": "Windows-1250, Central Europe",
    "cp1254": "Windows-1254, Turkish",
    "cp1257": "Windows-1257, Baltic",
    "cp1251": "Windows-1251, Cyrillic",
    "cp1253": "Windows-1253, Greek",
    "cp932": "Shift JIS, Japanese",
    "gb18030": "GB 18030, Chinese",
    "big5": "Big5, Chinese",
    "euc_kr": "EUC-KR, Korean",
    "euc_jp": "EUC-JP, Japanese",
    "mac_roman": "Mac Roman, Western Europe on old Macs",
    "mac_latin2": "Mac Central Europe",
    "iso8859_2": "ISO 8859-2, Central Europe",
    "koi8_r": "KOI8-R, Cyrillic",
    "cp850": "DOS 850, Western Europe",
    "cp437": "DOS 437",
}
_ORDER = {name: number for number, name in enumerate(ENCODINGS)}
#: Windows pages, Asian encodings, and the rare ones: a family that is more common goes first.
_FAMILIES = (6, 11)
_SAMPLE_BYTES = 300_000
#: Differences below these say nothing in a short list.
_CHAOS_STEP, _COHERENCE_STEP = 0.03, 0.01
_HEAD_LINES = 5
_UNKNOWN_CHAOS = 0.2


def is_encoding(name: str) -> bool:
    """Return whether Python knows an encoding of text of that name."""
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - hex and zip are codecs too
    except LookupError:
        return False


def guess_encoding(data: bytes) -> str:
    """Return the encoding that some bytes probably are in; ``cp1252`` where nothing speaks for another.

    Notes
    -----
    charset-normalizer measures how much mess a decoding makes and how much like a language it looks. In short
    lists many encodings come out alike; then the one under which the first lines hold the most known headers
    is taken, then the more common one.
    """
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    measured: dict[str, tuple[float, float]] = {"cp1252": (_UNKNOWN_CHAOS, 0.0)}
    for match in from_bytes(sample, cp_isolation=list(ENCODINGS), threshold=0.4):
        for name in {match.encoding, *match.could_be_from_charset} & set(ENCODINGS):
            measured[name] = (match.chaos, match.coherence)
    fitting = {name: found for name, found in measured.items() if _decodes(sample, name)}
    return min(fitting, key=lambda name: _rank(sample, name, *fitting[name]), default="cp1252")


def _rank(sample: bytes, name: str, chaos: float, coherence: float) -> tuple[float, ...]:
    text = sample.decode(name, "replace")
    family = sum(_ORDER[name] >= start for start in _FAMILIES)
    return (
        chaos // _CHAOS_STEP,
        -_num_known(text),
        family,
        -(coherence // _COHERENCE_STEP),
        _ORDER[name],
    )


def _decodes(sample: bytes, name: str) -> bool:
    """Return whether a sample is text in an encoding; a last character that is cut off does not count."""
    try:
        codecs.getincrementaldecoder(name)("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _num_known(text: str) -> int:
    """Return how many known headers the best of the first lines holds."""
    lines = text.splitlines()[:_HEAD_LINES]
    counts = [
        sum(is_known_header(cell) for cell in next(csv.reader(io.StringIO(line), delimiter=sign), []))
        for line in lines
        for sign in ",;\t|"
    ]
    return max(counts, default=0)
