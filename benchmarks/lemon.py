"""LEMON's matching, compiled from `lemon.cpp` where a C++ compiler and LEMON's headers are there.

On Debian: ``apt-get install g++ liblemon-dev``.
"""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from benchmarks.contest import Matrix, Pairs

SOURCE = Path(__file__).with_suffix(".cpp")
FLAGS = ("-O3", "-march=native", "-shared", "-fPIC")


def pair_people(matrix: Matrix, bonus: int) -> Pairs:
    """Return the pairs of most weight, each pair worth a bonus beside its weight."""
    size = len(matrix)
    weights = np.ascontiguousarray(matrix, dtype=np.int32)
    mates = np.empty(size, dtype=np.int32)
    pointer = ctypes.c_void_p
    _library().pair_people(
        ctypes.c_int(size),
        weights.ctypes.data_as(pointer),
        ctypes.c_longlong(bonus),
        mates.ctypes.data_as(pointer),
    )
    return [(person, mate) for person, mate in enumerate(mates.tolist()) if mate > person]


@cache
def is_built() -> bool:
    """Whether it could be compiled."""
    try:
        _library()
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


@cache
def _library() -> ctypes.CDLL:
    """Compile the source once for all processes of this machine, under a name made of its bytes.

    Raises
    ------
    OSError
        If there is no compiler.
    subprocess.CalledProcessError
        If the compiler finds no headers.
    """
    digest = hashlib.sha256(SOURCE.read_bytes() + " ".join(FLAGS).encode()).hexdigest()[:16]
    target = Path(tempfile.gettempdir()) / f"recimentor-benchmark-lemon-{digest}.so"
    if not target.exists():
        compiler = shutil.which("g++")
        if compiler is None:
            raise FileNotFoundError("there is no g++")
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "lemon.so"
            command = [compiler, *FLAGS, "-o", str(made), str(SOURCE)]
            subprocess.run(command, check=True, capture_output=True)
            shutil.move(made, target)
    return ctypes.CDLL(str(target))
