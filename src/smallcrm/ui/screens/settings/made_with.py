"""What the program is made with, and under which licences it may be given on."""

from __future__ import annotations

FONTS_AND_ICONS = (
    ("Rubik", "SIL Open Font License 1.1", "fonts/LICENSE-Rubik.txt"),
    ("Vazirmatn", "SIL Open Font License 1.1", "fonts/LICENSE-Vazirmatn.txt"),
    ("DejaVu Sans", "DejaVu Fonts License", "fonts/LICENSE-DejaVu.txt"),
    ("Lucide", "ISC", "icons/LICENSE.txt"),
)
"""Name, licence, and where its text is among the resources."""

LIBRARIES = (
    ("Alembic", "MIT"),
    ("Babel", "BSD 3-Clause"),
    ("CleverCSV", "MIT"),
    ("fontTools", "MIT"),
    ("hijridate", "MIT"),
    ("jdatetime", "PSF 2.0"),
    ("lxml", "BSD 3-Clause"),
    ("msoffcrypto-tool", "MIT"),
    ("olefile", "BSD 2-Clause"),
    ("openpyxl", "MIT"),
    ("orjson", "MPL 2.0, Apache 2.0, MIT"),
    ("phonenumberslite", "Apache 2.0"),
    ("platformdirs", "MIT"),
    ("pyluach", "MIT"),
    ("pypdfium2", "Apache 2.0, BSD 3-Clause"),
    ("PySide6-Essentials", "LGPL 3.0"),
    ("Python", "PSF 2.0"),
    ("python-calamine", "MIT"),
    ("RapidFuzz", "MIT"),
    ("ReportLab", "BSD 3-Clause"),
    ("rustpy-xlsxwriter", "MIT"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "zlib"),
)
