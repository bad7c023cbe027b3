"""What has changed, for programs: JSON of the shape that `jdgen schema diff` prints."""

import json
from typing import Any

from jdgen.comparing.answer import Answer, Judged
from jdgen.comparing.entries import Entry, Unread
from jdgen.comparing.words import Mark, stretches
from jdgen.consultation.classes import CLASSES
from jdgen.consultation.model import Remark
from jdgen.diagnostics import Location
from jdgen.workspace import Position

SCHEMA = 1
_WORDS = {each: word for word, each in CLASSES.items()}
_MARKS = {Mark.SAME: "same", Mark.GONE: "removed", Mark.NEW: "added"}
Data = dict[str, Any]


def as_json(answer: Answer) -> str:
    """The answer as JSON, ending with a newline."""
    return json.dumps(as_data(answer), indent=2, ensure_ascii=False) + "\n"


def as_data(answer: Answer) -> Data:
    """The answer as JSON values."""
    comparison = answer.comparison
    return {
        "schema": SCHEMA,
        "old": comparison.old,
        "new": comparison.new,
        "as_of": comparison.as_of.isoformat(),
        "old_as_of": (comparison.old_as_of or comparison.as_of).isoformat(),
        "compared": comparison.compared,
        "counts": {word: answer.counts.get(each, 0) for word, each in CLASSES.items()},
        "changes": [_change(judged, comparison.titles) for judged in answer.judged],
        "unread": [_unread(each) for each in comparison.unread],
        "notes": list(comparison.notes),
        "unmatched": list(answer.unmatched),
    }


def _change(judged: Judged, titles: dict[str, str]) -> Data:
    entry, suggestion, remark = judged
    change = entry.change
    return {
        "change": entry.key,
        "did": change.did.name.lower().replace("_", "-"),
        "part": str(change.part),
        "key": change.key,
        "group": change.group,
        "id": change.id,
        "about": change.about,
        "old": change.old,
        "new": change.new,
        "words": [[_MARKS[mark], text] for mark, text in stretches(change.old, change.new)],
        "matched": change.matched.name.lower() if change.matched else None,
        "alike": change.alike,
        "at": _place(change.at),
        "cause": {"source": str(entry.cause.source), "name": entry.cause.name},
        "class": _WORDS[judged.is_class],
        "suggested": {
            "class": _WORDS[suggestion.suggests], "rule": suggestion.rule, "why": suggestion.says,
            "source": suggestion.source,
        },
        "reason": judged.reason or None,
        "verdict": _verdict(remark) if remark else None,
        **_where(entry, titles),
    }  # fmt: skip


def _where(entry: Entry, titles: dict[str, str]) -> Data:
    return {
        "roles": [{"role": role, "title": titles.get(role, "")} for role in entry.roles],
        "schools": list(entry.schools),
        "positions": [_position(position) for position in entry.positions],
        "missed": [{**_position(missed.position), "at": _place(missed.at)} for missed in entry.missed],
    }


def _verdict(remark: Remark) -> Data | None:
    return {"class": _WORDS[remark.is_class], "reason": remark.class_reason} if remark.is_class else None


def _unread(each: Unread) -> Data:
    findings = [{"code": d.code, "message": d.message, "at": _place(d.at)} for d in each.findings]
    return {"side": each.side, **_position(each.position), "findings": findings}


def _position(position: Position) -> Data:
    return {"role": position.role, "school": position.school or None}


def _place(at: Location) -> Data | None:
    return {"file": at.file, "line": at.line} if at.file else None
