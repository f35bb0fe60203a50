"""Whole journeys through the real thing: ``tirek demo`` in its own data folder, and Chromium in front of it."""
