"""A result written down, read again, and compared with a later one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from keqiao_kg.errors import InputError
from keqiao_kg.score.tally import Score, Tally


def save(result: Score, path: Path) -> None:
    """Writes a result as JSON, for `load`. Raises InputError where the file cannot be written."""
    saved = {
        "tallies": {name: [t.right, t.wrong, t.missed] for name, t in result.tallies.items()},
        "fields": {name: list(pair) for name, pair in result.fields.items()},
        "rows": dict(result.rows),
        "unaligned": list(result.unaligned),
    }
    try:
        path.write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be written", where=str(path), cause=str(error.strerror)) from error


def load(path: Path) -> Score:
    """A saved result. Raises InputError where the file is absent or no such result."""
    try:
        return _score(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError("cannot be read", where=str(path), cause=str(error.strerror)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "give a file that `keqiao-kg score --save` wrote"
        raise InputError("is no saved result", where=str(path), cause=str(error), hint=hint) from error


def _score(saved: Mapping[str, Mapping[str, list[int]]]) -> Score:
    return Score(
        tallies={name: Tally(*counts) for name, counts in saved["tallies"].items()},
        fields={name: (right, of) for name, (right, of) in saved["fields"].items()},
        rows={str(key): str(fate) for key, fate in saved["rows"].items()},
        unaligned=tuple(map(str, saved["unaligned"])),
    )


def changes(before: Score, after: Score) -> dict[str, list[str]]:
    """Rows `gained` (right now, not before) and `lost` (right before, not now), by key.

    A row that was wrong and is no longer found at all counts as gained, a new wrong one as lost.
    """

    def newly(one: Score, two: Score, test: Callable[[Score, str], bool]) -> list[str]:
        keys = sorted({*one.rows, *two.rows})
        return [key for key in keys if test(two, key) and not test(one, key)]

    def good(result: Score, key: str) -> bool:
        fate = result.rows.get(key)
        return fate == "right" or (fate is None and "wrong" in (before.rows.get(key), after.rows.get(key)))

    return {"gained": newly(before, after, good), "lost": newly(after, before, good)}
