"""Each way of measuring: levels, counts, sizes, growth, ranks, durations, ratios, and what they inherit."""
