"""Where an element stands among the others of its parent: the schema fixes the order, and Word calls a file damaged
that breaks it (ECMA-376 Part 1, 17.3.1.26 and 17.3.2.28; CT_Style in annex A.1)."""

from lxml import etree

from jdgen.formats.word.ooxml.names import w

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_ORDERS = {
    w(parent): [w(child) for child in children.split()]
    for parent, children in (("pPr", _PARAGRAPH), ("rPr", _RUN), ("style", _STYLE))
}


def insert(parent: etree._Element, element: etree._Element) -> None:
    """Put `element` into `parent`, a `w:pPr`, `w:rPr` or `w:style`, where the schema has it."""
    order = _ORDERS[str(parent.tag)]
    behind = order[order.index(str(element.tag)) + 1 :]
    following = next((child for child in parent if child.tag in behind), None)
    if following is None:
        parent.append(element)
    else:
        following.addprevious(element)
