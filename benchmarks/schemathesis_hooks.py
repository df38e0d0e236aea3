"""What schemathesis is told: a query in SPARQL is sent as the text that it is."""

from __future__ import annotations

import schemathesis

schemathesis.serializer.alias(
    ["application/sparql-query", "application/sparql-update"], "text/plain"
)
