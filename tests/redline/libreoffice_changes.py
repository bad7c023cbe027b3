"""LibreOffice accepts or rejects all tracked changes of .docx files, by a macro in a profile of its own."""

import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from word.libreoffice import SOFFICE

_BASIC = """
Sub Resolve(Folder As String, Files As String)
  Dim Hidden(0) As New com.sun.star.beans.PropertyValue
  Hidden(0).Name = "Hidden"
  Hidden(0).Value = True
  Dim Word(0) As New com.sun.star.beans.PropertyValue
  Word(0).Name = "FilterName"
  Word(0).Value = "MS Word 2007 XML"
  Dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Number = 1 To CInt(Files)
    For Each What In Array("Accept", "Reject")
      Path = Folder & "/" & Number & "."
      Document = StarDesktop.loadComponentFromURL(Path & "docx", "_blank", 0, Hidden())
      Command = ".uno:" & What & "AllTrackedChanges"
      Dispatcher.executeDispatch(Document.CurrentController.Frame, Command, "", 0, Array())
      Document.storeToURL(Path & What & ".docx", Word())
      Document.close(True)
    Next
  Next
  StarDesktop.terminate()
End Sub
"""
_MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
{escape(_BASIC)}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""


class Saved(NamedTuple):
    """What LibreOffice saved of a file: with all changes accepted, and with all rejected."""

    accepted: bytes
    rejected: bytes


def resolved_by_libreoffice(documents: Mapping[str, bytes]) -> dict[str, Saved]:
    """Each document by name as LibreOffice saves it; one run for all."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        # The first start makes the profile, and would take away a macro that is there before.
        _run(profile, "--terminate_after_init")
        basic = place / "profile/user/basic/Standard"
        (basic / "Changes.xba").write_text(_MODULE)
        (basic / "script.xlb").write_text(_LIBRARY)
        for number, docx in enumerate(documents.values(), start=1):
            (place / f"{number}.docx").write_bytes(docx)
        _run(profile, f'macro:///Standard.Changes.Resolve("{place.as_uri()}","{len(documents)}")')
        return {
            name: Saved(*((place / f"{number}.{what}.docx").read_bytes() for what in ("Accept", "Reject")))
            for number, name in enumerate(documents, start=1)
        }


def _run(*arguments: str) -> None:
    subprocess.run([str(SOFFICE), *arguments, "--headless"], check=True, capture_output=True, timeout=300)
