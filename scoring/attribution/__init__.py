"""Attribution: who says what, found by rules over cues (PolNeAR's terms: source, cue, content)."""
