"""``tirek bench``: each promise of the design measured on this machine.

Databases of its own on the configured server (``tirek_bench_…``); the work's own database is never touched.
"""
