"""The list of evidence for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from exit_kit.leave.dossier import CHANGED, MISSING, Proof
from exit_kit.wording import format_plural, format_size, harmless

_SAYINGS = {
    MISSING: "The copy is missing. If you still have the file, attach it again.",
    CHANGED: "The copy has changed since it was kept: it no longer proves anything by its checksum.",
}


def render_proofs(proofs: Sequence[Proof]) -> str:
    """Return one paragraph for each file, oldest first, and how many there are."""
    if not proofs:
        return (
            "There is no evidence yet. While you follow a guide, attach screenshots and\n"
            "letters:\n"
            "exit-kit delete facebook --evidence FILE"
        )
    paragraphs = [_render_proof(proof) for proof in proofs]
    bad = sum(proof.state in _SAYINGS for proof in proofs)
    as_kept = "as it was kept" if len(proofs) == 1 else "all as they were kept"
    found = f"{bad} of them in trouble" if bad else as_kept
    summary = f"{format_plural(len(proofs), 'file')}, {found}."
    return "\n\n".join([*paragraphs, summary])


def _render_proof(proof: Proof) -> str:
    one = proof.evidence
    lines = [f"{one.on_date}  {harmless(one.name)}  ({format_size(one.size_bytes)})"]
    lines += [f"    {harmless(text)}" for text in (one.about, one.step and f"step: {one.step}") if text]
    lines += [f"    SHA-256 {one.sha256}"]
    lines += [f"    {_SAYINGS[proof.state]}"] if proof.state in _SAYINGS else []
    return "\n".join(lines)
