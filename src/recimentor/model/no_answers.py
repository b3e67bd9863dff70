"""THE list of no-answers, in the languages that sign-ups come in; `names.is_no_answer` compares by it."""

from __future__ import annotations

from typing import Final

#: Compared without case and punctuation; a sign alone (``-``, ``?``, ``...``) is one too.
NO_ANSWERS: Final = """
    na, nan, nil, null, none, none yet, none really, none at all, none so far, none currently,
    none at present, none specified, none given, not any, nothing, nothing really, nothing yet,
    nothing much, nothing special, nothing specific, nothing in particular, nothing to add,
    nothing so far, nothing at the moment, nothing right now, nothing comes to mind, not really,
    not yet, not sure, not sure yet, not sure really, unsure, i am not sure, i'm not sure,
    don't know, dont know, do not know, i don't know, i dont know, i do not know, don't know yet,
    idk, dunno, no idea, no idea yet, no answer, no response, no comment, no preference,
    no particular, no one, noone, nobody, no skills, no skill, not given, not specified, not stated,
    not known, not decided, not decided yet, undecided, unknown yet, to be determined,
    to be decided, to be confirmed, to be announced, to be defined, to be discussed, empty, blank,
    left blank, no data, see above, as above, same as above, ditto, no specific request, no request,
    no requests, does not apply, doesn't apply, inapplicable, prefer not to say, rather not say,
    xxx, anything, anything really, everything, whatever, open to anything, anyone, anybody,

    keine, keiner, keines, kein, keine angaben, ohne angabe, ohne, o A, nichts, nichts besonderes,
    nichts bestimmtes, noch nichts, gar nichts, niemand, niemanden, weiß nicht, weiss nicht,
    weiß ich nicht, weiss ich nicht, weiß noch nicht, ich weiß nicht, ich weiß es nicht,
    keine ahnung, noch offen, unbekannt, nicht zutreffend, entfällt, trifft nicht zu, nicht bekannt,
    noch unklar, unklar, egal, siehe oben,

    aucun, aucune, rien, rien de particulier, rien de spécial, rien du tout, néant, sans objet, s o,
    personne, je ne sais pas, ne sait pas, sais pas, pas encore, pas de réponse, sans réponse,
    inconnu, à définir, à déterminer, à confirmer, non applicable, non renseigné, non communiqué,
    idem,

    ninguno, ninguna, ningún, ninguna en particular, nada, nada en particular, nada en especial,
    nadie, no aplica, no sé, no se, no lo sé, no lo se, sin respuesta, sin datos, desconocido,
    por definir, por determinar, por confirmar, a definir, todavía nada,

    nenhum, nenhuma, nada em particular, nada em especial, ninguém, não se aplica, nao se aplica,
    não sei, nao sei, não sei ainda, sem resposta, desconhecido, por definir,

    nessuno, nessuna, niente, niente di particolare, nulla, non so, non lo so, non applicabile,
    da definire, da confermare, sconosciuto,

    geen, geen idee, geen voorkeur, niets, niets bijzonders, niets speciaals, niemand, n v t, nvt,
    niet van toepassing, weet niet, weet ik niet, weet ik nog niet, ik weet het niet, nog niet,
    onbekend, nog onbekend, nader te bepalen, n t b, ntb,

    brak, brak danych, nic, nic szczególnego, nikt, żaden, żadne, żadna, nie dotyczy, nie wiem,
    nie wiem jeszcze, do ustalenia, nieznane,

    žádné, žádný, žádná, nikdo, nevím, není, nemám, neuvedeno, bude upřesněno, žiadne, neviem,
    nincs, semmi, senki, nem tudom, niciunul, niciuna, nimic, nu știu, nu stiu, nu se aplică,
    nu e cazul,

    inga, inget, ingen, ingenting, ingen särskild, vet ej, vet inte, ej tillämpligt, ej aktuellt,
    okänt, ikke noget, ingen præference, ved ikke, vet ikke, ikke aktuelt, ikke relevant, ukendt,
    ukjent, ingen anelse, ei mitään, ei mikään, ei kukaan, ei tietoa, en tiedä, ei ole, ei sovellu,

    yok, hiç, hiçbir şey, hiçbiri, hiç kimse, kimse, bilmiyorum, belli değil, belirsiz, uygulanamaz,

    нет, нет ответа, ничего, ничего особенного, никто, никого, никакие, не знаю, не указано,
    не применимо, неизвестно, немає, нічого, ніхто, не знаю ще, няма, нищо, не зная, κανένα,
    κανένας, καμία, τίποτα, κανείς, δεν ξέρω, δεν γνωρίζω,

    なし, 無し, 無, 特になし, 特に無し, 特にありません, 特にない, ありません, ない, 該当なし, 未定,
    不明, わからない, 分からない, 無回答, 无, 没有, 沒有, 暂无, 暫無, 不知道, 不清楚, 待定, 未知,
    不适用, 不適用, 없음, 없습니다, 없어요, 해당 없음, 해당없음, 모름, 모르겠음, 미정,

    لا يوجد, لا شيء, لا أعرف, لا ينطبق, غير معروف, غير محدد, אין, כלום, לא יודע, לא ידוע,
    לא רלוונטי, ไม่มี, ไม่ทราบ, không có, không biết, chưa có, tidak ada, belum ada, tidak tahu
"""
#: The few that can stand in the place of a name: people are called Nada, Null and Na.
NO_NAMES: Final = """
    n a, not applicable, not available, tbd, tba, tbc, unknown, no name, keine angabe, k a
"""
