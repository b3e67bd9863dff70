"""THE table of answers that point elsewhere instead of answering: ``see above``, ``same as Ben``, ``ask HR``.

Such an answer exists, but not in its cell: it is no blank, and whoever reads it must not guess. A sheet may
be sorted, so that no row above is the one that was meant.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from recimentor.intake.columns.whole_words import pattern_of
from recimentor.model.names import same_text, without_accents, words_of

#: Signs that stand for the cell above; with dashes around, as in ``-"-``.
_DITTO: Final = frozenset('"^\u201c\u201d\u201e\u201f\u3003\u2033\u02ba\u301d\u301e\u301f\u2191\u21e7\u2b06')
_DITTO_OF_TWO: Final = ("''", ",,")
_AROUND_DITTO: Final = frozenset(" -_.,'\ufe0f") | _DITTO
#: The whole of an answer. All of these without accents, in the order of the nine languages.
_WHOLE: Final = pattern_of(
    r"""
    ditto, dto, same, same again, same here, the same, same person, same people, same ones?, above,
    previous, unchanged, no changes?, last years?, last time, private, confidential, (?:to )?be
    discussed, (?:i )?(?:would )?(?:prefer|rather) not (?:to )?say, known, already known, on file, up to
    hr, tba by hr, dito, desgleichen, gleich, dasselbe, derselbe, dieselbe, der gleiche, die gleiche,
    das gleiche, ebenso, unverandert, vertraulich, bekannt, s o, s u, idem, meme, pareil, le meme, la
    meme, inchangee?, confidentiel, lo mismo, el mismo, la misma, mismo, igual, sin cambios,
    confidencial, o mesmo, a mesma, mesmo, mesma, sem alteracoes, stesso, lo stesso, la stessa, uguale,
    invariato, riservato, hetzelfde, dezelfde, zelfde, onveranderd, ongewijzigd, vertrouwelijk, to samo,
    ten sam, ta sama, jw, j w, bez zmian, poufne
    """
)
_ANYWHERE: Final = pattern_of(
    r"""
    (?:same|gleiche\w*|(?:der|die|das|dem)?selbe\w*|meme|mismo|misma|mesm[oa]|stess[oa]|(?:het|de)?zelfde|ten
    sam|ta sama) \w+ (?:as|like|wie|que|qu|di|come|als|co|jak|do|da|de|del) \w+, dotted line, see (?:the
    |my |your |our )?(?:above|below|previous|prior|earlier|last|other|notes?|comments?|e
    ?mails?|mail|rows?| lines?|cells?|sheet|tab|attach\w+|org
    ?chart|chart|hris|hr|workday|profile|file|form|answers?|questions?| q ?\d+|left|right|manager|team),
    (?:as|like|the|from|per|mentioned|named|listed|given|written|person|name|one|answer|row|cell|line|same)
    above, above (?:mentioned|named|person|answer|row|cell|line), as below, as
    (?:before|previously|already|earlier|usual|discussed|agreed|told|mentioned|stated|said|always|per|i|you|we|hr),
    same as \w+, (?:as|like|from|of|in|see|to|the same|same) (?:the )?(?:last|previous|prior)
    (?:years?|times?|rounds?| forms?|answers?|program\w*|cycles?|sign
    ?ups?|rows?|ones?|person|lines?|cells?|months?), same
    (?:person|people|ones?|answers?|boss|manager|again|thing|guy|names?), like (?:before|last|mine|my
    \w+), previous (?:answer|row|question|one), (?:please )?ask (?:the |my |your )?\w+,
    (?:check|speak|talk) (?:with|to) \w+, contact (?:hr|me), (?:call|e ?mail|phone) (?:hr|me), \w+
    (?:already )?knows?(?: (?:who|whom|it|this|that|already|why| about it|the name|best))?$, \w+ know
    (?:who|whom|which|already|it|this|that)$, you know$, known (?:to|by|at) \w+, hr (?:has|is
    aware|will|can|decides|should|only|can tell|to \w+), already
    (?:told|said|given|sent|mentioned|known| discussed|submitted|provided),
    (?:told|sent|given|mentioned|reported|submitted) (?:it |this )?(?:to )?(?:hr|you), refer(?:ring)?
    to, (?:in|per|on|from) (?:the )?(?:hris|workday|org ?chart|successfactors|bamboo ?hr|personio), in
    the system, (?:will|can|ll|would) (?:tell|say|e ?mail|share|explain|let you know|discuss),
    (?:tell|told) you, not (?:say|write|name) \w* ?here, cf, vide supra, siehe \w+, s oben, s unten, wie
    (?:oben|unten|vorher|zuvor|bisher|gehabt|letztes|im|immer|besprochen|letzte\w*|vorige\w*|
    voriges|beim|schon|bereits|gesagt|bekannt|der|die|das|mein\w*), oben
    (?:genannt\w*|angegeben|stehend\w*), obige\w*, (?:gleiche|selbe)r?s? wie \w+, (?:der|die|das)selbe
    wie \w+, (?:hr|personal\w*|ihr|sie|du) (?:weiss|wissen|wisst|kennt|kennen)\w*, weiss
    (?:hr|ja|schon|die personal\w*), (?:bitte )?(?:hr|personal\w*) fragen, frag\w* sie \w+, (?:bei|mit)
    (?:hr|der personal\w*) \w+, bereits (?:genannt|bekannt|gemeldet|gesagt|mitgeteilt), wissen sie
    (?:ja|schon), voir \w+, (?:cf )?ci dessus, ci dessous, comme (?:ci|avant|l an|l
    annee|indique\w*|dit|precede\w*|d habitude|convenu|la|le|plus|mon|ma), (?:le|la) meme que \w+,
    (?:meme|idem|pareil) que \w+, demande[rz]? (?:a|aux|au) \w+, (?:les )?rh
    (?:sait|savent|le|connai\w+), (?:vous|tu) (?:savez|sais)(?: (?:qui|bien|deja))?, deja
    (?:dit|indique\w*|communique\w*|donne\w*), l an dernier, l annee derniere, ver
    (?:arriba|abajo|nota|comentarios?|acima|abaixo|anterior|linha|fila|rh|acima), vease \w+, como
    (?:arriba|antes|siempre|el|la|los|lo|ya|se|acima|sempre|no|na|o|ja|dito|dije|en),
    (?:igual|mismo|misma|mesmo|mesma) (?:que|a|ao|do|da) \w+, (?:el )?ano pasado,
    (?:pregunt\w+|pergunt\w+) (?:a|ao|aos|al|no) \w+, (?:rr ?hh|rh|hr) (?:sabe|saben|sabem|ya|ja|lo),
    recursos humanos (?:sabe\w*|lo), (?:ya|voce|usted|ustedes|tu) sab\w+(?: quien| quem)?, sabes quien,
    sabe quem, ya (?:dicho|indicado|comunicado), ano passado, ja (?:disse|indicado|informado), conforme
    \w+, mencionado acima, (?:arriba|acima) (?:mencionad\w+|citad\w+), (?:vedi|come|v)
    (?:sopra|sotto|nota|prima|l anno|sempre|gia|detto|da), vedi \w+, (?:stesso|stessa|uguale)
    (?:di|a|come) \w+, chied\w+ (?:a|all|alle|al) \w+, (?:hr|risorse umane) (?:lo )?(?:sa|sanno), (?:lo
    )?sapete(?: gia)?, (?:tu )?sai chi, sapete chi, anno scorso, gia (?:detto|indicato|comunicato), di
    cui sopra, suddett\w+, zie \w+, zoals
    (?:boven|hierboven|vorig\w*|eerder|altijd|besproken|gezegd|\w+), (?:hetzelfde|dezelfde|zelfde) als
    \w+, net als \w+, vraag (?:het )?(?:aan )?\w+, hr weet\w*(?: het| wie)?, (?:jullie|je|u) weet\w*(?:
    wie| het| wel)?, (?:jullie )?weten (?:wie|het|jullie), vorig jaar, bovenstaande, reeds \w+,
    hierboven, (?:patrz|zob|zobacz) \w+, jak
    (?:wyzej|powyzej|poprzednio|ostatnio|w|zawsze|wczesniej|rok|u), jak wyzej, (?:to|ten|ta|tak\w*)
    sam\w* (?:co|jak) \w+, (?:zapytac|zapytaj\w*|prosze pytac|pytac|spytaj\w*) \w+, (?:hr|kadry|dzial
    kadr) (?:wie|wiedza), (?:wiecie|wiesz|wiadomo)(?: kto| kogo| kim)?, (?:w )?zeszlym roku, (?:w
    )?ubieglym roku, powyzej, ponizej
    """,
    "伝え|話した|同上|同じ|同左|上記|上に同|前回|前と同|前年|昨年|去年|人事に|人事が|ご存[知じ]|知って|聞いて|参照|以前と|変更なし|お察し|既に伝え|下記",
)
#: Of people alone: elsewhere these begin the name of a place, as in Como.
_OF_PEOPLE: Final = pattern_of(
    r"""
    (?:like|wie|comme|como|come|jak|als|as|see|cf) \w+(?: \w+)?(?: \w+)?, \w+ too, \w+ as well, (?:the
    )?usual(?: \w+)?, auch \w+, aussi \w+, secret, geheim, (?:il|elle) aussi
    """
)
_MOST_WORDS: Final = 14


def points_elsewhere(text: str, *, of_people: bool = False) -> bool:
    """Return whether an answer only says where the answer is: above, last year, with HR, with somebody else.

    Parameters
    ----------
    text
        A cell, or one item of it.
    of_people
        Whether it should name people; there ``like Ben`` is one too. Look first whether it names somebody.
    """
    return _points(text, of_people) if text else False


@lru_cache(maxsize=20_000)
def _points(text: str, of_people: bool) -> bool:  # noqa: FBT001 - a key of the cache
    if _is_ditto(same_text(text)):
        return True
    words = words_of(without_accents(text))
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    plain = " ".join(words)
    # Signs of Japanese lose a part of themselves with the accents.
    if _WHOLE.fullmatch(plain) or _ANYWHERE.search(plain) or _ANYWHERE.search(same_text(text)):
        return True
    return of_people and _OF_PEOPLE.fullmatch(plain) is not None


def _is_ditto(form: str) -> bool:
    if not set(form) <= _AROUND_DITTO:
        return False
    return bool(_DITTO & set(form)) or any(sign in form for sign in _DITTO_OF_TWO)
