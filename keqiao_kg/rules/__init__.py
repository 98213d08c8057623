"""Tables and patterns of `data/rules`, read into typed rules; no code in here knows Chinese."""
