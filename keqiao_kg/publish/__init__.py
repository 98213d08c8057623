"""From RDF to what users open: exports, site, endpoint."""
