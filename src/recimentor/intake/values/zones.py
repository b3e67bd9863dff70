"""Time zones as people write them: ``Central Europe (CET)``, ``(UTC+01:00) Berlin``, ``UTC+5:30``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recimentor.intake.notebook import nearest
from recimentor.intake.values.tongues import word_key
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

#: Zone: large cities and countries that live by its clock and give it no name.
_PLACES = {
    "Europe/London": """
    England, Scotland, Wales, Great Britain, Bristol, Manchester, Birmingham UK, Leeds, Liverpool,
    Glasgow, Edinburgh, Cardiff, Newcastle, Nottingham, Sheffield, Oxford, Cambridge UK, Brighton,
    Reading UK
    """,
    "Europe/Berlin": """
    Germany, Deutschland, Allemagne, Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart,
    Düsseldorf, Leipzig, Dresden, Hannover, Hanover, Nuremberg, Nürnberg, Bremen, Essen, Dortmund,
    Bonn, Mannheim, Karlsruhe
    """,
    "Europe/Paris": """
    France, Lyon, Marseille, Toulouse, Bordeaux, Lille, Nice, Nantes, Strasbourg, Grenoble
    """,
    "Europe/Madrid": """
    Spain, España, Barcelona, Valencia, Sevilla, Seville, Bilbao, Málaga
    """,
    "Europe/Rome": """
    Italy, Italia, Milan, Milano, Roma, Turin, Torino, Naples, Napoli, Bologna, Florence, Firenze
    """,
    "Europe/Amsterdam": """
    Netherlands, The Netherlands, Nederland, Holland, Rotterdam, Utrecht, The Hague, Den Haag,
    Eindhoven
    """,
    "Europe/Brussels": """
    Belgium, België, Belgique, Bruxelles, Brussel, Antwerp, Antwerpen, Ghent, Gent
    """,
    "Europe/Zurich": """
    Switzerland, Schweiz, Suisse, Zürich, Geneva, Genève, Genf, Basel, Bern, Lausanne
    """,
    "Europe/Vienna": """
    Austria, Österreich, Wien, Graz, Linz, Salzburg, Innsbruck
    """,
    "Europe/Warsaw": """
    Poland, Polska, Polen, Warszawa, Warschau, Kraków, Krakow, Cracow, Wrocław, Wroclaw, Gdańsk,
    Gdansk, Poznań, Poznan, Łódź
    """,
    "Europe/Prague": """
    Czech Republic, Czechia, Praha, Prag, Brno
    """,
    "Europe/Copenhagen": """
    Denmark, Danmark, København, Aarhus
    """,
    "Europe/Stockholm": """
    Sweden, Sverige, Gothenburg, Göteborg, Malmö
    """,
    "Europe/Oslo": """
    Norway, Norge, Bergen
    """,
    "Europe/Helsinki": """
    Finland, Suomi, Espoo, Tampere
    """,
    "Europe/Lisbon": """
    Lisboa, Porto
    """,
    "Europe/Dublin": """
    Cork, Galway
    """,
    "Europe/Budapest": """
    Hungary
    """,
    "Europe/Bucharest": """
    Romania, Cluj, Cluj-Napoca, București
    """,
    "Europe/Athens": """
    Greece, Thessaloniki
    """,
    "Europe/Kiev": """
    Ukraine, Kyiv, Lviv
    """,
    "Europe/Istanbul": """
    Turkey, Türkiye, Ankara, Izmir
    """,
    "Asia/Jerusalem": """
    Israel, Tel Aviv, Haifa
    """,
    "Asia/Kolkata": """
    Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad, Pune, Calcutta,
    Ahmedabad, Gurgaon, Gurugram, Noida
    """,
    "Asia/Shanghai": """
    Beijing, Peking, Shenzhen, Guangzhou, Chengdu, Hangzhou
    """,
    "Asia/Tokyo": """
    Osaka, Kyoto, Nagoya, Yokohama, 東京, 大阪, 日本
    """,
    "Asia/Seoul": """
    South Korea, Busan
    """,
    "Asia/Manila": """
    Philippines, Cebu
    """,
    "Asia/Ho_Chi_Minh": """
    Vietnam, Hanoi, Ho Chi Minh City, Saigon
    """,
    "Asia/Bangkok": """
    Thailand
    """,
    "Asia/Kuala_Lumpur": """
    Malaysia, Penang
    """,
    "Asia/Karachi": """
    Pakistan, Lahore, Islamabad
    """,
    "Asia/Dhaka": """
    Bangladesh
    """,
    "Asia/Dubai": """
    UAE, United Arab Emirates, Abu Dhabi
    """,
    "Asia/Riyadh": """
    Saudi Arabia, Jeddah
    """,
    "Africa/Cairo": """
    Egypt, Alexandria
    """,
    "Africa/Johannesburg": """
    South Africa, Cape Town, Durban, Pretoria
    """,
    "Africa/Nairobi": """
    Kenya
    """,
    "Africa/Lagos": """
    Nigeria, Abuja
    """,
    "Africa/Accra": """
    Ghana
    """,
    "America/New_York": """
    New York City, NYC, Boston, Washington, Washington DC, Philadelphia, Miami, Atlanta, Pittsburgh,
    Charlotte, Orlando, Cleveland, Columbus, Baltimore, Raleigh
    """,
    "America/Chicago": """
    Dallas, Houston, Austin, San Antonio, Minneapolis, St. Louis, New Orleans, Nashville, Milwaukee,
    Kansas City
    """,
    "America/Denver": """
    Salt Lake City, Albuquerque, Colorado Springs
    """,
    "America/Phoenix": """
    Arizona, Tucson
    """,
    "America/Los_Angeles": """
    San Francisco, SF, Seattle, San Diego, San Jose, Portland, Las Vegas, Sacramento, Oakland, LA
    """,
    "America/Toronto": """
    Ottawa, Montreal, Montréal, Quebec City
    """,
    "America/Edmonton": """
    Calgary
    """,
    "America/Mexico_City": """
    Ciudad de México, CDMX, Guadalajara
    """,
    "America/Sao_Paulo": """
    Rio de Janeiro, Rio, Brasília, Brasilia, São Paulo, Belo Horizonte, Curitiba, Porto Alegre
    """,
    "America/Bogota": """
    Colombia, Bogotá, Medellín
    """,
    "America/Lima": """
    Peru, Perú
    """,
    "America/Argentina/Buenos_Aires": """
    Argentina, Córdoba
    """,
    "Australia/Sydney": """
    Canberra, New South Wales
    """,
    "Australia/Melbourne": """
    Victoria Australia
    """,
    "Pacific/Auckland": """
    New Zealand, Wellington, Christchurch
    """,
}
#: Offsets that are no whole hours, and the one zone that most people there mean.
_HALF_HOURS = {
    "+3:30": "Asia/Tehran",
    "+4:30": "Asia/Kabul",
    "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu",
    "+6:30": "Asia/Yangon",
    "+9:30": "Australia/Darwin",
    "+12:45": "Pacific/Chatham",
    "-3:30": "America/St_Johns",
    "-9:30": "Pacific/Marquesas",
}
_OFFSET = re.compile(
    r"[(\[]?(?:(?:UTC|GMT)\s?(?:([+\-\u2212\u00b1])\s?(\d{1,2})(?:[:.]?(00|30|45))?)?|([+\u2212-])\s?(\d{1,2})(?::(00|30|45))?)[)\]]?",
    re.IGNORECASE,
)
_BEFORE_BRACKET = re.compile(r"^([^(\[]+)[(\[]([^)\]]+)[)\]]\s*$")
_LABEL_FIRST = re.compile(r"^[(\[]([^)\]]+)[)\]]\s*(\S.*)$")
_PARTS = re.compile(r"[,/;|]|\s-\s|\s(?:and|or|und|oder)\s")
_IDLE_WORDS = re.compile(r"\b(?:time ?zone|time|zone|local|standard|summer|winter|daylight)\b", re.IGNORECASE)
_AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
_LONGEST_WEST, _LONGEST_EAST = 12, 14
#: A longer answer is prose.
_LONGEST = 200


@lru_cache(maxsize=10_000)
def zone_of(text: str) -> tuple[str, str]:
    """Return the IANA zone of an answer and, where there is none, what was perhaps meant.

    An IANA zone in any case, a label, an abbreviation in brackets, a city or country, or an offset from UTC;
    where the parts of a label disagree, the abbreviation in brackets wins, and a city wins over an offset. A
    Windows name is a zone of its own; of an abbreviation that stands for several zones all are named as what
    was perhaps meant.
    """
    from zoneinfo import ZoneInfo, available_timezones

    if len(text) > _LONGEST:
        return "", ""
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
    found = _named(text) or _offset(text)
    if found:
        return found
    first = _LABEL_FIRST.match(text)
    if first is not None:
        # As Microsoft lists them: the offset, then cities.
        offset, places = first.groups()
        return _labelled(places) or _offset(offset)
    parts = _BEFORE_BRACKET.match(text)
    if parts is not None:
        label, inside = parts.groups()
        return _named(inside) or _named(label) or _of_parts(label) or _of_parts(inside) or _offset(inside)
    return _of_parts(text) or _named(_IDLE_WORDS.sub(" ", text))


def _named(text: str) -> str:
    """Return the zone of a label, a Windows name, a city or a country."""
    return windows_zone(text) or _BY_KEY.get(header_key(text)) or _places().get(word_key(text), "")


def _of_parts(text: str) -> str:
    """Return the zone of ``Paris, France`` or ``CET / CEST``: the one that every part with a zone means."""
    found = {zone for part in _PARTS.split(text) if part.strip() and (zone := _named(part) or _offset(part))}
    if len(found) > 1:
        first = _named(_PARTS.split(text, maxsplit=1)[0])
        return first if first and all(_same_clock(first, zone) for zone in found) else ""
    return found.pop() if found else ""


def _same_clock(one: str, other: str) -> bool:
    """Return whether two zones show the same time in winter and in summer."""
    import datetime as dt
    from zoneinfo import ZoneInfo

    days = (dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC), dt.datetime(2026, 7, 15, 12, tzinfo=dt.UTC))
    zones = (ZoneInfo(one), ZoneInfo(other))
    return all(len({day.astimezone(zone).utcoffset() for zone in zones}) == 1 for day in days)


@cache
def _places() -> dict[str, str]:
    """Return the zones of cities and countries, by their comparing form; a name of two zones is left out."""
    from zoneinfo import available_timezones

    found: dict[str, str] = {}
    for zone in sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone)):
        if zone.startswith(_AREAS):
            found.setdefault(word_key(zone.rpartition("/")[2]), zone)
    stated = {word_key(name): zone for zone, names in _PLACES.items() for name in names.split(",")}
    return found | stated


def _offset(text: str) -> str:
    """Return the zone of an offset from UTC; the names of these zones count the other way round."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return ""
    sign, hours, minutes = (found[1] or found[4] or "+"), int(found[2] or found[5] or 0), found[3] or found[6]
    sign = "+" if sign == "+" else "-"
    if minutes not in {None, "00"}:
        return _HALF_HOURS.get(f"{sign}{hours}:{minutes}", "")
    if hours > (_LONGEST_EAST if sign == "+" else _LONGEST_WEST):
        return ""
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours else "Etc/UTC"
