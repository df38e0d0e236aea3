"""Made-up roadmaps: written, printed and measured; no real plan, no real core."""
