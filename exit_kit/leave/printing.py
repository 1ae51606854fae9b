"""A guide to take along: as Markdown, as a page that opens anywhere and loads nothing, and as data for programs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from exit_kit.errors import GuideError
from exit_kit.leave.describe import (
    describe_app,
    describe_count,
    describe_knowledge,
    describe_state,
    format_date,
    list_lines,
    list_sources,
)
from exit_kit.leave.guide import Step
from exit_kit.leave.progress import Progress, State, View

FORMATS: Final = ("markdown", "html")
_CODE: Final = re.compile(r"`([^`]+)`")
_BOXES: Final = {State.OPEN: "[ ]", State.ELSEWHERE: "[ ]"}


def render_markdown(progress: Progress) -> str:
    """Return the whole guide with its progress as Markdown."""
    guide = progress.guide
    lines = [f"# {guide.title}", "", guide.about, ""]
    lines += [f"- {warning}" for warning in guide.warnings]
    lines += ["", f"{describe_count(progress)}. Written on {format_date(progress.today)}.", ""]
    for view in progress.here:
        lines += _render_view(view, progress)
    lines += ["## What this stands on", ""]
    lines += [f"- {source}" for source in list_sources(guide)]
    return "\n".join(lines) + "\n"


def _render_view(view: View, progress: Progress) -> Iterator[str]:
    yield f"## {_BOXES.get(view.state, '[x]')} {view.number}. {view.step.title}"
    yield ""
    if not view.is_open:
        yield f"**{_escape(_begin_large(describe_state(view)))}**"
        yield ""
    for label, text, is_grave in list_lines(view, progress):
        shown = f"<{text}>" if label == "Page" else _escape(text)
        yield f"- **{label}:** {f'**{shown}**' if is_grave else shown}"
    for app in view.apps:
        box = "[x]" if app.name in (view.ticked_apps or {}) else "[ ]"
        yield f"    - {box} {_escape(app.name)}: {describe_app(app)}"
    yield ""


def _escape(text: str) -> str:
    """Take the meaning from what Markdown would read as a sign, and from tags."""
    for sign in "\\*_[]<#|":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def render_html(progress: Progress) -> str:
    """Return the whole guide as a page with its own style that loads nothing."""
    return _render_template("guide.html", progress)


def render_fragment(progress: Progress) -> str:
    """Return the steps of a guide as a piece of a page; everything in it is escaped."""
    return _render_template("guide_steps.html", progress)


def _render_template(name: str, progress: Progress) -> str:
    from jinja2 import DictLoader, Environment

    folder = files("exit_kit.leave").joinpath("data")
    names = ("guide.html", "guide_steps.html")
    texts = {one: folder.joinpath(one).read_text(encoding="utf-8") for one in names}
    environment = Environment(loader=DictLoader(texts), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["code"] = _mark_code
    return environment.get_template(name).render(
        progress=progress,
        guide=progress.guide,
        count=describe_count(progress),
        today=format_date(progress.today),
        lines=lambda view: list(list_lines(view, progress)),
        describe_state=lambda view: _begin_large(describe_state(view)),
        started_on=format_date(date.fromisoformat(progress.plan.started_at[:10])) if progress.plan else None,
        describe_app=describe_app,
        sources=list_sources(progress.guide),
    )


def _begin_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _mark_code(text: str) -> Markup:
    """Return text with what stands between backticks as code; everything is escaped first."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def write_output(path: Path, text: str) -> None:
    """Write a printed guide to a file that only its owner can read; an existing file is never written over.

    Raises GuideError when it cannot be written.
    """
    try:
        with os.fdopen(
            os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError as error:
        raise GuideError(
            f"The guide was not written to {path}.", f"{error.strerror}.", "Name another file with --output."
        ) from None


def describe_progress(progress: Progress) -> dict[str, Any]:
    """Return a guide with its progress as JSON data."""
    plan, following = progress.plan, progress.next
    return {
        "platform": progress.guide.platform,
        "path": progress.guide.path,
        "title": progress.guide.title,
        "about": progress.guide.about,
        "warnings": list(progress.guide.warnings),
        "account": plan.account if plan else None,
        "country": progress.country,
        "started_at": plan.started_at if plan else None,
        "ended_at": plan.ended_at if plan else None,
        "today": progress.today.isoformat(),
        "next": following.step.id if following else None,
        "counts": {str(state): progress.count(state) for state in State},
        "steps": [_describe_view(view, progress) for view in progress.views],
    }


def _describe_view(view: View, progress: Progress) -> dict[str, Any]:
    mark = view.mark
    return {
        "number": view.number,
        "id": view.step.id,
        "state": str(view.state),
        "on_date": mark.on_date.isoformat() if mark and mark.on_date else None,
        "why_skipped": mark.why if mark else None,
        **_describe_step(view.step, progress),
        "says": list(view.says),
        "is_refused": view.is_refused,
        **_describe_archive(view),
        "notes": [note.text for note in view.notes],
        "files": [
            {
                "name": one.name,
                "path": one.path,
                "sha256": one.sha256,
                "on_date": one.on_date.isoformat(),
                "is_there": one.id not in view.lost,
            }
            for one in view.evidence
        ],
    }


def _describe_step(step: Step, progress: Progress) -> dict[str, Any]:
    texts = (
        "title",
        "do",
        "why",
        "url",
        "wait",
        "irreversible",
        "verify",
        "evidence",
        "starts",
        "confidence",
    )
    return {
        **{name: getattr(step, name) for name in texts},
        "menu": {"web": step.menu.web, "ios": step.menu.ios, "android": step.menu.android},
        "countries": sorted(step.countries),
        "not_in": sorted(step.not_in),
        "checked_on": step.checked_on.isoformat(),
        "known": describe_knowledge(step, progress.today),
        "sources": list(step.sources),
    }


def _describe_archive(view: View) -> dict[str, Any]:
    ticked = view.ticked_apps or {}
    return {
        "figures": [
            {"kind": one.kind, "total": one.total, "years": {str(year): n for year, n in one.years.items()}}
            for one in view.figures
        ],
        "apps": [
            {
                "name": app.name,
                "since": app.since,
                "page": app.page and app.page.url,
                "done": app.name in ticked,
            }
            for app in view.apps
        ],
    }
