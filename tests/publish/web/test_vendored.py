"""Are the released files here what the table says, each with its licence, and nothing else beside them?"""

from __future__ import annotations

import hashlib

import pytest

from keqiao_kg.publish.web.vendored import VENDOR, Package, packages

PACKAGES = packages()


def test_table_is_full() -> None:
    assert len(PACKAGES) >= 5
    assert [package.name for package in PACKAGES] == sorted(package.name for package in PACKAGES)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_files_are_unmodified(package: Package) -> None:
    for file in package.files:
        content = (VENDOR / package.folder / file.name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file.sha256, f"{package.name}: {file.name}"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_licence_lies_beside_them(package: Package) -> None:
    names = {path.name for path in (VENDOR / package.folder).iterdir()}
    assert "LICENSE.txt" in names
    assert names - {"LICENSE.txt", "NOTICES.txt"} == {file.name for file in package.files}
    assert package.integrity.startswith("sha512-")


def test_every_folder_is_in_the_table() -> None:
    folders = {path.name for path in VENDOR.iterdir() if path.is_dir()}
    assert folders == {package.folder for package in PACKAGES}
