"""From a document to statements with evidence.

1. ``document``: bytes → text, lines with positions, a checksum.
2. ``template``: the form of a plan, declared in a file of ``forms/``.
3. ``contents`` and ``roadmap``: lines → records of sections, actions, actor lines (pure).
4. ``annotations``: what a person chose in prose, with its quote.
5. ``evidence``: quotes ↔ places in the document; a quote must carry the value it stands for.
6. ``triples``: records → RDF, statement by statement with a claim each.
"""
