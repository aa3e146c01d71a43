"""Who works at the desk and who must approve what."""
