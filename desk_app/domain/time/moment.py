"""What an instant is in a body of the journal or a message of the protocol."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""An instant that says its offset: one without it is not read."""
