"""Content controls, smart tags and custom XML taken from around their text (17.5).

What they are bound to, such as the columns of a SharePoint library, does not travel; what they print does, save where
it is the prompt of a control that nobody filled, or a person's name from the file's properties.
"""

from dataclasses import dataclass, field

from lxml import etree

from jdgen.formats.word.adoption.elements import drop, unwrap
from jdgen.formats.word.ooxml.names import w

_WRAPPERS = [w(tag) for tag in ("smartTag", "customXml")]
_PROPERTIES_OF_WRAPPERS = [w(tag) for tag in ("smartTagPr", "customXmlPr")]
_OF_PEOPLE = ("creator", "author", "lastmodifiedby", "manager")


@dataclass
class Controls:
    """What was found: `bound` to data, bound to `people`, and the words of `prompts`."""

    bound: int = 0
    people: int = 0
    prompts: list[str] = field(default_factory=list)


def flatten(root: etree._Element) -> Controls:
    """Take all content controls below `root` from around their content, innermost first."""
    found = Controls()
    for control in reversed(list(root.iter(w("sdt")))):
        _judge(control, found)
        content = control.find(w("sdtContent"))
        if content is None:
            drop(control)
            continue
        for other in [child for child in control if child is not content]:
            drop(other)
        unwrap(content)
        unwrap(control)
    for properties in list(root.iter(*_PROPERTIES_OF_WRAPPERS)):
        drop(properties)
    for wrapper in reversed(list(root.iter(*_WRAPPERS))):
        found.bound += 1
        unwrap(wrapper)
    return found


def _judge(control: etree._Element, found: Controls) -> None:
    properties = control.find(w("sdtPr"))
    if properties is None:
        return
    binding = next((e.get(w("xpath"), "") for e in properties if str(e.tag).endswith("}dataBinding")), None)
    words = "".join(text.text or "" for text in control.iter(w("t"))).strip()
    if properties.find(w("showingPlcHdr")) is not None:
        found.prompts.append(words)
        _silence(control)
    elif binding is not None and any(word in binding.lower() for word in _OF_PEOPLE):
        found.people += 1
        _silence(control)
    elif binding is not None:
        found.bound += 1


def _silence(control: etree._Element) -> None:
    for text in list(control.iter(w("t"))):
        drop(text)
