"""Importing as the user sees it: ways in, choices, the report afterwards."""
