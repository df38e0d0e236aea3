"""The static site on a web server: configuration that lies in the site's own folder."""
