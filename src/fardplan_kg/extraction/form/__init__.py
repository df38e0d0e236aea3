"""The form of a plan: lines of a document → records of sections, actions, actor lines. Pure."""
