"""Headers in other languages than English that mean a field, one per line and language.

German, French, Spanish, Portuguese, Italian, Dutch, Polish, Japanese and some Nordic: what form tools write
themselves, and what people call a column or ask. Each stands for one field only; what depends on the cells
is no synonym.
"""

from __future__ import annotations

_HEADERS: dict[str, str] = {
    "id": """
    Personalnummer, Personalnr, Mitarbeiternummer, Mitarbeiter-ID, Matrikelnummer
    Matricule, Numéro de matricule, Identifiant
    Número de empleado, Matrícula, Número de funcionário
    Matricola
    Personeelsnummer, Medewerkernummer
    Numer pracownika
    社員番号, 従業員番号, 職員番号
    """,
    "name": """
    Vollständiger Name, Dein Name, Ihr Name, Vor- und Nachname, Vorname und Nachname, Vor- und
    Zuname, Vorname Nachname, Wie heißt du?, Wie heißen Sie?
    Nom, Nom et prénom, Prénom et nom, Nom complet, Votre nom, Nom et prénoms
    Nombre, Nombre y apellidos, Nombre completo, Nombre y apellido, Tu nombre, Apellidos y nombre, ¿Cómo te
    llamas?
    Nome, Nome completo, Seu nome, O seu nome, Nome e apelido, Nome e sobrenome
    Nome e cognome, Il tuo nome
    Naam, Volledige naam, Je naam, Uw naam, Voor- en achternaam
    Imię i nazwisko, Nazwisko i imię, Imie i nazwisko
    氏名, お名前, 名前, 姓名, 氏名フルネーム
    Namn, Fullständigt namn, För- och efternamn, Ditt namn, Navn, Fulde navn, Nimi, Ad Soyad
    """,
    "first_name": """
    Vorname, Dein Vorname, Ihr Vorname, Rufname
    Prénom, Votre prénom
    Primeiro nome
    Voornaam
    Imię
    名, ファーストネーム
    Förnamn, Fornavn, Etunimi, Nome próprio, Nombre de pila
    """,
    "last_name": """
    Nachname, Dein Nachname, Ihr Nachname, Familienname, Zuname
    Nom de famille
    Apellido, Apellidos, Primer apellido
    Sobrenome, Último nome
    Cognome
    Achternaam, Familienaam
    Nazwisko
    姓, 名字, 苗字
    Efternamn, Etternavn, Efternavn, Sukunimi, Apelido
    """,
    "email": """
    E-Mail-Adresse, Mailadresse, Deine E-Mail-Adresse, Ihre E-Mail-Adresse, Dienstliche E-Mail,
    E-Mail-Adresse dienstlich
    Adresse e-mail, Adresse mail, Courriel, Adresse courriel, Adresse électronique, Votre e-mail,
    E-mail professionnel
    Correo electrónico, Correo, Dirección de correo electrónico, Dirección de correo, Tu correo
    electrónico, Email corporativo
    Endereço de e-mail, Endereço de email, Correio eletrónico, E-mail corporativo, Seu e-mail
    Indirizzo email, Indirizzo e-mail, Posta elettronica
    E-mailadres, Mailadres, Je e-mailadres
    Adres e-mail, Adres email, Adres mailowy
    メールアドレス, メール, Eメール, 電子メール, 電子メールアドレス
    E-post, E-postadress, Mejl, E-mailadresse, Sähköposti
    """,
    "offers": """
    Kompetenz, Fähigkeit, Compétence, Habilidad, Competencia, Habilidade, Competência, Competenza
    Vaardigheid, Umiejętność, スキル, Waar ben je goed in?, Cosa puoi insegnare agli altri?
    Was kann ich anbieten?, Was kannst du anbieten?, Was können Sie anbieten?, Ich biete, Biete,
    Angebot, Angebote, Was kannst du anderen beibringen?, Was kannst du beibringen?, Was kann ich
    anderen beibringen?, Ich kann beibringen, Was können Sie weitergeben?, Was kann ich
    weitergeben?, Was kannst du weitergeben?, Meine Stärken, Stärken, Kompetenzen, Kenntnisse,
    Fähigkeiten, Wobei kannst du anderen helfen?, Ich kann helfen bei
    Je peux enseigner, Que pouvez-vous enseigner ?, Que peux-tu enseigner ?, Ce que je peux
    transmettre, Que pouvez-vous transmettre ?, Que pouvez-vous partager ?, Compétences à partager,
    Compétences proposées, Mes compétences, Compétences, Points forts, J'offre, Je propose, Ce que
    je peux apporter, Que pouvez-vous apporter ?, Compétences offertes
    ¿Qué puedes enseñar?, ¿Qué puede enseñar?, Puedo enseñar, ¿Qué puedes ofrecer?, Ofrezco,
    Habilidades que ofrezco, ¿En qué puedes ayudar?, Fortalezas, Mis fortalezas, Habilidades,
    Competencias, ¿Qué puedes compartir?
    O que você pode ensinar?, O que pode ensinar?, O que podes ensinar?, Posso ensinar, O que você
    pode oferecer?, Ofereço, Pontos fortes, Habilidades que ofereço, Competências, Em que você pode
    ajudar?
    Cosa puoi insegnare?, Posso insegnare, Offro, Competenze, Punti di forza, Cosa puoi offrire?
    Wat kun je anderen leren?, Wat kan je anderen leren?, Wat kunt u anderen leren?, Wat kun je
    aanbieden?, Ik bied, Ik bied aan, Sterke punten, Vaardigheden, Wat kan ik aanbieden?, Waar kun
    je anderen mee helpen?
    Czego możesz nauczyć?, Czego możesz nauczyć innych?, Mogę nauczyć, Oferuję, Mocne strony,
    Umiejętności, W czym możesz pomóc?, Co możesz zaoferować?
    教えられるスキル, 教えられること, 提供できるスキル, 得意分野, 得意なこと, 教えることができるスキル, 強み
    Vad kan du lära ut?, Jag kan lära ut, Jag erbjuder, Mina styrkor, Styrkor
    """,
    "wants": """
    Was würdest du gern lernen?, Was würdest du gerne lernen?, Cosa ti piacerebbe imparare?
    Was möchte ich lernen?, Was möchtest du lernen?, Was möchten Sie lernen?, Was willst du lernen?,
    Ich suche, Suche, Gesuch, Ich möchte lernen, Möchte lernen, Lernwünsche, Lernziele, Wobei
    brauchst du Hilfe?, Was möchte ich verbessern?, Entwicklungsfelder, Wobei suchst du
    Unterstützung?
    Que voulez-vous apprendre ?, Que voudriez-vous apprendre ?, Que souhaitez-vous apprendre ?, Que
    veux-tu apprendre ?, Je veux apprendre, Je souhaite apprendre, J'aimerais apprendre, Ce que je
    veux apprendre, Compétences recherchées, Compétences à acquérir, Compétences à développer, Je
    cherche, Besoins, Ce que je souhaite apprendre, Qu'aimeriez-vous apprendre ?
    ¿Qué te gustaría aprender?, ¿Qué quieres aprender?, ¿Qué desea aprender?, Quiero aprender, Me
    gustaría aprender, Busco, Habilidades que busco, Áreas de mejora, ¿Qué quiere aprender?,
    Necesidades
    O que você quer aprender?, O que quer aprender?, O que você gostaria de aprender?, O que
    gostaria de aprender?, Quero aprender, Gostaria de aprender, Procuro, Busco aprender, O que
    queres aprender?, O que deseja aprender?
    Cosa vuoi imparare?, Voglio imparare, Vorrei imparare, Cerco, Cosa vorresti imparare?
    Wat wil je leren?, Wat wilt u leren?, Wat zou je willen leren?, Ik wil leren, Ik zoek,
    Leerwensen, Leerdoelen, Wat zou je graag leren?, Wat wil ik leren?
    Czego chcesz się nauczyć?, Czego chciałbyś się nauczyć?, Czego chciałabyś się nauczyć?, Chcę się
    nauczyć, Szukam, Czego chciałbyś/chciałabyś się nauczyć?
    学びたいスキル, 学びたいこと, 習得したいスキル, 教わりたいこと, 学習したいスキル, 身につけたいスキル
    Vad vill du lära dig?, Jag vill lära mig, Jag söker, Utvecklingsområden, Mina utvecklingsområden
    """,
    "career_stage": """
    Karrierestufe, Karrierelevel, Besoldungsgruppe, Entgeltgruppe
    Grade, Échelon, Niveau hiérarchique
    Nivel profesional, Categoría profesional, Nível profissional
    """,
    "department": """
    Abteilung, Deine Abteilung, Ihre Abteilung, Fachbereich, Organisationseinheit, Geschäftsbereich
    Département, Votre service
    Departamento, Área, Area, Tu departamento
    Setor, Área de trabalho
    Dipartimento, Reparto
    Afdeling, Je afdeling
    Dział, Departament, Wydział
    部署, 所属部署, 所属, 部門
    Avdelning, Afdeling, Osasto
    """,
    "team": """
    Équipe, Votre équipe
    Equipo, Equipe, Equipa
    Zespół
    チーム
    """,
    "manager": """
    Vorgesetzte:r, Vorgesetzter, Vorgesetzte, Vorgesetzte/r, Führungskraft, Direkte Führungskraft
    Responsable hiérarchique, Manager direct, Supérieur hiérarchique, N+1
    Jefe, Jefe directo, Responsable directo
    Gestor, Chefia direta, Gestor direto
    Leidinggevende
    Przełożony, Bezpośredni przełożony
    上司, 直属の上司
    """,
    "site": """
    Standort, Büro, Dein Standort, Dienstort, Niederlassung
    Site, Lieu de travail, Implantation
    Sede, Oficina, Centro de trabajo, Ubicación
    Escritório, Local de trabalho, Unidade
    Vestiging, Standplaats, Locatie, Kantoor
    Biuro, Lokalizacja
    勤務地, 拠点, 事業所
    """,
    "city": """
    Wohnort, Stadt
    Ville
    Ciudad
    Cidade
    Città
    Woonplaats
    Miasto
    都市
    """,
    "country": """
    Land
    Pays
    País
    Paese
    Kraj
    国
    """,
    "timezone": """
    Zeitzone, Deine Zeitzone
    Fuseau horaire
    Zona horaria, Huso horario
    Fuso horário
    Fuso orario
    Tijdzone
    Strefa czasowa
    タイムゾーン
    """,
    "languages": """
    Sprachen, Sprache, Welche Sprachen sprichst du?, Welche Sprachen sprechen Sie?
    Langues, Langues parlées, Quelles langues parlez-vous ?
    Idiomas, ¿Qué idiomas hablas?, Lenguas
    Idiomas falados, Línguas
    Lingue, Lingue parlate
    Talen, Welke talen spreek je?
    Języki, Znajomość języków
    言語, 話せる言語
    """,
    "interests": """
    Interessen, Hobbys
    Centres d'intérêt, Loisirs
    Intereses, Aficiones
    Interesses, Passatempos
    Interessi
    Hobby's
    Zainteresowania
    趣味, 興味
    """,
    "availability": """
    Verfügbarkeit, Wann hast du Zeit?, Wann haben Sie Zeit?, Wann kannst du?, Freie Zeiten,
    Zeitfenster
    Disponibilités, Disponibilité, Quand êtes-vous disponible ?, Vos disponibilités
    Disponibilidad, ¿Cuándo estás disponible?, Horario disponible
    Disponibilidade, Quando você está disponível?
    Disponibilità
    Beschikbaarheid, Wanneer ben je beschikbaar?, Wanneer heb je tijd?
    Dostępność, Kiedy masz czas?
    空き時間, 都合のよい時間, 参加可能な時間
    """,
    "commitments": """
    Ich stimme den Regeln zu, Ich stimme zu, Zustimmung, Einverständnis, Stimmst du den Regeln zu?,
    Einwilligung
    J'accepte les règles, J'accepte, Acceptez-vous les règles ?
    ¿Aceptas las normas?, Acepto las normas, Acepto, ¿Acepta las normas?
    Concorda com as regras?, Concordo com as regras, Concordo, Aceito
    Accetto, Accetti le regole?
    Ik ga akkoord, Ga je akkoord met de regels?, Akkoord
    Zgadzam się, Akceptuję zasady, Zgoda
    同意する, 同意, 規約に同意する
    """,
    "timestamp": """
    Zeitstempel, Startzeit, Fertigstellungszeit, Abschlusszeit, Abgeschlossen, Datum Abgeschickt
    Horodateur, Heure de fin
    Marca temporal, Marca de tiempo, Hora de finalización
    Carimbo de data/hora, Hora de conclusão
    Informazioni cronologiche
    Tijdstempel
    Sygnatura czasowa
    タイムスタンプ, 回答日時, 完了時刻
    Tidsstämpel, Tidsstempel
    """,
    "active": """
    Nimmt teil, Teilnahme
    Participe
    Participa
    Neemt deel
    """,
}


def headers_of(field: str) -> tuple[str, ...]:
    """Return the headers in other languages that mean a field."""
    lines = _HEADERS.get(field, "").strip().replace(",\n", ", ").splitlines()
    return tuple(header.strip() for line in lines for header in line.split(", ") if header.strip())
