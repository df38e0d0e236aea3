"""Documents of every format → lines of text: PDF, Word, Markdown, plain text."""
