"""The error where a package that only some formats need is not installed."""

from __future__ import annotations

from keqiao_kg.errors import OutputError


def absent(package: str, extra: str) -> OutputError:
    """What to say and do: `package` comes with the extra of this project."""
    hint = f"run `pip install 'keqiao-kg[{extra}]'`"
    return OutputError(f"this format needs the package {package}, which is not installed", hint=hint)
