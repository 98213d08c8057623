"""What the text says of two named things."""
