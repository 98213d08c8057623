"""The words around an amount: clauses, noun phrases, frames, and what a sentence has said so far."""
