"""Several documents in one file: what the file as a whole says of itself."""

from collections.abc import Iterable, Sequence

from jdgen.document.identity import Identity
from jdgen.document.tree import Document, Meta


def joint_meta(title: str, documents: Sequence[Document]) -> Meta:
    """What a file says that holds `documents` under `title`: all their subjects and keywords, each once, and otherwise
    what the first of them says. Running lines, values and identities stay with the documents."""
    first = documents[0].meta
    return Meta(
        title=title,
        author=first.author,
        subject=", ".join(_once(document.meta.subject for document in documents)),
        language=first.language,
        keywords=_once(word for document in documents for word in document.meta.keywords),
        logo=first.logo,
    )


def identities_of(documents: Iterable[Document]) -> tuple[Identity, ...]:
    """The identities of `documents`: of all, or of none. Raises ValueError where only some have one."""
    found = [document.meta.identity for document in documents]
    known = tuple(identity for identity in found if identity is not None)
    if known and len(known) < len(found):
        raise ValueError("some documents say who they are, and some do not")
    return known


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
