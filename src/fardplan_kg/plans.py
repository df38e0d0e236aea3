"""What a page or a picture of every roadmap is called in a path."""

ALL = "alla"
