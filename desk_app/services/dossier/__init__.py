"""What is done with a known dossier, up to the hand-over of its result."""
