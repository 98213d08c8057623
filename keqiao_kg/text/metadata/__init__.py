"""What a report says of itself: area, meeting, speaker, date, the years it reviews and plans."""
