"""What wine 8 lacks and Python 3.13 calls: without it Python copies files by reading and writing. Never shipped."""

import _winapi

del _winapi.CopyFile2
