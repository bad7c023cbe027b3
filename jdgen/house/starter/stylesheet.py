"""house.css from a design: the web page in the dress of the Word document.

It is laid over the base stylesheet of the html format, so it says only what the house does otherwise. Sizes of type
are relative (12 pt in Word is 1rem here), so that a reader's own setting of the browser counts (WCAG 2.2, 1.4.4).
"""

from collections.abc import Iterator

from jdgen.formats.word.starter.design import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PAPER,
    Arrangement,
    Design,
    Heading,
    tint,
)
from jdgen.formats.word.starter.table_design import Rules, TableLook, table_looks

_ALIKE = {"arial": '"Liberation Sans", Helvetica', "calibri": 'Carlito, "Segoe UI", Helvetica'}  # of the same widths
_FLOW = {
    Arrangement.BESIDE: "",
    Arrangement.ABOVE: " flex-direction: column; align-items: flex-start; gap: 0.4rem;",
    Arrangement.CENTRED: " flex-direction: column; text-align: center; gap: 0.5rem;",
    Arrangement.RIGHT: " flex-direction: column; align-items: flex-end; text-align: end; gap: 0.4rem;",
}
_CORNER = {
    Arrangement.ABOVE: " position: absolute; top: 0; inset-inline-end: 0;",
    Arrangement.CENTRED: " position: absolute; top: 0; inset-inline-end: 0;",
    Arrangement.RIGHT: " position: absolute; top: 0; inset-inline-start: 0;",
}
"""Where the mark of a draft stands in a header whose parts stand under one another."""
_EDGES = {
    Rules.GRID: "border: 1px solid var(--line);",
    Rules.ROWS: "border: solid var(--line); border-width: 1px 0;",
    Rules.NONE: "border: 0;",
}
_FILLED = "print-color-adjust: exact; -webkit-print-color-adjust: exact;"


def stylesheet(design: Design) -> str:
    """house.css for `design`."""
    parts = (_page(design), _running(design), _headings(design), _texts(design), _tables(design), _facts(design))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _page(design: Design) -> Iterator[str]:
    yield "/* The dress of this house; the Word look is in letterhead.docx. */"
    yield ":root {"
    yield f"  --ink: {design.ink};"
    yield f"  --quiet: {design.muted};"
    yield f"  --accent: {design.colour};"
    yield f"  --line: {design.tables.rule};"
    yield f"  --tint: {tint(design.colour)};"
    yield "}"
    fonts = ", ".join(filter(None, (_quoted(design.font), _ALIKE.get(design.font.lower()), "sans-serif")))
    yield f"body {{ font: 1rem/{max(1.4, design.line * 1.3):.2f} {fonts}; }}"
    yield "a { color: var(--accent); }"
    margins = design.margins
    sides = " ".join(f"{side * 10:g}mm" for side in (margins.top, margins.right, margins.bottom, margins.left))
    is_a4 = (design.width, design.height) == (PAGE_WIDTH, PAGE_HEIGHT)
    paper = "A4" if is_a4 else f"{design.width * 10:g}mm {design.height * 10:g}mm"
    yield f"@page {{ size: {paper}; margin: {sides}; }}"
    yield f"@media print {{ body {{ font-size: {design.size:g}pt; }} }}"


def _running(design: Design) -> Iterator[str]:
    head = design.header
    band = head.band or design.colour
    ground = f" padding: 0.75rem 1rem; background: {head.fill}; color: inherit; {_FILLED}" if head.fill else ""
    yield (
        f"header.running {{{_FLOW[head.arrangement]}{ground}"
        f" border-top: {_band(head.band_above, band)}; border-bottom: {_band(head.band_below, band)};"
        f"{' padding-top: 1rem;' if head.band_above else ''} }}"
    )
    colour = head.colour or design.colour
    yield f"header.running p:first-child {{ color: {colour}; font-size: {_rem(head.size)}; font-weight: bold; }}"
    corner = _CORNER.get(head.arrangement, "")
    if corner:
        yield "header.running { position: relative; }"
    if corner or head.fill:
        ink = f" color: {colour};" if head.fill else ""
        yield f"header.running .draft {{{corner}{ink} }}"
    if design.logo:
        yield f"header.running .logo {{ width: auto; height: {design.logo.height:g}cm; }}"


def _headings(design: Design) -> Iterator[str]:
    for element, look in design.headings.items():
        selector = f"{element}, .{element}" if element in ("h3", "h4") else element
        yield f"{selector} {{ {' '.join(_heading(design, look))} }}"


def _heading(design: Design, look: Heading) -> Iterator[str]:
    yield f"margin: {_rem(look.before)} 0 {_rem(look.after)};"
    yield f"color: {look.colour or design.colour}; font-size: {_rem(look.size)};"
    if not look.bold:
        yield "font-weight: normal;"
    if look.centred:
        yield "text-align: center;"
    if look.fill:
        yield f"padding: 0.3rem 0.5rem; background: {look.fill}; {_FILLED}"


def _texts(design: Design) -> Iterator[str]:
    yield f"p {{ margin-bottom: {_rem(design.after)}; }}"
    yield f"li {{ margin-bottom: {_rem(design.item_after)}; }}"
    yield "p.note, p.optional, p.key { color: var(--quiet); font-size: 1rem; }"
    ground = f" background: {design.banner_fill}; {_FILLED}" if design.banner_fill else " padding: 0; background: none;"
    align = " text-align: center;" if design.banner_centred else ""
    yield f"p.banner {{ color: {design.banner_text or design.ink}; font-weight: bold;{align}{ground} }}"


def _tables(design: Design) -> Iterator[str]:
    tables = design.tables
    head_fill = tables.head_fill or PAPER
    yield f"thead th {{ background: {head_fill}; color: {design.head_text}; {_FILLED} }}"
    yield f"tbody th {{ color: {design.label_colour}; }}"
    for kind, look in table_looks(tables).items():
        if kind != "facts":
            yield from _table(f"table.{kind}", look)


def _table(selector: str, look: TableLook) -> Iterator[str]:
    if look.rules is not Rules.GRID:
        yield f"{selector} th, {selector} td {{ {_EDGES[look.rules]} }}"
    if look.label_fill:
        yield f"{selector} tbody th {{ background: {look.label_fill}; {_FILLED} }}"
    if look.band_fill:
        yield f"{selector} tbody tr:nth-child(even) {{ background: {look.band_fill}; {_FILLED} }}"


def _facts(design: Design) -> Iterator[str]:
    """Facts as lines, or, where their labels are shaded, as a ruled form of one or two columns."""
    look = design.tables.facts
    yield f"dt {{ color: {design.label_colour}; }}"
    yield f"dl > div {{ padding: {_rem(design.item_after / 2)} 0; }}"
    if not look.label_fill:
        return
    yield f"dl.facts {{ display: grid; grid-template-columns: {'1fr 1fr' if look.labels_alternate else '1fr'}; }}"
    yield "dl.facts > div { gap: 0; padding: 0; margin: 0 -1px -1px 0; border: 1px solid var(--line); }"
    yield f"dl.facts dt {{ padding: 0.4rem 0.6rem; background: {look.label_fill}; {_FILLED} }}"
    yield "dl.facts dd { padding: 0.4rem 0.6rem; }"
    if look.labels_alternate:
        yield "dl.facts > div { grid-template-columns: 9.25rem 1fr; }"
        yield "@media (max-width: 40rem) { dl.facts { display: block; } }"


def _rem(points: float) -> str:
    return f"{points / 12:.3g}rem" if points else "0"


def _band(points: float, colour: str) -> str:
    return f"{max(1, round(points * 4 / 3))}px solid {colour}" if points else "0"


def _quoted(font: str) -> str:
    return '"' + font.replace("\\", "").replace('"', "") + '"'
