"""Batches: many claims on many articles, in steps that leave files, so that no step is done twice."""
