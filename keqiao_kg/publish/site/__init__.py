"""The linked-data site: the same pages for a folder of files and for a server.

`Site` answers paths with resources; `write` puts all of them into a folder.
"""

from keqiao_kg.publish.site.resource import Link, Resource
from keqiao_kg.publish.site.site import Site
from keqiao_kg.publish.site.writing import write

__all__ = ["Link", "Resource", "Site", "write"]
