"""Renderers: they turn the tree into ink and know nothing else."""
