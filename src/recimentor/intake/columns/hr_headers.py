"""Headers of exports of HR systems and directories: Workday, SuccessFactors, BambooHR, Personio, HiBob, AD.

Exact headers first, then the words of a header: *Manager - Employee ID* names a manager by a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.model.names import header_key, without_accents

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_WORD = re.compile(r"[^\W_]+|#")

#: By field: headers as systems write them, the better ones first; compared by `header_key`.
_EXACT: dict[str, str] = {
    "name": """
    Preferred Name, Preferred Full Name, Display name, Full name, Worker, Worker Name,
    Employee Name, Employee, Name, Legal Name, Legal Full Name, Formatted Name, Common Name, cn,
    Mitarbeiter, Mitarbeiter:in, Mitarbeitername, Vollständiger Name, Anzeigename, Nom complet,
    Nom et prénom, Nombre completo, Nombre y apellidos, Nome completo, Nome e cognome, Naam,
    Volledige naam, Imię i nazwisko, Last Name First Name, Name last first, 氏名, 名前
    """,
    "first_name": """
    Preferred First Name, First Name, Given Name, Forename, Legal First Name, Vorname, Prénom,
    Nombre, Nome, Voornaam, Imię, 名
    """,
    "last_name": """
    Last Name, Surname, Family Name, Legal Last Name, sn, Nachname, Familienname, Nom,
    Nom de famille, Apellidos, Apellido, Cognome, Sobrenome, Apelido, Achternaam, Nazwisko, 姓
    """,
    "department": """
    Department, Department Name, Dept, Abteilung, Département, Service, Departamento, Dipartimento,
    Afdeling, Dział, 部署, Cost Center - Name, Cost Centre - Name, Cost Center Name, Cost Center,
    Cost Centre, Kostenstelle, Organisational unit, Organizational unit, Org Unit,
    Organisationseinheit, Business unit, Division, Function, Supervisory Organization
    """,
    "team": "Team, Team Name, Squad, Équipe, Equipo, Equipe, Gruppe, Zespół, チーム",
    "site": """
    Site, Location, Location Name, Office, Office Location, Work Location, Büro, Standort,
    Arbeitsort, Site Name, physicalDeliveryOfficeName, Lieu de travail, Bureau, Sede,
    Centro de trabajo, Oficina, Local de trabalho, Ufficio, Standplaats, Kantoor, Vestiging,
    Lokalizacja, Biuro, Business site, Campus, 勤務地
    """,
    "career_stage": """
    Grade, Job Grade, Pay Grade, Compensation Grade, Management Level, Job Level, Career Level,
    Career stage, Level, Seniority, Band, Karrierestufe, Stufe, Entgeltgruppe, Niveau, Échelon,
    Nivel, Livello, Functieniveau, 等級
    """,
    "city": "City, Work City, Town, Stadt, Ort, Ville, Ciudad, Cidade, Città, Miasto, Work Address - City",
    "country": """
    Country, Work Country, Country/Region, Work Address - Country, Location - Country, Land, Pays,
    País, Paese, Kraj, 国
    """,
    "timezone": "Time zone, Timezone, TZ, Zeitzone, Fuseau horaire, Zona horaria, Tijdzone",
}
_MANAGER = frozenset(
    """
    manager managers supervisor supervisors vorgesetzte vorgesetzter vorgesetzten fuhrungskraft
    superior superieur leidinggevende responsable jefe jefa gerente gestor gestora gestore gestora
    superiore przelozony kierownik chef chefin boss 上司
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_REPORTS = frozenset({"reports", "reporting", "berichtet"})
#: With one of these a header says something else of a manager, or of another one.
_NOT_THE_MANAGER = frozenset(
    """
    level grade department team org organization organisation since date start title position job
    role location site phone mobile is hr project product account recruiting hiring matrix dotted
    functional second skip level2 next status count number_of direct comments notes
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_MAIL = frozenset({"mail", "email", "emails", "upn", "correo", "courriel"})
_KEY_WORDS = frozenset(
    """
    id ids no nr num number nummer numero numer code key kennung matricula matricule # userid personalnummer
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_KEYS = frozenset(
    """
    id userid empid empno employeeid employeenumber employeeno personid personidexternal
    personnumber personnelnumber personnumberid workerid staffid staffnumber associateid filenumber
    usersysid username login samaccountname uid mailnickname userprincipalname upn personalnummer
    personalnr mitarbeiternummer mitarbeiterid matricule matricola numerodeempleado numeroempleado
    matricula personeelsnummer medewerkernummer numerpracownika badgeid payrollnumber payrollid
    globalid employeecode 社員番号
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
#: *Surname, first name* is a whole name.
_FIRST = frozenset({"first", "given", "vorname", "prenom", "nombre", "forename", "voornaam", "imie"})
_LAST = frozenset({"last", "surname", "family", "nachname", "nom", "apellidos", "achternaam", "nazwisko"})
_OWNERS = frozenset(
    """
    employee person personal personnel worker user staff associate mitarbeiter personeels medewerker
    empleado pracownika payroll participant
    """.split()  # noqa: SIM905 - a list of words reads better as text
)


@dataclass(frozen=True, slots=True)
class HrColumns:
    """Which columns of an organisation file hold what.

    Parameters
    ----------
    fields
        Column of each field, the best one where several fit.
    keys
        Columns of numbers and other keys of the person.
    mails
        Columns of the person's e-mails.
    managers
        Columns that name the manager: by number, by e-mail, by name, in this order.
    """

    fields: dict[str, int] = field(default_factory=dict)
    keys: tuple[int, ...] = ()
    mails: tuple[int, ...] = ()
    managers: tuple[int, ...] = ()

    @property
    def says_who(self) -> bool:
        """Whether some column says who somebody is."""
        return bool(self.keys or self.mails or {"name", "first_name", "last_name"} & set(self.fields))


def hr_columns(headers: Sequence[str]) -> HrColumns:
    """Return which columns of an export say who somebody is, and what else an organisation knows of them."""
    words = [_words_of(header) for header in headers]
    keys = [header_key(header) for header in headers]
    open_to = [k for k in range(len(headers)) if headers[k].strip() and not is_sensitive(headers[k])]
    managers = [k for k in open_to if _names_manager(words[k])]
    rest = [k for k in open_to if k not in managers and not _MANAGER & set(words[k])]
    mails = [k for k in rest if _MAIL & set(words[k]) and not _is_private(words[k])]
    own_keys = [k for k in rest if k not in mails and (keys[k] in _KEYS or _is_key(words[k]))]
    taken = {*mails, *own_keys}
    fields: dict[str, int] = {}
    for name, order in _ORDER.items():
        fitting = [k for k in rest if k not in taken and keys[k] in order]
        if fitting:
            fields[name] = min((order[keys[k]], k) for k in fitting)[1]
    if turned := [k for k in rest if _FIRST & set(words[k]) and _LAST & set(words[k])]:
        fields.setdefault("name", turned[0])
    kinds = sorted(managers, key=lambda k: (_manager_kind(words[k]), k))
    return HrColumns(fields, tuple(own_keys), tuple(mails), tuple(kinds))


def _words_of(header: str) -> list[str]:
    return _WORD.findall(without_accents(_CAMEL.sub(" ", header)))


def _names_manager(words: Sequence[str]) -> bool:
    found = set(words)
    if found & _NOT_THE_MANAGER:
        return False
    return bool(found & _MANAGER) or bool(found & _REPORTS and found & {"to", "an"})


def _manager_kind(words: Sequence[str]) -> int:
    """Return 0 where a manager stands by number, 1 by e-mail, 2 by name."""
    found = set(words)
    if found & _MAIL:
        return 1
    return 0 if found & _KEY_WORDS else 2


def _is_key(words: Sequence[str]) -> bool:
    found = set(words)
    return bool(found & _OWNERS) and bool(found & _KEY_WORDS) and len(words) <= 4  # noqa: PLR2004


def _is_private(words: Sequence[str]) -> bool:
    return bool({"private", "personal", "home", "privat", "other", "alternate"} & set(words))


def _order(headers: Iterable[str]) -> dict[str, int]:
    return {header_key(header): rank for rank, header in reversed(list(enumerate(headers)))}


_ORDER = {name: _order(texts.replace("\n", " ").split(",")) for name, texts in _EXACT.items()}
