"""The checks of a publication, run from outside: on any site, or on a folder of files."""
