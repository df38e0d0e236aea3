"""The pages and data over HTTP: what is asked for, what is answered, and within which limits."""
