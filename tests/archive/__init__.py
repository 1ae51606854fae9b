"""Tests of the archive layer: what a zip or a folder may do wrong, made byte by byte."""
