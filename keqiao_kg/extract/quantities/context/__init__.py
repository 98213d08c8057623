"""When, whose and how firm: period, subject, status and modality of a reading."""
