"""The theme part: what Word offers under "theme colours" and "theme fonts" is the house's own.

The least that ECMA-376 part 1, 14.2.7 and 20.1.6 allow: twelve colours, two fonts, three of each kind of format.
"""

from xml.sax.saxutils import quoteattr

from jdgen.formats.word.starter.contrast import mix
from jdgen.formats.word.starter.design import PAPER, Design, tint
from jdgen.formats.word.starter.ooxml import PROLOGUE

_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(design: Design) -> str:
    """theme1.xml for a design."""
    fonts = f'<a:latin typeface={quoteattr(design.font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    colours = "".join(f'<a:{name}><a:srgbClr val="{of[1:]}"/></a:{name}>' for name, of in _colours(design).items())
    return (
        f'{PROLOGUE}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House">'
        f'<a:themeElements><a:clrScheme name="House">{colours}</a:clrScheme>'
        f'<a:fontScheme name="House"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="House"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _colours(design: Design) -> dict[str, str]:
    accents = {f"accent{step}": mix(PAPER, design.colour, (step - 1) * 0.15) for step in range(1, 7)}
    return {
        "dk1": design.ink,
        "lt1": PAPER,
        "dk2": design.colour,
        "lt2": tint(design.colour),
        **accents,
        "hlink": design.colour,
        "folHlink": design.muted,
    }
