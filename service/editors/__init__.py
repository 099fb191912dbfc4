"""Editors that speak the protocol of Typerighter: blocks of text in, weakly sourced statements out."""
