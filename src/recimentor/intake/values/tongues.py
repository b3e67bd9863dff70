"""Yes and no, ratings and days in the languages of sign-up forms; one table each, for every reader.

English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Japanese. Words compare by
:func:`word_key`: without regard to case, accents, spaces and punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recimentor.model.names import without_accents

_YES = """
    yes, y, yep, yeah, true, 1, x, ok, okay, agree, agreed, I agree, I do, sure, checked, ticked,
    selected, on,
    yes I agree, yes I do, yes please, of course,
    ja, jawohl, gern, gerne, ja gern, ja gerne, einverstanden, stimme zu, ich stimme zu,
    oui, d'accord, j'accepte, vrai, si, sì, sí, claro, acepto, de acuerdo, verdadero, accetto, vero,
    sim, aceito, concordo, verdadeiro, ja graag, akkoord, waar, tak, zgadzam się, prawda,
    はい, 同意する, 同意します, 同意, 有, 是
"""
_NO = """
    no, n, nope, false, 0, disagree, I disagree, no thanks, no thank you, unchecked, off, not checked,
    nein, nein danke, falsch, non, non merci, faux, no gracias, falso, no grazie, não, não obrigado,
    não obrigada,
    nee, nee bedankt, onwaar, nie, nie dziękuję, fałsz, いいえ, 同意しない, 同意しません, 無, 否
"""
#: States of a sign-up, or of employment: of somebody who takes part, and of somebody who does not.
_IN = """
    active, confirmed, approved, enrolled, registered, complete, completed, submitted, signed up,
    accepted, in, new, current, available, participating, joining, interested, ready, opted in, opt in,
    aktiv, bestätigt, angemeldet, nimmt teil, actif, active, inscrit, inscrite, confirmé, confirmée,
    activo, activa, inscrito, inscrita, confirmado, confirmada, ativo, ativa, attivo, attiva, iscritto,
    iscritta, confermato, confermata, actief, aangemeld, bevestigd, aktywny, aktywna, 参加, 登録済み
"""
_OUT = """
    withdrawn, withdrew, withdrawal, has withdrawn, on leave, on long leave, on extended leave,
    on parental leave, on maternity leave, on paternity leave, on family leave, on sick leave,
    on medical leave, on unpaid leave, on annual leave, parental leave, sick leave, on hold,
    on sabbatical, paused, inactive, leaver, opted out, opt out, no longer interested,
    no longer available, no longer participating, no longer taking part, no longer employed,
    no longer with us, no longer with the company, no longer working here, declined, cancelled,
    canceled, dropped out, dropout, drop out, resigned, retired, terminated, deferred, rejected, left,
    has left, left us, left the company, left the program, left the programme, unavailable,
    not available, not active, not interested, not participating, not taking part, not joining,
    not this time, not this round, not this year, not enrolled, not ready,
    zurückgezogen, abgemeldet, abgesagt, in elternzeit, elternzeit, ausgeschieden, inaktiv,
    nicht mehr dabei, nicht dabei, nicht aktiv, nicht verfügbar, nicht interessiert,
    nicht mehr interessiert, nimmt nicht teil, retiré, retirée, désinscrit, désinscrite, en congé,
    en congé parental, inactif, annulé, annulée, parti, partie, ne participe pas, pas disponible,
    retirado, retirada, de baja, inactivo, inactiva, cancelado, cancelada, no disponible, no participa,
    desistiu, de licença, inativo, inativa, não participa, indisponível, ritirato, ritirata, in congedo,
    inattivo, inattiva, non disponibile, non partecipa, teruggetrokken, met verlof, afgemeld, inactief,
    doet niet mee, niet beschikbaar, wycofany, wycofana, na urlopie, nieaktywny, nieaktywna,
    nie bierze udziału, 辞退, 休職, 休職中, 不参加, 退会
"""
#: Words by which an answer of any length says no.
_NEGATIONS = re.compile(
    r"\b(?:not|no|none|never|nothing|without|neither|don't|kein\w*|nicht|nichts|nie|niemals|ohne|pas|aucune?|"
    r"jamais|rien|sans|ning[u\u00fa]n\w*|nada|nunca|sin|n\u00e3o|nenhum\w*|sem|nessun\w*|niente|mai|senza|non|"
    r"geen|niet|niets|nooit|zonder|brak|nigdy|nic|bez|\u017cad\w+|inte|ingen|inget|inga|aldrig|utan|ikke)\b|"
    r"\u306a\u3044|\u306a\u3057|\u306a\u304f|\u672a",
    re.IGNORECASE,
)
_YES_SIGNS = ("✓", "✔", "☑", "✅", "👍", "\u25cb", "\u25ef")
_NO_SIGNS = ("✗", "✘", "☐", "❌", "👎", "\u00d7")

_RATINGS = {
    5: """
    Expert, Could teach it, I could teach it, Could run a course, Very strong, Master, Very high,
    Very interested, Essential, Definitely yes, Strongly agree, Must have, Very important, Extremely
    important, Excellent, Guru, Specialist, Native, Native speaker, Mother tongue, Fluent, Bilingual,
    Experte, Expertin, Experten, Expertenwissen, Profi, Spezialist, Spezialistin, Hervorragend,
    Ausgezeichnet,
    Muttersprache, Muttersprachler, Muttersprachlerin, Fließend, Verhandlungssicher, Sehr wichtig,
    Experte confirmé, Experte confirmée, Maîtrise, Langue maternelle, Courant, Très important,
    Experto, Experta, Nativo, Nativa, Lengua materna, Fluido, Muy importante, Muy alto, Excelente,
    Especialista, Perito, Perita, Fluente, Língua materna, Muito importante, Muito alto,
    Esperto, Esperta, Madrelingua, Ottimo, Molto importante, Eccellente,
    Deskundig, Deskundige, Moedertaal, Vloeiend, Zeer belangrijk, Uitstekend,
    Ekspert, Ekspertka, Ojczysty, Biegły, Biegle, Bardzo ważne, Doskonały,
    エキスパート, 専門家, ネイティブ, 母語, とても得意, 非常に高い
    """,
    4: """
    Advanced, Strong, Proficient, High, Experienced, Important, Agree, Interested, Can work without
    help, Very good, Senior, Skilled,
    Sehr gut, Weit fortgeschritten, Erfahren, Hoch, Wichtig, Stark, Gute bis sehr gute Kenntnisse,
    Avancé, Avancée, Confirmé, Confirmée, Très bon, Très bonne, Très bien, Élevé, Important,
    Avanzado, Avanzada, Muy bueno, Muy buena, Muy bien, Alto, Alta, Importante,
    Avançado, Avançada, Muito bom, Muito boa, Muito bem,
    Avanzato, Avanzata, Molto buono, Molto bene,
    Gevorderd, Zeer goed, Heel goed, Ervaren, Hoog, Belangrijk,
    Zaawansowany, Zaawansowana, Bardzo dobry, Bardzo dobra, Bardzo dobrze, Wysoki, Ważne,
    上級, 得意, 高い, 上級者
    """,
    3: """
    Intermediate, Medium, Competent, Good, Moderate, Somewhat interested, Neutral, Can help a
    beginner, Somewhat important, Nice to have, Working knowledge, Average, Upper intermediate,
    Conversational,
    Fortgeschritten, Fortgeschrittene, Fortgeschrittener, Mittel, Gut, Gute Kenntnisse, Solide, Mäßig,
    Intermédiaire, Moyen, Moyenne, Bon, Bonne, Bien, Bonnes connaissances,
    Intermedio, Intermedia, Medio, Media, Bueno, Buena,
    Intermediário, Intermediária, Intermédio, Intermédia, Médio, Média, Bom, Boa, Bem,
    Buono, Buona, Bene, Discreto,
    Gemiddeld, Goed, Redelijk, Voldoende,
    Średniozaawansowany, Średniozaawansowana, Średni, Średnio, Dobry, Dobra, Dobrze,
    中級, 普通, 中級者, できる
    """,
    2: """
    Basic, Basics, Low, Some, Elementary, Novice, Advanced beginner, Slightly interested,
    Fundamental, Fair,
    Basic knowledge, Some knowledge, Some experience, Lower intermediate, A little,
    Grundkenntnisse, Grundlagen, Basiskenntnisse, Basis, Etwas, Gering, Wenig, Ein wenig,
    Notions, Bases, Élémentaire, Faible, Un peu, Basique,
    Básico, Básica, Bajo, Baja, Elemental, Un poco, Conocimientos básicos,
    Baixo, Baixa, Elementar, Um pouco, Noções, Conhecimentos básicos,
    Base, Elementare, Basso, Un po',
    Basiskennis, Beetje, Een beetje, Laag, Matig,
    Podstawowy, Podstawowa, Podstawy, Niski, Słaby, Trochę,
    初級, 低い, 少し
    """,
    1: """
    Beginner, Very low, Have touched it, Has touched it, Heard of it, Aware, Awareness, Poor,
    Starter, Newbie,
    Anfänger, Anfängerin, Einsteiger, Einsteigerin, Neuling, Sehr gering, Kaum,
    Débutant, Débutante, Très faible,
    Principiante, Muy bajo, Iniciante, Muito baixo, Molto basso,
    Beginnend, Beginneling, Zeer laag,
    Początkujący, Początkująca, Bardzo niski,
    初心者, 入門
    """,
    0: """
    None, No, Not at all, No experience, Never, Not interested, N/A, NA, Not important, Not
    applicable, No knowledge, Nothing, -,
    Keine, Keiner, Keine Kenntnisse, Keine Erfahrung, Gar nicht, Nein, Nichts, Nie, Unwichtig, Entfällt,
    Aucun, Aucune, Aucune connaissance, Non, Pas du tout, Jamais, Rien, Néant,
    Ninguno, Ninguna, Ningún conocimiento, Nada, Nunca, Sin experiencia, Sin conocimientos,
    Nenhum, Nenhuma, Não, Sem experiência, Sem conhecimento,
    Nessuno, Nessuna, Niente, Mai,
    Geen, Geen kennis, Geen ervaring, Nee, Nooit, Niets,
    Brak, Brak wiedzy, Żaden, Żadna, Nigdy, Nie, Nic,
    なし, 無し, いいえ, 経験なし, できない, 全くない
    """,
}

#: Words of the ratings that say how dear something is, not how well somebody knows it.
_DEARNESS = """
    very high, high, medium, low, very low, essential, must have, nice to have, important, very
    important, extremely important, somewhat important, interested, very interested, somewhat
    interested, slightly interested, definitely yes, strongly agree, agree, neutral, moderate, hoch,
    sehr hoch, mittel, gering, sehr gering, wichtig, sehr wichtig, élevé, moyen, faible, très
    faible, très important, alto, alta, muy alto, medio, media, bajo, baja, muy bajo, importante,
    muy importante, médio, média, baixo, baixa, muito alto, muito baixo, muito importante, molto
    importante, basso, molto basso, hoog, gemiddeld, laag, zeer laag, belangrijk, zeer belangrijk,
    wysoki, średni, niski, bardzo niski, ważne, bardzo ważne, 高い, 普通, 低い, 非常に高い
"""

#: Words that forms use, and the level or priority each means; 0 says that there is nothing.
RATING_WORDS: dict[str, int] = {
    " ".join(word.split()): level
    for level, words in _RATINGS.items()
    for word in words.split(",")
    if word.strip()
}

#: By weekday from Monday: names and short forms. `do` and `mar` are taken as most people mean them.
DAY_WORDS = (
    """
    monday mon mo m mondays montag montags lundi lun lu lunes segunda segunda-feira seg lunedi
    maandag ma poniedziałek poniedzialek pon pn 月曜日 月曜 月
    """,
    """
    tuesday tues tue tu t tuesdays dienstag dienstags di die mardi mar martes terça terca
    terça-feira terca-feira ter martedi dinsdag wtorek wt 火曜日 火曜 火
    """,
    """
    wednesday weds wed we w wednesdays mittwoch mittwochs mi mercredi mer miercoles mie mier quarta
    quarta-feira qua mercoledi woensdag wo środa sroda śr sr 水曜日 水曜 水
    """,
    """
    thursday thurs thur thu th thursdays donnerstag donnerstags do don jeudi jeu jueves jue ju
    quinta quinta-feira qui giovedi gio donderdag czwartek czw 木曜日 木曜 木
    """,
    """
    friday fri fr f fridays freitag freitags vendredi ven ve viernes vie vi sexta sexta-feira sex
    venerdi vrijdag vr piątek piatek pt 金曜日 金曜 金
    """,
    """
    saturday sat sa saturdays samstag samstags sonnabend samedi sam sábado sabado sab sabato
    zaterdag za sobota sob 土曜日 土曜 土
    """,
    """
    sunday sun su sundays sonntag sonntags so dimanche dim domingo dom domenica zondag zo niedziela
    niedz nd ndz 日曜日 日曜 日
    """,
)

#: Words for several days at once.
SPAN_WORDS: dict[str, tuple[int, ...]] = {
    word: days
    for words, days in (
        (
            """
            weekdays weekday workdays workday werktags werktage wochentags arbeitstage wochentage semaine
            laborables diasuteis doordeweeks werkdagen feriali roboczedni 平日
            """,
            tuple(range(5)),
        ),
        (
            "daily everyday anyday alldays täglich taglich tous dagelijks codziennie diario diariamente 毎日",
            tuple(range(7)),
        ),
        ("weekends weekend wochenende wochenenden finde fimdesemana 週末", (5, 6)),
    )
    for word in words.split()
}


@lru_cache(maxsize=20_000)
def word_key(text: str) -> str:
    """Return the form under which the words of these tables compare: letters and digits alone."""
    return "".join(char for char in without_accents(text) if char.isalnum())


def _keys(words: str) -> frozenset[str]:
    return frozenset(key for word in words.split(",") if (key := word_key(word)))


_YES_KEYS, _NO_KEYS = _keys(_YES), _keys(_NO)
_IN_KEYS, _OUT_KEYS = _keys(_IN), _keys(_OUT)
_DEARNESS_KEYS = _keys(_DEARNESS)
_RATING_KEYS = {word_key(word): level for word, level in RATING_WORDS.items() if word_key(word)}


def is_yes(text: str) -> bool | None:
    """Return what the whole of a text says: yes, no, or None for neither."""
    key = word_key(text)
    if not key:
        sign = text.strip().rstrip("\ufe0f")
        return True if sign in _YES_SIGNS else False if sign in _NO_SIGNS else None
    if key in _YES_KEYS:
        return True
    return False if key in _NO_KEYS else None


def is_in(text: str) -> bool | None:
    """Return what the whole of a text says of taking part, as a state or a yes or no; None for neither."""
    key = word_key(text)
    return True if key in _IN_KEYS else False if key in _OUT_KEYS else is_yes(text)


def rating_word(text: str) -> int | None:
    """Return the level that the whole of a text means as a rating word, 0 to 5, or None."""
    return _RATING_KEYS.get(word_key(text))


def is_negated(text: str) -> bool:
    """Return whether an answer says no by one of its words: ``not interested``, ``kein Interesse``."""
    return _NEGATIONS.search(text) is not None


def is_priority(text: str) -> bool:
    """Return whether a rating word says how dear something is: ``high``, ``must have``; not ``expert``."""
    return word_key(text) in _DEARNESS_KEYS


#: Words for small numbers, and what people count with them.
COUNT_WORDS: dict[str, int] = {
    word_key(word): number
    for number, words in enumerate(
        (
            "one ein eine einen eins un une uno una um uma een jeden jedna 一",
            "two zwei deux dos dois duas due twee dwa dwie 二",
            "three drei trois tres três tre drie trzy 三",
            "four vier quatre cuatro quatro quattro cztery 四",
            "five fünf cinq cinco cinque vijf pięć 五",
        ),
        start=1,
    )
    for word in words.split()
}
COUNTED_WORDS = _keys(
    """
    person, people, partner, partners, mentee, mentees, mentor, mentors, at most, max, maximum,
    personen, leute, personnes, personas, pessoas, persone, mensen, osoby, 人, 名
    """
)
