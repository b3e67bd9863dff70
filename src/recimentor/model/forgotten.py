"""What is left of somebody who was forgotten: a salted hash, so that old partners are not paired again."""

from __future__ import annotations

import hashlib
from typing import Final

from recimentor.model.names import same_text

PREFIX: Final = "forgotten-"
#: Stands where a name stood.
REMOVED: Final = "(removed)"
SALT_BYTES: Final = 16
_HASH_BYTES: Final = 16


def token_of(person_id: str, salt: bytes) -> str:
    """Return what takes the place of an id: ``forgotten-``, the salt and the hash, both in hexadecimal.

    Parameters
    ----------
    person_id
        The id, in the form in which texts compare.
    salt
        16 random bytes, used for one person alone.

    Notes
    -----
    A hash hides an id from whoever reads the file. It does not hide it from somebody who has a guess and
    tries it: that is what makes it serve no-repeat, and why it may be left out altogether.
    """
    return _token(same_text(person_id), salt)


def _token(form: str, salt: bytes) -> str:
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), salt=salt, digest_size=_HASH_BYTES)
    return f"{PREFIX}{salt.hex()}-{digest.hexdigest()}"


def is_token(text: str) -> bool:
    """Return whether a text stands for somebody who was forgotten."""
    return text.startswith(PREFIX)


def stands_for(token: str, person_id: str) -> bool:
    """Return whether a token was made from an id, by this version or by one that folded the case alone."""
    try:
        salt = bytes.fromhex(token.removeprefix(PREFIX).partition("-")[0])
        return token in {_token(same_text(person_id), salt), _token(person_id.casefold(), salt)}
    except ValueError:
        return False
