"""Whether the words of a question speak of teaching or of learning; whole words, in eight languages."""

from __future__ import annotations

from recimentor.intake.columns.whole_words import pattern_of

#: To teach and the like: where this stands and no word for learning does, skills are offered.
_TEACHING = """
    teach(?:es|ing)?(?! me\\b), mentor (?:others|somebody|someone|people), can mentor, could mentor, sharing,
    run (?:a|an) (?:session|course|workshop|training), share, tutor,
    train (?:others|people|somebody|someone|colleagues),
    show (?:others|somebody|someone|people), coach(?: on)?,
    can (?:you )?(?:help|support|offer), could (?:you )?help,
    offers?, offering, offered,
    beibringen, weitergeben, anbieten, biete,
    vermitteln, teilen, unterrichten, schulen, erklären, former (?:mes|vos|tes|des|les|un|une) collègues?,
    enseigner, transmettre, partager, apporter, propose,
    enseñar, ofrece[rs]?, ofrezco, compartir, transmitir, compartilhar, partilhar, ensinar, condividere,
    trasmettere, oferecer, ofereço, insegnare, offro,
    anderen leren, aanbieden, nauczyć innych, oferuj\\w*,
    learn from (?:you|me), help others, go-to, pass on,
    von (?:dir|ihnen|mir) lernen, anderen helfen, grâce à (?:vous|toi), aider les autres,
    aprender .*de (?:ti|usted|mí), ayudar a (?:otros|los demás),
    aprender com você, ajudar os outros,
    van (?:jou|u|mij) leren, anderen helpen, delen, doorgeven, overdragen, imparare da (?:te|lei|me),
    aiutare gli altri,
    od (?:ciebie|mnie), pomóc innym
"""
TEACH = pattern_of(_TEACHING, "教え(?!て)|提供")
OFFERS = pattern_of(
    f"""
    {_TEACHING},
    good at, could (?:you )?teach, expert(?:ise)?, strengths?,
    know[- ]?how, explain to, give, specialit(?:y|ies), special(?:ty|ties),
    skilled, able to help, do (?:really )?well, best at, feel confident, confident (?:in|about|sharing),
    your skills?, rate your,
    proficien\\w+, experienced? (?:with|in), knowledge you, help others, advise on, have worked with,
    what (?:do )?you know, i know, know well, superpowers?, bring to, i bring, can bring, haves?, native,
    mother tongue, i speak, you speak, how good,
    wie gut, kannst, kenne ich mich, auskenn\\w*, kennst du dich, mentor topics?, mentors? areas?,
     stärken, kenntnisse, muttersprache,
    points forts, maîtris\\w*, langue maternelle, fortalezas, puedes?, lengua materna, pontos fortes,
    pode[sm]?,
    punti di forza, bied, sterke punten, mocne strony, możesz
    """,
    "worked with$|教え(?!て)|提供|得意|強み",
)
_LEARNING = """
    learn\\w*(?! from (?:you|me)\\b), improve, get better, better at, develop\\w*,
    grow(?:th)?, needs?, needed, acquir\\w*, gain(?:ing)?, build(?:ing)?, tutoring,
    be (?:taught|trained|coached),
    (?:like|want|wants|need|needs|seeking) (?:some |more )?(?:training|coaching|support|help|advice),
    be explained, pick up, hope to, be mentored, (?:show|teach|help|coach|mentor|guide|explain to) me, sought,
    (?:less|not so|not very|not yet) (?:confident|good|sure|experienced|familiar),
    explained to me, some help, wish list, wishes, get,
    practi[sc]e,
    target language,
    (?<!von dir )(?<!von ihnen )(?<!von mir )lernen, lernwünsche, lernziele, verbessern, besser werden,
    weiterentwickeln, ausbauen, erwerben, aneignen, dazulernen, acquérir, développer, être formée?s?,
    apprendre(?!.*grâce à (?:vous|toi)), améliorer, progresser,
    adquirir, desarrollar, desenvolver, acquisire, sviluppare, opdoen, verwerven, ontwikkelen, zdobyć, nabyć,
    leerdoel\\w*,
    aprender(?!.* de (?:ti|usted|mí)\\b)(?! com você), mejorar, crecer, melhorar, crescer,
    imparare(?! da (?:te|lei|me)\\b), migliorare, crescere,
    (?<!anderen )(?<!van jou )(?<!van u )(?<!van mij )leren, leerwensen, beter worden, groeien,
    nauczyć się, szukam, poprawić, rozwijać
"""
_LEARN_SIGNS = "学び|習得|教わり|教えて|身につけ|上達"
LEARN = pattern_of(_LEARNING, _LEARN_SIGNS)
WANTS = pattern_of(
    f"""
    {_LEARNING},
    wants?, wanted, important to you, curious (?:about|to), know more about, hoping to, do better,
    mentees? (?:topics?|areas?), guidance on, requir\\w+, looking for, looking to, seek\\w*,
    would like help, interested ?in,
    desired?, wish\\w*, priorit\\w*,
    möchte\\w*, wünsch\\w*, suche\\w*, souhait\\w*, voulez, voudri\\w*, cherche\\w*, besoins?,
    quier\\w+, gustaría, busc\\w+, mejora\\w*, quer, quero, gostaria, procuro, vorrei, voglio, cerco, wil je,
    zoek,
    chcesz, chcę, chciał\\w*
    """,
    _LEARN_SIGNS,
)


def clear_direction(question: str) -> str:
    """Return ``offers`` where a question speaks of teaching alone, ``wants`` of learning, else nothing."""
    teaches, learns = TEACH.search(question), LEARN.search(question)
    if (teaches is None) == (learns is None):
        return ""
    return "wants" if teaches is None else "offers"
