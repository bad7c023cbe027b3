"""What the name of a file may not be on Windows, wherever jdgen runs: a workspace is used on many computers.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import re

FORBIDDEN = r'<>:"/\\|?*\x00-\x1f\x7f'
"""Characters no name holds, as between the brackets of a regular expression."""

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether a file of this name, whatever its suffix, would be a device of Windows."""
    return bool(_DEVICE.match(name))
