"""Speakers: whom a source stands for in its article, in what capacity, and of which class."""
