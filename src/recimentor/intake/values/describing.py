"""Answers that describe people and name none, as ``anyone from Finance``, or say that there is nobody."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.values.plain import yes_or_no
from recimentor.model.names import is_no_answer, same_text, same_value, without_accents, words_of

# Looked for without accents. English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese.
#: Several people, or somebody by a tie to another: a name within does not say who is meant.
_GROUP: Final = pattern_of(
    r"""
    pessoal d\w+, galera, povo d\w+, of, he, she, him, them, they, ihn, ihm, lui, elle, eux, any ?one,
    any ?body, every ?one, every ?body, some ?one, some ?body, people, persons, those, whoever,
    whomever, who, whom, others, teams?, dept, departments?, division, unit, group, floor, office,
    building, staff, colleagues, co ?workers, peers, folks, guys, members?, managers, bosses,
    leadership, management, directors, executives, seniors?, juniors?, interns, men, women, friends?,
    wife, husband, spouse, brother, sister, relatives?, family, no ?one, no ?body, niemand\w*, nadie,
    ninguem, nessuno, nikt, personne, s \w+, all of, all the, all from, all in, most of, whole, entire,
    anything, everything, reports to, jemand\w*, alle\w*, leute, personen, wer, kollegen, kolleginnen,
    abteilung\w*, gruppe, stock\w*, etage, buro, team\w*, vorgesetzten, freund\w*, frau von, mann von,
    mitarbeiter\w*, quelqu un, tous, toutes?, tout le monde, gens, equipe, service, departement, bureau,
    collegues, personnes, amie?s?, alguien, todos, todas, gente, equipo, departamento, oficina, colegas,
    companeros, personas, cualquiera, planta, amigos?, amigas?, alguem, todo mundo, equipe, pessoas,
    qualquer, andar, escritorio, qualcuno, tutti, tutte, chiunque, reparto, ufficio, colleghi, persone,
    squadra, piano, amic\w+, iemand, iedereen, mensen, afdeling, collega s, verdieping, kantoor,
    vriend\w*, ktos, ktokolwiek, wszyscy, kazdy, ludzie, zespol\w*, dzial\w*, biur\w*, koledzy,
    pietr\w*, osoby
    """,
    "[のたるないう]人|奴|全員|誰か|みんな|皆|部の|課の|チーム|部署|同僚|人たち|人達|社員|部門|メンバー",
)
#: Words of no name: one person described.
_STRONG: Final = pattern_of(
    r"""
    maybe, perhaps, possibly, depends, complicated, (?:long )?story, personal reasons?, reasons?,
    vielleicht, kommt drauf an, peut etre, ca depend, quizas?, tal vez, depende, talvez, forse, dipende,
    misschien, moze, zalezy, boss, manager, supervisor, ceo, cfo, cto, coo, cio, vp, svp, hrbp,
    director, colleague, co ?worker, assistant, secretary, ex, former, mentor, mentee, buddy, intern,
    hr, girlfriend, boyfriend, fiancee?, cousin, mother, father, line manager, team ?lead\w*, head of,
    chief, president, predecessor, successor, roommate, neighbou?r, person, chef\w*, vorgesetzte\w*,
    leiter\w*, kolleg\w*, ehemalig\w*, fruhere\w*, person, nachbar\w*, patron\w*, responsable,
    superieure?, collegue, ancien\w*, directeur, directrice, voisine?, jef[ea]\w*, gerente,
    companer[oa], antigu[oa], anterior, encargad[oa], persona, chefe, gestora?, colega, antig[oa],
    pessoa, supervisora?, capo, responsabile, collega, precedente, direttore, direttrice, vecchi[oa],
    superiore, baas, leidinggevende, vorige, voormalig\w*, oude, persoon, szef\w*, przelozon\w*, kolega,
    kolezank\w*, byl[yaeia]\w*, kierowni\w*, osoba
    """,
    "元カレ|元カノ|元夫|元妻|元彼|たぶん|多分|場合による|上司|部長|課長|社長|先輩|後輩|同期|元の|元上|リーダー|マネージャ|係長",
)
#: These are words of names too, and count where the text is not written as a name.
_WEAK: Final = pattern_of(
    r"""
    my, our, his, her, their, the, this, that, i, we, he, she, it, me, you, old, current, previous, new,
    lead, head, guy, girl, man, woman, lady, with, from, in, on, at, for, to, and, or, but, except, not,
    because, please, again, definitely, especially, works?, worked, sits?, is, was, are, level, direct,
    skip, partner, avoid, never, no, only, also, all, any, them, they, every, \w+ies, yes, mein\w*,
    unser\w*, der, die, das, bitte, nicht, aus, vom, mit, im, bei, wegen, mon, ma, mes, notre, le, les,
    celui, celle, dans, avec, chez, pas, ne, du, mi, mis, nuestro, el, los, las, con, quien, en, por,
    favor, meu, minha, nosso, o, os, com, quem, no, mio, mia, il, lo, gli, nel, nella, chi, della, per,
    mijn, ons, onze, het, uit, met, op, niet, van mijn, moj\w*, nasz\w*, nie, tego, tej, od, ten, ta
    """
)
#: Particles that stand in small letters within names.
_PARTICLES: Final = frozenset(
    """
    de da do dos das du di del della den der des van von vom la le el al bin ibn ben y e zu ten ter te
    af av st
    """.split()  # noqa: SIM905
)
_MOST_WORDS_OF_A_NAME: Final = 5
#: The one description that a sheet resolves by itself.
_OWN_MANAGER: Final = pattern_of(
    r"""
    (?:my )?(?:own )?(?:current |direct |present )?(?:line )?(?:manager|boss|supervisor), (?:my )?team
    ?lead, (?:mein\w* )?(?:direkte\w*
    )?(?:chef|chefin|vorgesetzte\w*|teamleiter\w*|manager|managerin|fuhrungskraft), (?:mon|ma)
    (?:manager|manageuse|chef|cheffe|responsable|superieure?|patron|patronne)(?: direct\w*|
    hierarchique)?, n ?\+? ?1, mi (?:jef[ea]|gerente|responsable|supervisora?|manager)(?: direct[oa])?,
    (?:o |a )?(?:meu|minha) (?:chefe|gestora?|gerente|supervisora?)(?: diret[oa])?, (?:il |la
    )?(?:mio|mia) (?:capo|responsabile|manager|superiore)(?: dirett[oa])?, mijn
    (?:baas|leidinggevende|manager|chef), (?:moj|moja)
    (?:szef|szefowa|przelozony|przelozona|kierownik|kierowniczka|manager|menedzer)
    """,
    "(?:私の)?(?:直属の)?上司",
)
#: An answer of such words alone, one of the first among them, says that there is nobody.
_DENYING: Final = frozenset(
    """
    no don dont haven nope none nobody noone nothing not never nil nein niemand niemanden keine keiner
    keinen kein personne aucun aucune non nadie nada ninguno ninguna ningun ninguem nenhum nenhuma nao
    nessuno nessuna nee geen nikt nikogo brak nie
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_BESIDE_DENYING: Final = frozenset(
    """
    dank je wel
    one body any anyone anybody in particular at all really comes to mind specific specifically special
    thanks thank you so far for now the moment yet me i we have is there do don t of that know can think
    need such person people name names restriction restrictions conflict conflicts issue issues problem
    problems objection objections preference preferences concern concerns request requests avoidances s
    t don dont have haven dank je wel besonderes besonderen besondere bestimmtes bestimmten spontan danke
    einschrankung einschrankungen wunsch wunsche ich habe da gibt es mir fallt ein en particulier merci
    je j ai il n y a ne pense particular gracias tengo hay se me ocurre em obrigado obrigada tenho in
    particolare grazie ho het bijzonder ik heb er is konkretnego konkretny szczegolny mam ma
    """.split()  # noqa: SIM905
)
_EVERYBODY: Final = frozenset(
    """
    anyone anybody everyone everybody all whoever whomever alle allen alles jeder jedem tous toutes
    todos todas tutti tutte iedereen wszystkimi kazdym n importe
    """.split()  # noqa: SIM905
)
_GLAD: Final = frozenset(
    """
    i m am ll would be is are very quite totally happy fine ok okay good great welcome open comfortable
    glad get work meet paired pair be matched match along on well with to for like can will ich bin
    komme mit klar offen gerne in ordnung d accord a l aise ouvert avec con com va bien me llevo estoy
    sto vado d'accordo met kan ik z
    """.split()  # noqa: SIM905
)
_NOBODY: Final = re.compile(r"特に(?:い|な|あ)\w*|いません|いない|誰も\w*(?:ない|ません)|おりません")
_CLAUSES: Final = re.compile(r"[,;.:!()\u3001\u3002\uff0c]|\s[-\u2010-\u2015]\s")


def describes(text: str, values: Collection[str] = ()) -> bool:
    """Return whether a text that is nobody's name describes people, and does not name somebody unknown.

    Parameters
    ----------
    text
        One reference.
    values
        Comparing forms of what fields of the pool hold, such as its departments: each stands for all in it.
    """
    return is_of_many(text, values) or _is_of_one(text)


@lru_cache(maxsize=20_000)
def _is_of_one(text: str) -> bool:
    plain = _plain(text)
    if _STRONG.search(plain) or _STRONG.search(same_text(text)) or yes_or_no(text):
        return True
    words = text.split()
    is_name = len(words) <= _MOST_WORDS_OF_A_NAME and all(_is_of_name(word) for word in words)
    return not is_name and (len(words) > _MOST_WORDS_OF_A_NAME or _WEAK.search(plain) is not None)


def is_of_many(text: str, values: Collection[str] = ()) -> bool:
    """Return whether a text means several people, or somebody by a tie to others; parameters as above."""
    # Signs of Japanese lose a part of themselves with the accents.
    is_group = _GROUP.search(_plain(text)) or _GROUP.search(same_text(text))
    return is_group is not None or same_value(text) in values


def is_own_manager(text: str) -> bool:
    """Return whether a text says ``my manager`` and nothing else."""
    return _OWN_MANAGER.fullmatch(_plain(text)) is not None


@lru_cache(maxsize=20_000)
def means_nobody(text: str) -> bool:
    """Return whether an answer says that there is nobody: ``No, I am happy with anyone``, ``niemand``."""
    if is_no_answer(text) or yes_or_no(text) is False:
        return True
    clauses = [clause for clause in _CLAUSES.split(text) if _plain(clause)]
    rest = [clause for clause in clauses if not _is_nobody(clause)]
    return len(rest) < len(clauses) and all(set(_plain(one).split()) <= _BESIDE_DENYING for one in rest)


def _is_nobody(clause: str) -> bool:
    if is_no_answer(clause) or _NOBODY.fullmatch(same_text(clause)):
        return True
    words = set(_plain(clause).split())
    is_denied = bool(words & _DENYING) and words <= _DENYING | _BESIDE_DENYING
    return is_denied or (bool(words & _EVERYBODY) and words <= _EVERYBODY | _GLAD)


def _is_of_name(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    # Letters without case say nothing about names; digits stand in keys.
    return first != first.lower() or first == first.upper() or word.lower().strip(".'") in _PARTICLES


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return " ".join(words_of(without_accents(text)))
