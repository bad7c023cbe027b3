"""A Word file that a school's own office made, taken over as the letterhead of a house.

    adopt(content: bytes, file: str, styles: WordStyles) -> Adoption        raises Rejected

What Word leaves in such files, and out of them: docs/word/adopted-letterheads.md.
"""

from jdgen.formats.word.adoption.adopt import adopt
from jdgen.formats.word.adoption.adoption import Adoption, Logo

__all__ = ["Adoption", "Logo", "adopt"]
