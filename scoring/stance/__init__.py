"""Stance: how a text, a sentence or a whole article, stands to a claim; learnt parts over features that can be shown."""
