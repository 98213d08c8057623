"""The graphs of a build into another store, over the Graph Store Protocol or SPARQL Update."""

from keqiao_kg.publish.loading.client import Credentials
from keqiao_kg.publish.loading.load import Loaded, load
from keqiao_kg.publish.loading.protocol import Addresses

__all__ = ["Addresses", "Credentials", "Loaded", "load"]
