"""Invented exports, written by scripts so that every byte of a sample can be explained."""
