"""From a document to statements with evidence.

1. ``document`` and ``reading/``: a file → text, lines and pages with positions, a checksum.
2. ``form/``: the form of a plan, declared in a file; lines → records (pure).
3. ``statements`` with ``actors``, ``ties`` and ``comparison``: records → what the document states,
   and what is odd about it (``findings``).
4. ``annotations`` and ``prose``: what a person chose in prose, with its quote.
5. ``evidence``: quotes ↔ places in the document; a quote must carry the value it stands for.
6. ``identifiers``, ``former`` and ``versions``: names that stay, and what a new version changes.
7. ``triples`` and ``output``: RDF, statement by statement with a claim each, and its files.
"""
