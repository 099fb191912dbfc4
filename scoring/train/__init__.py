"""Training: one seeded command for each model; reads labelled data that is not part of the project."""
