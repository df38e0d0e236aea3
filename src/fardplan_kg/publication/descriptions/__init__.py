"""What machines read about the site and its data: catalogues, counts, site map, interface."""
