"""The journal as stored, folded into what is projected from it."""
