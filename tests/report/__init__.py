"""Tests of exit_kit.report: on databases filled by hand, and on the samples."""
