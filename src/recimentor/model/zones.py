"""Time zones by the names that Windows and people's labels give them.

Windows names stand for the zones that the Unicode CLDR gives them for the whole world (windowsZones,
territory 001).
"""

from __future__ import annotations

from typing import Final

from recimentor.model.participant import header_key

#: IANA zone: the Windows names of it, apart from "... Standard Time", which all of them end in but UTC's.
_WINDOWS: Final = {
    "Etc/GMT+12": "Dateline",
    "Pacific/Honolulu": "Hawaiian",
    "America/Adak": "Aleutian",
    "Pacific/Marquesas": "Marquesas",
    "America/Anchorage": "Alaskan",
    "America/Los_Angeles": "Pacific",
    "America/Tijuana": "Pacific Standard Time (Mexico)",
    "America/Phoenix": "US Mountain",
    "America/Denver": "Mountain",
    "America/Mazatlan": "Mountain Standard Time (Mexico)",
    "America/Whitehorse": "Yukon",
    "America/Chicago": "Central",
    "America/Guatemala": "Central America",
    "America/Mexico_City": "Central Standard Time (Mexico)",
    "America/Regina": "Canada Central",
    "Pacific/Easter": "Easter Island",
    "America/New_York": "Eastern",
    "America/Cancun": "Eastern Standard Time (Mexico)",
    "America/Indianapolis": "US Eastern",
    "America/Bogota": "SA Pacific",
    "America/Havana": "Cuba",
    "America/Port-au-Prince": "Haiti",
    "America/Grand_Turk": "Turks And Caicos",
    "America/Halifax": "Atlantic",
    "America/Asuncion": "Paraguay",
    "America/Caracas": "Venezuela",
    "America/Cuiaba": "Central Brazilian",
    "America/La_Paz": "SA Western",
    "America/Santiago": "Pacific SA",
    "America/St_Johns": "Newfoundland",
    "America/Araguaina": "Tocantins",
    "America/Sao_Paulo": "E. South America",
    "America/Cayenne": "SA Eastern",
    "America/Buenos_Aires": "Argentina",
    "America/Montevideo": "Montevideo",
    "America/Bahia": "Bahia",
    "America/Punta_Arenas": "Magallanes",
    "America/Miquelon": "Saint Pierre",
    "America/Godthab": "Greenland",
    "Etc/GMT+2": "UTC-02",
    "Atlantic/Azores": "Azores",
    "Atlantic/Cape_Verde": "Cape Verde",
    "Etc/UTC": "UTC",
    "Europe/London": "GMT",
    "Atlantic/Reykjavik": "Greenwich",
    "Africa/Sao_Tome": "Sao Tome",
    "Africa/Casablanca": "Morocco",
    "Europe/Berlin": "W. Europe",
    "Europe/Budapest": "Central Europe",
    "Europe/Paris": "Romance",
    "Europe/Warsaw": "Central European",
    "Africa/Lagos": "W. Central Africa",
    "Asia/Amman": "Jordan",
    "Europe/Bucharest": "GTB",
    "Asia/Beirut": "Middle East",
    "Africa/Cairo": "Egypt",
    "Europe/Chisinau": "E. Europe",
    "Asia/Damascus": "Syria",
    "Asia/Hebron": "West Bank",
    "Africa/Johannesburg": "South Africa",
    "Africa/Juba": "South Sudan",
    "Europe/Kiev": "FLE",
    "Asia/Jerusalem": "Israel",
    "Europe/Kaliningrad": "Kaliningrad",
    "Africa/Khartoum": "Sudan",
    "Africa/Tripoli": "Libya",
    "Africa/Windhoek": "Namibia",
    "Asia/Baghdad": "Arabic",
    "Europe/Istanbul": "Turkey",
    "Asia/Riyadh": "Arab",
    "Europe/Minsk": "Belarus",
    "Europe/Moscow": "Russian",
    "Africa/Nairobi": "E. Africa",
    "Asia/Tehran": "Iran",
    "Asia/Dubai": "Arabian",
    "Europe/Astrakhan": "Astrakhan",
    "Asia/Baku": "Azerbaijan",
    "Europe/Samara": "Russia Time Zone 3",
    "Indian/Mauritius": "Mauritius",
    "Europe/Saratov": "Saratov",
    "Asia/Tbilisi": "Georgian",
    "Europe/Volgograd": "Volgograd",
    "Asia/Yerevan": "Caucasus",
    "Asia/Kabul": "Afghanistan",
    "Asia/Tashkent": "West Asia",
    "Asia/Yekaterinburg": "Ekaterinburg",
    "Asia/Karachi": "Pakistan",
    "Asia/Qyzylorda": "Qyzylorda",
    "Asia/Kolkata": "India",
    "Asia/Colombo": "Sri Lanka",
    "Asia/Katmandu": "Nepal",
    "Asia/Bishkek": "Central Asia",
    "Asia/Dhaka": "Bangladesh",
    "Asia/Omsk": "Omsk",
    "Asia/Rangoon": "Myanmar",
    "Asia/Bangkok": "SE Asia",
    "Asia/Barnaul": "Altai",
    "Asia/Hovd": "W. Mongolia",
    "Asia/Krasnoyarsk": "North Asia",
    "Asia/Novosibirsk": "N. Central Asia",
    "Asia/Tomsk": "Tomsk",
    "Asia/Shanghai": "China",
    "Asia/Irkutsk": "North Asia East",
    "Asia/Singapore": "Singapore",
    "Australia/Perth": "W. Australia",
    "Asia/Taipei": "Taipei",
    "Asia/Ulaanbaatar": "Ulaanbaatar",
    "Australia/Eucla": "Aus Central W.",
    "Asia/Chita": "Transbaikal",
    "Asia/Tokyo": "Tokyo",
    "Asia/Pyongyang": "North Korea",
    "Asia/Seoul": "Korea",
    "Asia/Yakutsk": "Yakutsk",
    "Australia/Adelaide": "Cen. Australia",
    "Australia/Darwin": "AUS Central",
    "Australia/Brisbane": "E. Australia",
    "Australia/Sydney": "AUS Eastern",
    "Pacific/Port_Moresby": "West Pacific",
    "Australia/Hobart": "Tasmania",
    "Asia/Vladivostok": "Vladivostok",
    "Australia/Lord_Howe": "Lord Howe",
    "Pacific/Bougainville": "Bougainville",
    "Asia/Srednekolymsk": "Russia Time Zone 10",
    "Asia/Magadan": "Magadan",
    "Pacific/Norfolk": "Norfolk",
    "Asia/Sakhalin": "Sakhalin",
    "Pacific/Guadalcanal": "Central Pacific",
    "Asia/Kamchatka": "Russia Time Zone 11",
    "Pacific/Auckland": "New Zealand",
    "Pacific/Fiji": "Fiji",
    "Pacific/Chatham": "Chatham Islands",
    "Pacific/Tongatapu": "Tonga",
    "Pacific/Apia": "Samoa",
    "Pacific/Kiritimati": "Line Islands",
}
_WHOLE_NAMES: Final = ("UTC", "UTC-02", "Russia Time Zone 3", "Russia Time Zone 10", "Russia Time Zone 11")

#: Abbreviations that stand for several zones, and the zones.
AMBIGUOUS_ZONES: Final = {
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "wst": ("Australia/Perth", "Pacific/Apia"),
}


def _whole(name: str) -> str:
    whole = "Standard Time" in name or name in _WHOLE_NAMES
    return name if whole else f"{name} Standard Time"


_BY_KEY: Final = {header_key(_whole(name)): zone for zone, name in _WINDOWS.items()}


def windows_zone(name: str) -> str:
    """Return the IANA zone of a Windows zone name, in any case; empty for any other text."""
    return _BY_KEY.get(header_key(name), "")


def zones_meant(abbreviation: str) -> tuple[str, ...]:
    """Return the zones that an ambiguous abbreviation stands for; none for any other text."""
    return AMBIGUOUS_ZONES.get(header_key(abbreviation), ())
