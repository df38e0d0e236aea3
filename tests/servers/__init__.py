"""Servers on loopback: Oxigraph's own, and fakes that answer as no server should."""
