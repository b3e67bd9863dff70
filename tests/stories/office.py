"""LibreOffice without a screen: opens a workbook, types into cells, and saves it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "LibreOffice is not installed: apt-get install libreoffice-calc"
_SECONDS = 180

_SCRIPT_XLB = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Typist"/>
</library:library>"""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typist"
 script:language="StarBasic">
Sub Fill(sheet, row, header, text)
  Dim column
  column = 0
  Do While sheet.getCellByPosition(column, 0).String &lt;&gt; header
    column = column + 1
  Loop
  sheet.getCellByPosition(column, row).String = text
End Sub

Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  Dim book
  book = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, hidden())
{fills}
  book.storeToURL("{url}", kind())
  book.close(True)
End Sub
</script:module>"""


def type_into(path: Path, profile: Path, cells: Mapping[tuple[int, str], str]) -> None:
    """Type texts into cells of the sheet *pairs*, each by row (from 1) and header; save under the same name.

    Without any cell the workbook is opened and saved.
    """
    assert OFFICE
    fills = "\n".join(
        f'  Fill(book.Sheets.getByName("pairs"), {row - 1}, "{header}", "{text}")'
        for (row, header), text in cells.items()
    )
    basic = profile / "user" / "basic" / "Standard"
    if not basic.exists():
        # A new profile writes its own library first; ours comes after it.
        _start(profile, "--terminate_after_init")
        basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_SCRIPT_XLB, encoding="utf-8")
    url = path.absolute().as_uri()
    module = _MODULE.replace("{url}", url).replace("{fills}", fills)
    (basic / "Typist.xba").write_text(module, encoding="utf-8")
    before = path.read_bytes()
    _start(profile, "macro:///Standard.Typist.Main")
    assert path.read_bytes() != before, "LibreOffice did not save the workbook"


def _start(profile: Path, what: str) -> None:
    assert OFFICE
    home = f"-env:UserInstallation={profile.absolute().as_uri()}"
    subprocess.run(
        [OFFICE, home, "--headless", "--norestore", what], check=True, capture_output=True, timeout=_SECONDS
    )
