"""Answers and drawings as pages and files that anyone can open."""
