"""Words of invented forms: people, skills and questions in nine languages, in pools that stay apart.

Pools ``a`` to ``c`` have been looked at while reading was mended;
``d`` was written, with layouts of its own, before that.
"""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE = (
    ("Amara", "Okafor"),
    ("Bjorn", "Lindqvist"),
    ("Chiara", "Moretti"),
    ("Dmitri", "Volkov"),
    ("Elif", "Demir"),
    ("Farid", "Haddad"),
    ("Greta", "Sommer"),
    ("Hugo", "Marchand"),
    ("Ines", "Carvalho"),
    ("Jakub", "Nowak"),
    ("Keiko", "Tanabe"),
    ("Lars", "Hendriks"),
    ("Mina", "Rahimi"),
    ("Nadia", "Petrova"),
    ("Owen", "Gallagher"),
    ("Priya", "Raman"),
    ("Quentin", "Dubois"),
    ("Rosa", "Delgado"),
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a form in one language says."""

    skills: tuple[str, ...]
    name: str
    first_name: str
    last_name: str
    email: str
    stamp: str
    extras: tuple[tuple[str, tuple[str, ...]], ...]
    level_words: tuple[str, str, str]  # for 3, 4, 5
    questions: dict[str, tuple[tuple[str, str], ...]]  # pool: (offers, wants)


ENGLISH = Tongue(
    skills=(
        "Leadership",
        "Budgeting",
        "Python",
        "Excel",
        "Public speaking",
        "Negotiation",
        "Project management",
        "Graphic design",
        "Copywriting",
        "Data visualisation",
        "Coaching",
        "Recruiting",
        "SQL",
        "Social media",
        "Facilitation",
        "Strategy",
    ),
    name="Name",
    first_name="First name",
    last_name="Last name",
    email="Email",
    stamp="Timestamp",
    extras=(
        ("Department", ("Finance", "IT", "Sales", "HR")),
        ("Office location", ("Leeds", "Bristol", "York")),
        ("T-shirt size", ("S", "M", "L", "XL")),
        ("Job title", ("Analyst", "Engineer", "Manager", "Officer")),
        ("How did you hear about us?", ("Newsletter", "A colleague", "Intranet")),
        ("Phone", ("+44 20 7946 0001", "+44 20 7946 0002", "+44 20 7946 0003")),
        ("Start date", ("2019-04-01", "2021-09-15", "2023-01-10")),
    ),
    level_words=("intermediate", "advanced", "expert"),
    questions={
        "a": (
            ("Offers", "Wants"),
            ("Teach", "Learn"),
            ("Can teach", "Wants to learn"),
            ("I can help others with…", "I would like to get better at…"),
            ("What could a colleague learn from you?", "Where do you want to grow?"),
            ("Skills I bring", "Skills I am looking for"),
            ("Areas of expertise", "Areas of interest"),
            ("What are you good at?", "What would you like to improve?"),
            ("Happy to mentor on", "Looking for mentoring on"),
            ("Strong in", "Weak in"),
            ("Give", "Get"),
            ("Expertise offered", "Expertise sought"),
            ("Which topics could you coach somebody in?", "Which topics would you like coaching in?"),
        ),
        "b": (
            ("I could teach", "I could use help with"),
            ("Ask me about", "I want to know more about"),
            ("What can others learn from you?", "What would you like to learn from others?"),
            ("Skills to offer", "Skills to gain"),
            ("My expertise", "My learning goals"),
            ("Topics you feel confident sharing", "Topics you are curious about"),
            ("Knowledge I can pass on", "Knowledge I would like to acquire"),
            ("Sharing", "Seeking"),
            ("What do you do well?", "What do you want to do better?"),
            ("Mentor topics", "Mentee topics"),
            ("Skill(s) you can offer to a partner", "Skill(s) you hope to develop"),
            ("Proficient in", "Interested in learning"),
        ),
        "c": (
            ("Where can you support others?", "Where do you need support?"),
            ("I am able to train people in", "I would like training in"),
            ("Provides", "Requires"),
            ("Competencies to share", "Competencies to build"),
            ("What I know", "What I want to know"),
            ("You're the go-to person for", "You'd love some guidance on"),
            ("Please list the skills that you could teach", "Please list the skills that you hope to learn"),
            ("Offering help in", "Seeking help in"),
            ("Skilled at", "Hoping to learn"),
            ("Subjects I can tutor", "Subjects I need tutoring in"),
        ),
        "d": (
            ("My superpowers", "Skills on my wish list"),
            ("People come to me for", "I could use a mentor for"),
            ("Can share knowledge about", "Would like knowledge about"),
            ("Which skills would you be happy to pass on?", "Which skills would you like to pick up?"),
            ("Teaching", "Learning"),
            ("Name the things you can explain to a beginner", "Name the things you would like explained"),
            ("Mentor in the following areas", "Be mentored in the following areas"),
            ("Experienced with", "Want experience with"),
            ("I'm confident in", "I'm less confident in"),
            ("As a mentor I can offer", "As a mentee I am looking for"),
            (
                "In which fields do you have knowledge that others might find useful?",
                "In which fields would you like to gain knowledge?",
            ),
        ),
    },
)

GERMAN = Tongue(
    skills=(
        "Führung",
        "Budgetplanung",
        "Python",
        "Excel",
        "Präsentieren",
        "Verhandlungsführung",
        "Projektmanagement",
        "Gestaltung",
        "Textarbeit",
        "Datenanalyse",
        "Moderation",
        "Personalauswahl",
    ),
    name="Name",
    first_name="Vorname",
    last_name="Nachname",
    email="E-Mail-Adresse",
    stamp="Zeitstempel",
    extras=(
        ("Abteilung", ("Einkauf", "Vertrieb", "Personal")),
        ("Standort", ("Köln", "Zürich", "Wien")),
        ("Bemerkungen", ("", "Freue mich!", "")),
    ),
    level_words=("Fortgeschritten", "Sehr gut", "Experte"),
    questions={
        "a": (
            ("Ich kann anderen helfen bei", "Ich möchte besser werden in"),
            ("Das kann ich gut", "Das möchte ich lernen"),
            (
                "Was können Kolleginnen und Kollegen von dir lernen?",
                "Worin möchtest du dich weiterentwickeln?",
            ),
            ("Biete", "Suche"),
        ),
        "b": (
            ("Meine Stärken", "Meine Lernziele"),
            ("Ich biete", "Ich suche"),
            ("Wobei können Sie andere unterstützen?", "Wobei wünschen Sie sich Unterstützung?"),
            ("Themen, die ich vermitteln kann", "Themen, die mich interessieren"),
        ),
        "c": (
            ("Kompetenzen, die ich weitergeben möchte", "Kompetenzen, die ich ausbauen möchte"),
            ("Worin kennst du dich gut aus?", "Was würdest du gern lernen?"),
        ),
        "d": (
            ("Damit kenne ich mich aus", "Darüber möchte ich mehr wissen"),
            ("Was kannst du anderen beibringen?", "Was möchtest du dir beibringen lassen?"),
            ("Angebot", "Gesuch"),
            ("Fähigkeiten, die ich anbiete", "Fähigkeiten, die ich erwerben will"),
        ),
    },
)

FRENCH = Tongue(
    skills=(
        "Encadrement",
        "Gestion de budget",
        "Python",
        "Excel",
        "Prise de parole",
        "Négociation",
        "Gestion de projet",
        "Graphisme",
        "Rédaction",
        "Analyse de données",
        "Animation de réunion",
    ),
    name="Nom complet",
    first_name="Prénom",
    last_name="Nom",
    email="Adresse e-mail",
    stamp="Horodateur",
    extras=(
        ("Service", ("Achats", "Ventes", "RH")),
        ("Site", ("Lyon", "Nantes", "Lille")),
        ("Commentaires", ("", "Merci !", "")),
    ),
    level_words=("intermédiaire", "avancé", "expert"),
    questions={
        "a": (
            ("Je peux aider les autres en", "Je voudrais progresser en"),
            (
                "Que peut apprendre un collègue grâce à vous ?",
                "Dans quel domaine souhaitez-vous progresser ?",
            ),
            ("Compétences à partager", "Compétences à acquérir"),
        ),
        "b": (
            ("Mes points forts", "Ce que j'aimerais apprendre"),
            ("Compétences offertes", "Compétences recherchées"),
            (
                "Sur quels sujets pouvez-vous former vos collègues ?",
                "Sur quels sujets aimeriez-vous être formé ?",
            ),
        ),
        "c": (
            ("Ce que je peux transmettre", "Ce que je souhaite développer"),
            ("Savoir-faire à proposer", "Besoins d'apprentissage"),
        ),
        "d": (
            ("Je sais faire", "J'aimerais savoir faire"),
            ("Quelles compétences pouvez-vous enseigner ?", "Quelles compétences voulez-vous acquérir ?"),
            ("Offre", "Demande"),
        ),
    },
)

SPANISH = Tongue(
    skills=(
        "Liderazgo",
        "Presupuestos",
        "Python",
        "Excel",
        "Hablar en público",
        "Negociación",
        "Gestión de proyectos",
        "Diseño gráfico",
        "Redacción",
        "Análisis de datos",
        "Facilitación",
    ),
    name="Nombre completo",
    first_name="Nombre",
    last_name="Apellidos",
    email="Correo electrónico",
    stamp="Marca temporal",
    extras=(("Departamento", ("Compras", "Ventas", "RRHH")), ("Sede", ("Bilbao", "Sevilla", "Lima"))),
    level_words=("intermedio", "avanzado", "experto"),
    questions={
        "a": (
            ("Puedo ayudar a otros con", "Me gustaría mejorar en"),
            ("¿Qué podría aprender un compañero de ti?", "¿En qué quieres crecer?"),
            ("Habilidades que ofrezco", "Habilidades que busco"),
        ),
        "b": (
            ("Mis fortalezas", "Lo que quiero aprender"),
            ("¿En qué temas puedes apoyar a los demás?", "¿En qué temas necesitas apoyo?"),
        ),
        "c": (("Conocimientos que puedo compartir", "Conocimientos que deseo adquirir"),),
        "d": (
            ("¿Qué puedes enseñar?", "¿Qué quieres aprender?"),
            ("Ofrezco", "Busco"),
            ("Mis puntos fuertes", "Áreas en las que deseo mejorar"),
        ),
    },
)

PORTUGUESE = Tongue(
    skills=(
        "Liderança",
        "Orçamento",
        "Python",
        "Excel",
        "Falar em público",
        "Negociação",
        "Gestão de projetos",
        "Design gráfico",
        "Redação",
        "Análise de dados",
    ),
    name="Nome completo",
    first_name="Nome",
    last_name="Sobrenome",
    email="E-mail",
    stamp="Carimbo de data/hora",
    extras=(("Departamento", ("Compras", "Vendas", "RH")), ("Cidade", ("Porto", "Recife", "Braga"))),
    level_words=("intermediário", "avançado", "especialista"),
    questions={
        "a": (
            ("Posso ajudar os outros com", "Gostaria de melhorar em"),
            ("O que um colega poderia aprender com você?", "Em que você quer crescer?"),
        ),
        "b": (
            ("Habilidades que ofereço", "Habilidades que procuro"),
            ("Meus pontos fortes", "Quero aprender"),
        ),
        "c": (("Conhecimentos que posso partilhar", "Conhecimentos que gostaria de adquirir"),),
        "d": (
            ("O que posso ensinar", "O que quero aprender"),
            ("Ofereço", "Procuro"),
        ),
    },
)

DUTCH = Tongue(
    skills=(
        "Leidinggeven",
        "Budgetteren",
        "Python",
        "Excel",
        "Presenteren",
        "Onderhandelen",
        "Projectmanagement",
        "Vormgeving",
        "Schrijven",
        "Data-analyse",
    ),
    name="Naam",
    first_name="Voornaam",
    last_name="Achternaam",
    email="E-mailadres",
    stamp="Tijdstempel",
    extras=(("Afdeling", ("Inkoop", "Verkoop", "HR")), ("Locatie", ("Utrecht", "Gent", "Breda"))),
    level_words=("gemiddeld", "gevorderd", "expert"),
    questions={
        "a": (
            ("Ik kan anderen helpen met", "Ik wil beter worden in"),
            ("Wat kan een collega van jou leren?", "Waarin wil je groeien?"),
        ),
        "b": (("Mijn sterke punten", "Mijn leerdoelen"), ("Ik bied aan", "Ik zoek")),
        "c": (("Kennis die ik kan delen", "Kennis die ik wil opdoen"),),
        "d": (
            ("Wat kun je anderen leren?", "Wat wil je zelf leren?"),
            ("Hier ben ik goed in", "Hier wil ik beter in worden"),
        ),
    },
)

POLISH = Tongue(
    skills=(
        "Przywództwo",
        "Budżetowanie",
        "Python",
        "Excel",
        "Wystąpienia publiczne",
        "Negocjacje",
        "Zarządzanie projektami",
        "Grafika",
        "Pisanie",
        "Analiza danych",
    ),
    name="Imię i nazwisko",
    first_name="Imię",
    last_name="Nazwisko",
    email="Adres e-mail",
    stamp="Sygnatura czasowa",
    extras=(("Dział", ("Zakupy", "Sprzedaż", "Kadry")), ("Miasto", ("Kraków", "Gdańsk", "Łódź"))),
    level_words=("średniozaawansowany", "zaawansowany", "ekspert"),
    questions={
        "a": (
            ("Mogę pomóc innym w", "Chcę się poprawić w"),
            ("Czego kolega może się od ciebie nauczyć?", "W czym chcesz się rozwijać?"),
        ),
        "b": (("Moje mocne strony", "Czego chcę się nauczyć"),),
        "c": (("Umiejętności, które oferuję", "Umiejętności, których szukam"),),
        "d": (
            ("Czego mogę nauczyć innych", "Czego chciałbym się nauczyć"),
            ("Oferuję", "Szukam"),
        ),
    },
)

ITALIAN = Tongue(
    skills=(
        "Leadership",
        "Bilancio",
        "Python",
        "Excel",
        "Parlare in pubblico",
        "Negoziazione",
        "Gestione progetti",
        "Grafica",
        "Scrittura",
        "Analisi dei dati",
    ),
    name="Nome e cognome",
    first_name="Nome",
    last_name="Cognome",
    email="Indirizzo email",
    stamp="Informazioni cronologiche",
    extras=(("Reparto", ("Acquisti", "Vendite", "HR")), ("Sede", ("Torino", "Bari", "Pisa"))),
    level_words=("intermedio", "avanzato", "esperto"),
    questions={
        "a": (
            ("Posso aiutare gli altri con", "Vorrei migliorare in"),
            ("Cosa può imparare da te un collega?", "In cosa vuoi crescere?"),
        ),
        "b": (("I miei punti di forza", "Cosa vorrei imparare"),),
        "c": (("Competenze che offro", "Competenze che cerco"),),
        "d": (
            ("Cosa posso insegnare", "Cosa mi piacerebbe imparare"),
            ("Offro", "Cerco"),
        ),
    },
)

JAPANESE = Tongue(
    skills=(
        "リーダーシップ",
        "予算管理",
        "Python",
        "Excel",
        "プレゼンテーション",
        "交渉",
        "プロジェクト管理",
        "デザイン",
        "文章作成",
        "データ分析",
    ),
    name="氏名",
    first_name="名",
    last_name="姓",
    email="メールアドレス",
    stamp="タイムスタンプ",
    extras=(("部署", ("購買", "営業", "人事")), ("勤務地", ("東京", "大阪", "名古屋"))),
    level_words=("中級", "上級", "エキスパート"),
    questions={
        "a": (
            ("教えられること", "学びたいこと"),
            ("得意なこと", "もっと上達したいこと"),
        ),
        "b": (("同僚に教えられるスキル", "身につけたいスキル"),),
        "c": (("提供できるスキル", "習得したいスキル"),),
        "d": (
            ("教えられる分野", "学びたい分野"),
            ("私の強み", "これから学びたいスキル"),
        ),
    },
)

TONGUES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "pl": POLISH,
    "it": ITALIAN,
    "ja": JAPANESE,
}
