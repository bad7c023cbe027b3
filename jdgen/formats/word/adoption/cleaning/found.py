"""What was found in headers and footers that must not travel, and the sentences that tell of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jdgen.formats.word.adoption.cleaning.field_codes import Fields
from jdgen.formats.word.adoption.cleaning.pictures import Pictures
from jdgen.formats.word.adoption.cleaning.placeholders import Placeholders, advice
from jdgen.formats.word.adoption.report import Report


@dataclass
class Found:
    """What was found in all headers and footers together."""

    tracked: int = 0
    comments: int = 0
    hidden: int = 0
    places: int = 0
    described: int = 0
    bound: int = 0
    people: int = 0
    numbered: int = 0
    prompts: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    fields: list[Fields] = field(default_factory=list)
    pictures: list[Pictures] = field(default_factory=list)
    placeholders: list[Placeholders] = field(default_factory=list)


def tell_found(found: Found, report: Report) -> None:
    """Say what was found."""
    _tell_left_out(found, report)
    _tell_pictures(found, report)
    _tell_words(found, report)


def _tell_left_out(found: Found, report: Report) -> None:
    said = (
        (found.tracked, "Tracked changes: they are accepted, and who made them is forgotten."),
        (found.comments, "Comments on the header or footer."),
        (found.hidden, "Hidden text in the header or footer."),
        (found.people, "The name of a person that stood in the header from the file's properties."),
        (found.bound, "What content controls were bound to; their printed words stay."),
        (found.described, "What a camera or program wrote into a picture, such as who took it and where."),
        (found.places, "The name of the file a picture came from, or where it lay."),
    )
    report.left_out += [sentence for count, sentence in said if count]
    for kind in dict.fromkeys(kind for one in found.fields for kind in one.left_out):
        report.left_out.append(f"A field that prints {kind}.")


def _tell_pictures(found: Found, report: Report) -> None:
    every = found.pictures
    lost = (
        (sum(one.objects for one in every), "An object was taken out of the header: put a picture of it there."),
        (sum(one.linked for one in every),
         "A picture in the header is only linked and was taken out: insert the picture itself."),
        (sum(one.lost for one in every),
         "A picture in the header was taken out, because the file does not hold it soundly: insert it anew as PNG."),
        (sum(one.charts for one in every),
         "A chart or a SmartArt drawing in the header was taken out: put a picture of it there."),
        (sum(one.links for one in every),
         "A link in the header that leads to no web or mail address is now plain text."),
    )  # fmt: skip
    report.unused += [sentence for count, sentence in lost if count]
    for words in _once(one.drafts for one in every):
        report.left_out.append(f"The watermark “{words}”: a draft says so in its header, an approved text must not.")
    for words in _once(one.watermarks for one in every):
        report.unused.append(f"The watermark “{words}” is printed on every document; delete it if that is not meant.")
    if found.numbered:
        report.unused.append("A numbered or bulleted line in the header lost its number or bullet: type it as text.")


def _tell_words(found: Found, report: Report) -> None:
    known = _once(one.known for one in found.placeholders)
    if known:
        names = ", ".join(f"{{{{ {name} }}}}" for name in known)
        report.taken.append(f"Its placeholders: {names}.")
    if "role.version" in known:
        report.unused.append(
            "{{ role.version }} prints nothing for a draft; {{ role.standing }} says in one where any text stands."
        )
    for words in _once([found.orphans]):
        report.unused.append(f"“{words}” is left of a line whose field was taken out: delete it if it says nothing.")
    for words in _once(one.unknown for one in found.placeholders):
        report.unused.append(f"“{words}” is no placeholder jdgen can fill and was taken out: {advice(words)}.")
    for words in _once(one.alike for one in found.placeholders):
        report.unused.append(f"“{words}” is printed as it stands: {advice(words)}.")
    for words in _once([found.prompts]):
        report.unused.append(f"The prompt “{words}” was taken out: {advice(words)}.")
    for name in _once(one.merge for one in found.fields):
        report.unused.append(f"The merge field “{name}” was taken out: {advice(name)}.")
    for words in _once(one.frozen for one in found.fields):
        report.unused.append(f"“{words}” came from a field and now stands there as plain words.")


def _once(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(word for words in lists for word in words if word))
