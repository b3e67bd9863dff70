"""Columns that name people of the sheet, of which nobody knows what for: a rule may rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.sheet_people import SheetPeople
from recimentor.intake.columns.whole_words import pattern_of
from recimentor.intake.reading.cells import Table
from recimentor.model.names import same_text, without_accents

#: Two whole names are no chance.
_ENOUGH: Final = 2
#: Headers, without accents, under which somebody is named who need not be kept apart.
#: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese.
_HARMLESS: Final = pattern_of(
    r"""
    budd(?:y|ies), told, heard? (?:of|about|from), hear about, refer\w*, recommend\w*, vouch\w*,
    invited, emergency, contacts?, nominat\w*, sponsor\w*, assistants?, secretary, pa, ea,
    (?:last|previous|earlier|former|past|first) (?:round|partner|pair|match|mentor|mentee|buddy|
    tandem|year)\w*, mentors?, mentees?, hrbp, hr (?:business )?partner, hr contact, recruiter,
    approve\w*, approval, created, modified, submitted, entered, edited, updated, owner, author,
    respondent, account, coach, trainer, host, cc, signed off, matched with, paired with, partner,
    partners, pair, match, pairing, would like, like to, love to, wish\w*, prefer\w*, want to,
    admire\w*, interested in, happy to, knows?, friends?, display name, preferred name, nickname, known
    as, full name, signature, initials, onboard\w*, interviewer, empfohlen, empfehlung, erfahren,
    notfall\w*, ansprechpartner\w*, ansprechperson, kontakt\w*, assistenz, sekretar\w*, pate, patin,
    vorgeschlagen, nominiert, letzte\w* (?:runde|partner\w*), wunsch\w*, mochte\w* (?!nicht), gerne?,
    erstellt, geandert, parrain\w*, marraine, recommande\w*, urgence, proposee? par, assistante?,
    secretaire, dernier\w* (?:binome|partenaire|tour), souhait\w*, aimer\w*, cree par, recomend\w*,
    emergencia, contacto, asistente, secretari[oa], padrino, madrina, propuesto, ultim[oa]
    (?:ronda|pareja), le gustaria, gustaria, padrinho, madrinha, indicad[oa] por, contato,
    secretari[oa], gostaria, consigliat\w*, emergenza, contatto, segretari[oa], propost[oa] da,
    vorrebbe, vorrei, ultim[oa] (?:turno|partner), aanbevolen, noodgeval, contactpersoon, assistent\w*,
    secretaresse, voorgesteld, vorige (?:ronde|partner), graag, liever met, polecon\w*, polecil\w*,
    awaryjn\w*, kontakt\w*, asystent\w*, sekretar\w*, zgloszon\w*, poprzedni\w* (?:partner\w*|runda\w*),
    chcial\w*
    """,
    "紹介|推薦|緊急|連絡先|秘書|前回の|担当|バディ|メンター|希望",
)
#: A header that says so is never harmless, whatever else it says.
_DIFFICULT: Final = pattern_of(
    r"""
    not, never, avoid\w*, difficult\w*, conflict\w*, apart, against, problem\w*, trouble\w*, issues?,
    tension\w*, clash\w*, complain\w*, separate\w*, dislike\w*, rival\w*, uncomfortable, nicht, kein\w*,
    schwierig\w*, konflikt\w*, difficile\w*, conflit\w*, dificil\w*, conflicto\w*, conflito\w*,
    conflitt\w*, moeilijk\w*, trudn\w*
    """
)


def naming_columns(
    table: Table, indexes: Iterable[int], fields: Mapping[str, Sequence[Feed]]
) -> tuple[int, ...]:
    """Return those of some columns whose answers name people of the sheet, and whose meaning is not known.

    Parameters
    ----------
    table
        A sign-up sheet.
    indexes
        The columns that nothing reads.
    fields
        What the others feed: names, e-mails and ids are among them.
    """
    asked = [index for index in indexes if not is_harmless(table.headers[index])]
    people = SheetPeople(table, fields)
    return tuple(index for index in asked if people.num_whole_in(index, _ENOUGH) >= _ENOUGH)


def is_harmless(header: str) -> bool:
    """Return whether a header is known to name people who need not be kept apart."""
    for form in (same_text(header), without_accents(header)):
        if _DIFFICULT.search(form):
            return False
        if _HARMLESS.search(form):
            return True
    return False
