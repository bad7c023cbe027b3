"""What every Word file says of itself in the same words: namespaces, relationships, content types, a theme's rest."""

import re
from collections.abc import Iterable

OPEN = "http://schemas.openxmlformats.org"
OFFICE = f"{OPEN}/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

_OLD = {
    "ve": f"{OPEN}/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": OFFICE,
    "m": f"{OPEN}/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": f"{OPEN}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OPEN}/drawingml/2006/main",
    "pic": f"{OPEN}/drawingml/2006/picture",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": f"{OPEN}/wordprocessingml/2006/main",
    "wne": f"{MICROSOFT}/word/2006/wordml",
    "cp": f"{OPEN}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": f"{OPEN}/officeDocument/2006/extended-properties",
    "op": f"{OPEN}/officeDocument/2006/custom-properties",
    "vt": f"{OPEN}/officeDocument/2006/docPropsVTypes",
}
_NEW = {
    "mc": f"{OPEN}/markup-compatibility/2006",
    "w14": f"{MICROSOFT}/word/2010/wordml",
    "wp14": f"{MICROSOFT}/word/2010/wordprocessingDrawing",
    "wps": f"{MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{MICROSOFT}/word/2010/wordprocessingGroup",
    "w15": f"{MICROSOFT}/word/2012/wordml",
}
_NEWEST = {
    "w16cid": f"{MICROSOFT}/word/2016/wordml/cid",
    "w16du": f"{MICROSOFT}/word/2023/wordml/word16du",
    "a16": f"{MICROSOFT}/drawing/2014/main",
    "adec": f"{MICROSOFT}/drawing/2017/decorative",
}
_WITHOUT_VE = {prefix: uri for prefix, uri in _OLD.items() if prefix != "ve"}
NAMESPACES = {
    "2007": _OLD,
    "2016": _WITHOUT_VE | _NEW,
    "365": _WITHOUT_VE | _NEW | _NEWEST,
    "other": _WITHOUT_VE | {"mc": _NEW["mc"]},
}
_IGNORABLE = {"2007": "", "2016": "w14 w15 wp14", "365": "w14 w15 w16cid w16du wp14", "other": ""}
_MARKED = (
    "w:document",
    "w:hdr",
    "w:ftr",
    "w:styles",
    "w:settings",
    "w:fonts",
    "w:footnotes",
    "w:endnotes",
    "w:comments",
)
"""The parts in which Word says which namespaces older programs may pass over."""

_KINDS = {
    "core-properties": f"{OPEN}/package/2006/relationships/metadata/core-properties",
    "thumbnail": f"{OPEN}/package/2006/relationships/metadata/thumbnail",
    "people": f"{MICROSOFT}/2011/relationships/people",
    "commentsExtended": f"{MICROSOFT}/2011/relationships/commentsExtended",
    "classificationlabels": f"{MICROSOFT}/2020/02/relationships/classificationlabels",
    "keyMapCustomizations": f"{MICROSOFT}/2006/relationships/keyMapCustomizations",
    "vbaProject": f"{MICROSOFT}/2006/relationships/vbaProject",
}

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    (r"word/glossary/document\.xml", f"{_WORD}.document.glossary+xml"),
    (r"word/(?:glossary/)?(styles|settings|fontTable|webSettings|numbering|footnotes|endnotes|comments)\.xml",
     rf"{_WORD}.\1+xml"),
    (r"word/(header|footer)\d*\.xml", rf"{_WORD}.\1+xml"),
    (r"word/printerSettings\d*\.bin", f"{_WORD}.printerSettings"),
    (r"word/h\.xml", f"{_WORD}.header+xml"),
    (r"word/f\.xml", f"{_WORD}.footer+xml"),
    (r"word/theme/.*", "application/vnd.openxmlformats-officedocument.theme+xml"),
    (r"word/(people|commentsExtended)\.xml", rf"{_WORD}.\1+xml"),
    (r"word/customizations\.xml", "application/vnd.ms-word.keyMapCustomizations+xml"),
    (r"docProps/core\.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (r"docProps/app\.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    (r"docProps/custom\.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    (r"docMetadata/LabelInfo\.xml", "application/vnd.ms-office.classificationlabels+xml"),
    (r"customXml/itemProps\d+\.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
)  # fmt: skip
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "ttf": "application/x-font-ttf",
    "emf": "image/x-emf",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
}


def declared(xml: str, age: str) -> str:
    """`xml` with its root's namespaces, as Word of that `age` declares them; as it is if the root declares its own."""
    root = re.match(r"<([\w:]+)", xml)
    assert root, xml[:40]
    if " xmlns" in xml[: xml.index(">")]:
        return DECLARATION + xml
    known = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES[age].items() if f"{prefix}:" in xml)
    if root[1] in _MARKED and _IGNORABLE[age]:
        prefixes = _IGNORABLE[age]
        known += "".join(f' xmlns:{prefix}="{NAMESPACES[age][prefix]}"' for prefix in [*prefixes.split(), "mc"]
                         if f" xmlns:{prefix}=" not in known)  # fmt: skip
        known += f' mc:Ignorable="{prefixes}"'
    return f"{DECLARATION}<{root[1]}{known}{xml[root.end() :]}"


def relations(lines: str) -> str:
    """A .rels part from lines of id, kind, target and, maybe, "external"."""
    found = []
    for line in lines.splitlines():
        own, kind, rest = line.split(" ", 2)
        target = rest.removesuffix(" external")
        mode = ' TargetMode="External"' if target != rest else ""
        found.append(
            f'<Relationship Id="{own}" Type="{_KINDS.get(kind, f"{OFFICE}/{kind}")}" Target="{target}"{mode}/>'
        )
    inside = "".join(found)
    return f'{DECLARATION}<Relationships xmlns="{OPEN}/package/2006/relationships">{inside}</Relationships>'


def content_types(names: Iterable[str], template: bool) -> str:
    """`[Content_Types].xml` for parts of these `names`."""
    names = list(names)
    main = f"{_WORD}.{'template' if template else 'document'}.main+xml"
    suffixes = sorted({"rels", "xml", *(name.rpartition(".")[2] for name in names)} & set(_DEFAULTS))
    lines = [f'<Default Extension="{suffix}" ContentType="{_DEFAULTS[suffix]}"/>' for suffix in suffixes]
    for name in names:
        kind = main if name == "word/document.xml" else next(
            (re.sub(pattern, of, name) for pattern, of in _TYPES if re.fullmatch(pattern, name)), "")  # fmt: skip
        if kind:
            lines.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return f'{DECLARATION}<Types xmlns="{OPEN}/package/2006/content-types">{"".join(lines)}</Types>'


def theme(major: str, minor: str, colours: str) -> str:
    """A theme with these fonts and with `colours`, its dk2 and accent1; the rest is Office's."""
    dark, accent = colours.split()
    others = ("ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72")
    named = zip(("accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"), others, strict=True)
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{plain}</a:ln>'
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in (("major", major), ("minor", minor))
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{OPEN}/drawingml/2006/main" name="Office Theme"><a:themeElements>'
        '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        f'<a:dk2><a:srgbClr val="{dark}"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>'
        f'<a:accent1><a:srgbClr val="{accent}"/></a:accent1>'
        + "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in named)
        + f'</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">'
        f"<a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
