"""What is kept of a PIN: a slow hash with a salt of its own."""

from __future__ import annotations

from desk_app.services.people.pins import PinHasher

PIN = "246810"


def test_the_cost_is_the_one_security_asks_for() -> None:
    """OWASP ASVS 5.0, appendix C: Argon2id with at least 46 MiB at one pass."""
    kept = PinHasher().hash(PIN)
    assert "$argon2id$" in kept
    assert "m=47104,t=1,p=1" in kept


def test_one_pin_of_two_people_is_kept_in_two_ways() -> None:
    hasher = PinHasher(memory_kib=8)
    first, second = hasher.hash(PIN), hasher.hash(PIN)
    assert first != second
    assert hasher.verify(first, PIN)
    assert hasher.verify(second, PIN)
    assert PIN not in first
