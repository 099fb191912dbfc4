"""Closed classes of English words: what a phrase may not run across when no parser is at hand."""

from __future__ import annotations

AUXILIARIES = frozenset("has have had having is was are were be been being do does did will would can could may might must should".split())
BE = frozenset("is was are were be been being 's".split())
DETERMINERS = frozenset("the a an this that these those its his her their our my your one another some any no each every both".split())
PREPOSITIONS = frozenset(
    "in on at after before during by for from with since through via amid under over within without despite following about as "
    "into onto near outside inside until upon among between against across along beyond like unlike of to".split()
)
CONJUNCTIONS = frozenset(
    "that but as while after because if when though although where before since whether so than unless until and or nor yet "
    "which whose whom".split()
)
PRONOUNS = frozenset("he she they it i we you who".split())
RELATIVES = frozenset("who which whose whom that where".split())
ADVERBS = frozenset(
    "also later earlier already then now never not previously repeatedly recently once again still just even first only yet "
    "meanwhile however further separately instead thus therefore too soon today yesterday both all n't".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec".split()
)
TIMES = DAYS | frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night week month year weekend day days hours ago".split()
)
# Words that begin an adverbial of time or a discourse link before a subject.
LEADS = DAYS | ADVERBS | frozenset("but and so yet or moreover furthermore meanwhile nevertheless nonetheless still while".split())
# Whom one tells: these end the addressee of "told".
ADDRESSEES = frozenset(
    "reporters journalists lawmakers mps senators parliament me us him her them investigators police viewers listeners supporters "
    "colleagues officials staff employees investors shareholders analysts media press court jurors jury readers followers delegates "
    "newspaper magazine channel radio television agency conference congress committee hearing council board reporter audience".split()
)
