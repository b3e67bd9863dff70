from __future__ import annotations

import pytest

from recimentor.model.addressing import first_name, set_name, whole_name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("AISHA KARIM", "Aisha Karim"),
        ("aisha karim", "Aisha Karim"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("VAN DER BERG", "Van der Berg"),
        ("SEAN O'NEIL", "Sean O'Neil"),
        ("SEAN O\u2019NEIL", "Sean O\u2019Neil"),
        ("IAN McDONALD", "Ian McDonald"),
        ("IAN MCDONALD", "Ian McDonald"),
        ("ian mcdonald", "Ian McDonald"),
        ("ANNA MACIEJEWSKA", "Anna Maciejewska"),
        ("IAN MacDONALD", "Ian MacDonald"),
        ("MARY-JANE D'ANGELO", "Mary-Jane D'Angelo"),
        ("JEAN d'ARC", "Jean D'Arc"),
        ("JOHN SMITH III", "John Smith III"),
        ("J.R. SMITH", "J.R. Smith"),
        ("TJ MILLER", "TJ Miller"),
        ("JO NG", "Jo Ng"),
        ("MINH NG", "Minh Ng"),
        ("MARIA DOS SANTOS E SILVA", "Maria dos Santos e Silva"),
        ("İBRAHİM YILDIZ", "\u0130brahim Y\u0131ld\u0131z"),
        ("IJSBRAND DE VRIES", "IJsbrand de Vries"),
        ("ИВАН ПЕТРОВ", "Иван Петров"),
        ("ΝΙΚΟΣ ΠΑΠΑΣ", "Νικος Παπας"),
        ("ZOE\u0301 LAMBERT", "Zoe\u0301 Lambert"),
        ("KARIM, AISHA", "Karim, Aisha"),
        # What its owner, or a program, wrote so.
        ("Aisha KARIM", "Aisha KARIM"),
        ("Leonardo DiCaprio", "Leonardo DiCaprio"),
        ("danah Boyd", "danah Boyd"),
        ("P017", "P017"),
        ("aisha@example.org", "aisha@example.org"),
        ("(removed)", "(removed)"),
        ("田中 太郎", "田中 太郎"),
        ("", ""),
        ("A", "A"),
    ],
)
def test_names_typed_in_one_case_are_set_as_names(typed: str, expected: str) -> None:
    assert set_name(typed) == expected
    assert set_name(expected) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Aisha Karim", "Aisha"),
        ("AISHA KARIM", "Aisha"),
        ("KARIM, AISHA", "Aisha"),
        ("KARIM, Aisha", "Aisha"),
        ("KARIM Aisha", "Aisha"),
        ("Aisha KARIM", "Aisha"),
        ("Dr. Aisha Karim", "Aisha"),
        ("PROF. DR. AISHA KARIM", "Aisha"),
        ("Frau Aisha Karim", "Aisha"),
        ("Karim, Dr. Aisha", "Aisha"),
        ("Martin Luther King, Jr.", "Martin"),
        ("Mary-Jane Watson", "Mary-Jane"),
        ("Jean-Luc VAN DER BERG", "Jean-Luc"),
        ("VAN DER BERG", "Van der Berg"),
        ("J. Smith", "J. Smith"),
        ("Madonna", "Madonna"),
        ("Dr. Karim", "Karim"),
        ("田中 太郎", "田中 太郎"),
        ("김민준", "김민준"),
        ("P017", "P017"),
        ("Otter 12", "Otter 12"),
        ("(removed)", "(removed)"),
        ("aisha@example.org", "aisha@example.org"),
        ("", ""),
    ],
)
def test_people_are_called_by_their_first_names(name: str, expected: str) -> None:
    assert first_name(name) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("O'NEIL, BEN", "Ben O'Neil"),
        ("Karim, Aisha", "Aisha Karim"),
        ("VAN DER BERG, JAN", "Jan van der Berg"),
        ("Karim, Dr. Aisha", "Dr. Aisha Karim"),
        ("Martin Luther King, Jr.", "Martin Luther King, Jr."),
        ("Aisha Karim, PhD", "Aisha Karim, PhD"),
        ("Karim, Aisha, MBA", "Karim, Aisha, MBA"),
        (", Aisha", ", Aisha"),
        ("Karim,", "Karim,"),
        ("(removed)", "(removed)"),
    ],
)
def test_a_letter_writes_the_first_name_first(typed: str, expected: str) -> None:
    assert whole_name(typed) == expected
