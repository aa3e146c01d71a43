"""Runs first in each built program: both read their modules from one file in the folder they share."""

import os
import sys

sys._pyinstaller_pyz = f"{sys._MEIPASS}{os.sep}modules.pyz"
