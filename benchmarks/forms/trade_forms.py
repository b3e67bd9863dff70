        count = rng.choice((1, 2, 2, 3))
        offers = {skill: rng.choice((3, 4, 5)) for skill in drawn[:count]}
        wants = drawn[count : count + rng.choice((1, 1, 2))]
        people.append(Member(first, last, f"{mail}@example.org", offers, wants))
    asks, wishes = rng.choice(speech.questions[pool])
    form = TradeForm(rng, pool, language, variation, speech, skills, people, asks, wishes)
    latin = {"de", "fr", "es", "pt", "nl", "sv", "it"}
