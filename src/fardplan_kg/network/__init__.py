"""The network of actors and actions: who is named in which action, drawn and exported."""
