"""Reads vCard files: one card a person, their skills in the lines X-OFFERS and X-WANTS."""

from recimentor.plugins import Unreadable

suffixes = (".vcf",)

_COLUMNS = {"FN": "Name", "EMAIL": "Email", "X-OFFERS": "Offers", "X-WANTS": "Wants"}


def read(data: bytes) -> dict[str, list[list[str]]]:
    """Return one sheet: a header, and a row for each card."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\n ", "")
    if "BEGIN:VCARD" not in text:
        raise Unreadable("There is no vCard in it.")
    rows = [list(_COLUMNS.values())]
    for card in text.split("BEGIN:VCARD")[1:]:
        pairs = (line.partition(":")[::2] for line in card.splitlines())
        values = {name.partition(";")[0].upper(): value for name, value in pairs}
        rows.append([values.get(name, "") for name in _COLUMNS])
    return {"": rows}
