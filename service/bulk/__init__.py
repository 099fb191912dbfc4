"""Batches: many claims on many articles, in steps that leave files so that none is done twice, and what it tells at the end."""
