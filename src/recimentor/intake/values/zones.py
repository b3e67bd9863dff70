"""Time zones as forms label them: ``Central Europe (CET)``, ``UK / Ireland (GMT)``, ``UTC+2``."""

from __future__ import annotations

import re
from functools import lru_cache

from recimentor.intake.notebook import nearest
from recimentor.model.participant import header_key
from recimentor.model.zones import windows_zone, zones_meant

_LABELS = {
    "Europe/London": "GMT, BST, UK, London, GMT Standard Time, United Kingdom",
    "Europe/Dublin": "Ireland",
    "Europe/Lisbon": "WET, Western European, Portugal",
    "Europe/Berlin": "CET, CEST, MEZ, Central Europe, Central European Time, W. Europe Standard Time",
    "Europe/Paris": "Romance Standard Time",
    "Europe/Budapest": "Central Europe Standard Time",
    "Europe/Athens": "EET, EEST, Eastern Europe, Eastern European Time",
    "Europe/Moscow": "MSK",
    "Europe/Kiev": "FLE Standard Time",
    "Europe/Istanbul": "TRT",
    "America/New_York": "ET, EST, EDT, Eastern, Eastern Time, US Eastern, Eastern Standard Time",
    "America/Chicago": "CT, CST, CDT, Central Time, US Central, Central Standard Time",
    "America/Denver": "MT, MST, MDT, Mountain Time, US Mountain, Mountain Standard Time",
    "America/Los_Angeles": "PT, PST, PDT, Pacific Time, US Pacific, Pacific Standard Time",
    "America/Sao_Paulo": "BRT, Brazil",
    "America/Argentina/Buenos_Aires": "ART",
    "Asia/Kolkata": "India, India Standard Time, IST",
    "Asia/Tokyo": "JST, Japan",
    "Asia/Seoul": "KST",
    "Asia/Singapore": "SGT, Singapore",
    "Asia/Hong_Kong": "HKT",
    "Asia/Shanghai": "China",
    "Asia/Dubai": "GST",
    "Australia/Sydney": "AEST, AEDT",
    "Australia/Perth": "AWST",
    "Pacific/Auckland": "NZST, NZDT",
    "Africa/Johannesburg": "SAST",
    "Africa/Nairobi": "EAT",
    "Africa/Lagos": "WAT",
    "Etc/UTC": "UTC, Z, Coordinated Universal Time",
}

#: Label or abbreviation: the IANA zone of its largest city, whose clock changes are the label's.
ZONE_LABELS = {label: zone for zone, labels in _LABELS.items() for label in labels.split(", ")}

_BY_KEY = {header_key(label): zone for label, zone in ZONE_LABELS.items()}
_OFFSET = re.compile(r"^\(?(?:UTC|GMT)\s*([+-])\s*(\d{1,2})(?::?00)?\)?$", re.IGNORECASE)
_BEFORE_BRACKET = re.compile(r"^([^(\[]+)[(\[]([^)\]]+)[)\]]\s*$")
_LONGEST_WEST, _LONGEST_EAST = 12, 14


@lru_cache(maxsize=10_000)
def zone_of(text: str) -> tuple[str, str]:
    """Return the IANA zone of an answer and, where there is none, what was perhaps meant.

    An IANA zone in any case, a label, an abbreviation in brackets, or whole hours from UTC; where the parts
    of a label disagree, the abbreviation in brackets wins. A Windows name is a zone of its own; of an
    abbreviation that stands for several zones all are named as what was perhaps meant.
    """
    from zoneinfo import ZoneInfo, available_timezones

    if several := zones_meant(text):
        return "", " or ".join(several)
    try:
        ZoneInfo(text)
    except (ValueError, KeyError, OSError):
        labelled = _labelled(text)
        if labelled:
            return labelled, ""
        known = sorted(available_timezones())
        same = next((zone for zone in known if header_key(zone) == header_key(text)), None)
        if same is not None:
            return same, ""
        return "", nearest(text, known) or ""
    return _BY_KEY.get(header_key(text), text) if "/" not in text else text, ""


def _labelled(text: str) -> str:
    offset = _OFFSET.match(text)
    if offset:
        return _from_offset(offset.group(1), int(offset.group(2)))
    found = windows_zone(text) or _BY_KEY.get(header_key(text))
    if found:
        return found
    parts = _BEFORE_BRACKET.match(text)
    if parts is None:
        return ""
    label, inside = parts.groups()
    names = [inside, label, *label.split("/")]
    return next((zone for name in names if (zone := _BY_KEY.get(header_key(name)))), "")


def _from_offset(sign: str, hours: int) -> str:
    """Return the zone of whole hours from UTC; the names of these zones count the other way round."""
    if hours > (_LONGEST_EAST if sign == "+" else _LONGEST_WEST):
        return ""
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "Etc/UTC"
