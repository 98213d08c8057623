"""From `Facts` to RDF: triples, the SHACL gate, the store."""
