"""Questions that a matching tool has no business with, known by whole words and phrases of their headers."""

from __future__ import annotations

import re
from functools import lru_cache

from recimentor.model.names import same_text, visible

# English, German, French, Spanish, Portuguese, Italian, Dutch.
_PHRASES = """
    age, age group, date of birth, birth date, birthdate, birthday, dob, year of birth, gender, sex,
    pronoun, pronouns, sexual orientation, sexuality, lgbt, lgbtq, lgbtqia, transgender, trans,
    non-binary, female, male, race, ethnic, ethnicity, ethnic group, ethnic origin, nationality,
    citizenship, citizenships, immigration, religion, religious, faith, belief, beliefs, spiritual,
    health, medical, illness, disability, disabilities, disabled, neurodivergent, neurodiversity,
    parental leave, maternity, maternity leave, paternity, paternity leave, pregnancy, pregnant,
    menopause, bereavement, divorce, single parent, single parents, working parent, working parents,
    caring responsibilities, carer, carers, marital status, family status, veteran, trade union,
    union membership, political, socio-economic, social background, characteristic, characteristics,
    protected characteristics, identity, first generation, first-generation, over 18, under 18,
    over18,
    alter, geburtsdatum, geburtstag, geburtsjahr, geschlecht, pronomen, sexuelle orientierung,
    herkunft, ethnie, staatsangehörigkeit, nationalität, konfession, glaube, gesundheit, krankheit,
    behinderung, schwerbehinderung, elternzeit, mutterschutz, wechseljahre, familienstand,
    âge, sexe, genre, pronoms, origine ethnique, nationalité, confession, santé, handicap, congé
    parental, congé maternité, ménopause, situation familiale, date de naissance,
    edad, fecha de nacimiento, sexo, género, pronombres, etnia, nacionalidad, religión, salud,
    discapacidad, menopausia, estado civil, idade, data de nascimento, gênero, religião, saúde,
    deficiência, età, data di nascita, sesso, genere, religione, salute, disabilità, stato civile,
    leeftijd, geboortedatum, geslacht, godsdienst, gezondheid, beperking, burgerlijke staat
"""

_HARMLESS_PHRASES = """
    health and safety, health & safety, public health, health care, race condition, gender pay gap
    reporting, music genre, film genre, book genre, identity management, identity and access, brand
    identity, digital identity, corporate identity, political science, medical devices, medical
    writing
"""

#: A header that holds one of these as whole words is sensitive.
SENSITIVE = tuple(" ".join(phrase.split()) for phrase in _PHRASES.split(","))
#: Phrases that hold such a word and ask for something else.
HARMLESS = tuple(" ".join(phrase.split()) for phrase in _HARMLESS_PHRASES.split(","))

_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Za-z])(?=\d)")
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def _spaced(text: str) -> str:
    return f" {' '.join(_WORDS.findall(same_text(_CAMEL.sub(' ', visible(text)))))} "


_SENSITIVE = tuple(_spaced(phrase) for phrase in SENSITIVE)
_LONG_WORD = 10
_LONG_WORDS = tuple(phrase for phrase in SENSITIVE if len(phrase) >= _LONG_WORD and phrase.isalpha())
_HARMLESS = tuple(_spaced(phrase) for phrase in HARMLESS)


def is_sensitive(header: str) -> bool:
    """Return whether a header asks for age, gender, ethnicity, religion, health, family and the like.

    Whole words count: ``Age group`` is sensitive, ``Career stage`` and ``Your agency`` are not.
    """
    spaced = _spaced(header)
    for phrase in _HARMLESS:
        spaced = spaced.replace(phrase, " ")
    return any(phrase in spaced for phrase in _SENSITIVE) or any(map(_is_misspelt, spaced.split()))


@lru_cache(maxsize=10_000)
def _is_misspelt(word: str) -> bool:
    """Return whether a long word is a sensitive one with a letter wrong or missing."""
    if len(word) < _LONG_WORD:
        return False
    from rapidfuzz.distance import OSA

    return any(OSA.distance(word, known, score_cutoff=1) <= 1 for known in _LONG_WORDS)
