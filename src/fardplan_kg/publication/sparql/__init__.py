"""SPARQL over HTTP: the protocol, and the worker processes in which queries of the public run."""
