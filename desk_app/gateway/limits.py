"""What the city takes from anybody, in one place, with the reasons; `protocol/framing.py` holds what both sides keep to."""

from __future__ import annotations

from desk_app.protocol.framing import MOST_BYTES

OPEN_BYTES = 64 * 2**10
"""Longest message of somebody without a session, as sent and unpacked: an honest handshake has some kilobytes, and nobody
unknown makes the city hold or read more than that."""
SESSION_BYTES = MOST_BYTES
"""Longest message of a desk in session, as sent and unpacked."""
PUSH_BYTES = MOST_BYTES - 2**20
"""Longest push: its entries come back in a pull, with some words around each, and must fit there too."""

THREADS = 6
"""Requests answered at once by one process; the rest wait their turn."""
MOST_WAITING = 512
"""Requests of desks in session waiting at once, wholly arrived; a desk that comes then is asked to come again."""
MOST_ARRIVING = 1024
"""Bodies arriving at once of people without a session; they never take the place of a desk that has one."""
GRACE_SECONDS = 10.0
"""What a body may take before its pace counts; a handshake is one packet."""
LEAST_PACE = 4 * 2**10
"""Bytes a second a body must bring on the average after that: a mobile line in the rain brings ten times as many."""
RETRY_AFTER = 2
"""Seconds after which a desk turned away comes again."""
FOLD_SECONDS = 2.0
"""How long a desk waits for what was just handed in to be folded, so that it hears of a clash in the same exchange."""
FOLD_LOOK = 0.05
"""Seconds after which is asked again how far that is."""
