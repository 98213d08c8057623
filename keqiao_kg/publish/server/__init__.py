"""The SPARQL endpoint and the site over HTTP.

    request ─▶ app (ASGI, one process) ─▶ pool ─▶ worker (a process a query) ─▶ answer

The store lies in memory in one process, the nursery, and workers are forked from it: they share that memory,
are ready in milliseconds, and one that runs too long, takes too much memory or falls over is killed without
harm to the others. `run.serve` is the way in.
"""
