"""The package of the editors as a caller installs it: packed by npm, beside TipTap, bundled into a page."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "service" / "web" / "prosemirror"
PAGE = Path(__file__).parent / "tiptap"
INSTALL = "Node.js or npm is not installed; `apt-get install nodejs npm` installs them"


def missing() -> bool:
    """Tell whether a program that is needed is not there."""
    return not (shutil.which("node") and shutil.which("npm"))


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder and return what it writes; raise with all that it said where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def contents() -> list[str]:
    """Return the files that npm would publish."""
    (packed,) = json.loads(run(PACKAGE, "npm", "pack", "--dry-run", "--json"))
    return sorted(one["path"] for one in packed["files"])


def installed(folder: Path) -> Path:
    """Install into `folder` what the lock names, and the package as npm packs it; no script of a package is run."""
    for source in PAGE.iterdir():
        shutil.copy(source, folder)
    run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    run(PACKAGE, "npm", "pack", "--pack-destination", str(folder))
    (packed,) = folder.glob("second-source-prosemirror-*.tgz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "packed", filter="data")
    (folder / "node_modules" / "@second-source").mkdir()
    (folder / "packed" / "package").rename(folder / "node_modules" / "@second-source" / "prosemirror")
    return folder


def bundled(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Return the files of the page by their names, each with its type."""
    run(folder, "node_modules/.bin/esbuild", "page.js", "--bundle", "--format=iife", "--target=es2022", "--outfile=bundle.js")
    style = folder / "node_modules" / "@second-source" / "prosemirror" / "style.css"
    return {
        "": ("text/html; charset=utf-8", (folder / "index.html").read_bytes()),
        "page.js": ("text/javascript; charset=utf-8", (folder / "bundle.js").read_bytes()),
        "style.css": ("text/css; charset=utf-8", style.read_bytes()),
    }
