"""Letterheads with pictures in their headers, for tests of schools' logos."""

from collections.abc import Mapping

from word.letterhead_files import NAMESPACES, header_part, letterhead, zipped
from word.ooxml import parts

from jdgen.document.picture_kind import picture_kind

LOGO = "{{ school.logo }}"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def drawing(
    alt: str = LOGO,
    *,
    leads: str = 'r:embed="rId1"',
    box: tuple[int, int] = (1_080_000, 720_000),
    blip: str = "",
    fill: str = "<a:stretch><a:fillRect/></a:stretch>",
    more: str = "",
    copy: str = "",
) -> str:
    """A picture in line, as Word writes it: `more` are attributes of its `docPr`, `copy` those of its `cNvPr`."""
    size = f'cx="{box[0]}" cy="{box[1]}"'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="7" name="Picture 7" descr="{alt}" {more}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="" {copy}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {leads}>{blip}</a:blip>{fill}</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def paragraph(*runs: str) -> str:
    """A paragraph of drawings and other contents of runs."""
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def with_pictures(header: str, pictures: Mapping[str, bytes], first: str = "", first_shows: str = "rId1") -> bytes:
    """A letterhead with the block elements `header`, to which `pictures`, by file name, are related as rId1, rId2 ...
    With `first` the first page has a header of its own, whose rId1 is that of `first_shows`."""
    content = parts(letterhead())
    leads = {f"rId{number}": f"/word/media/{name}" for number, name in enumerate(pictures, 1)}
    shown = header_part(letterhead())
    content[shown] = f"<w:hdr {NAMESPACES}>{header}</w:hdr>".encode()
    content[_rels(shown)] = _relationships(leads)
    content |= {f"word/media/{name}": picture for name, picture in pictures.items()}
    types = "".join(
        f'<Override PartName="/word/media/{name}" ContentType="{kind.media_type}"/>'
        for name, picture in pictures.items()
        if (kind := picture_kind(picture))
    )
    if first:
        content["word/header9.xml"] = f"<w:hdr {NAMESPACES}>{first}</w:hdr>".encode()
        content[_rels("word/header9.xml")] = _relationships({"rId1": leads[first_shows]})
        types += f'<Override PartName="/word/header9.xml" ContentType="{_HEADER_TYPE}"/>'
        _show_first(content)
    name = "[Content_Types].xml"
    content[name] = content[name].replace(b"</Types>", f"{types}</Types>".encode())
    return zipped(content)


def _show_first(content: dict[str, bytes]) -> None:
    body, rels = "word/document.xml", "word/_rels/document.xml.rels"
    reference = b'<w:headerReference w:type="first" r:id="rIdFirst"/>'
    before, _, rest = content[body].partition(b"<w:headerReference")
    content[body] = (
        before + reference + b"<w:headerReference" + rest.replace(b"</w:sectPr>", b"<w:titlePg/></w:sectPr>")
    )
    kind = _IMAGE.replace("image", "header")
    line = f'<Relationship Id="rIdFirst" Type="{kind}" Target="header9.xml"/></Relationships>'
    content[rels] = content[rels].replace(b"</Relationships>", line.encode())


def _rels(part: str) -> str:
    return part.replace("word/", "word/_rels/") + ".rels"


def _relationships(leads: Mapping[str, str]) -> bytes:
    lines = "".join(f'<Relationship Id="{id}" Type="{_IMAGE}" Target="{to}"/>' for id, to in leads.items())
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{lines}</Relationships>'.encode()
