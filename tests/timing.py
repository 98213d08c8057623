"""How long does work take, whatever else the machine does?"""

from __future__ import annotations

import timeit
from collections.abc import Callable
from time import process_time


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the best of three runs, without the collection of garbage that others left."""
    return min(timeit.repeat(work, timer=process_time, number=1, repeat=3))
