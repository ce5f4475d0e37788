"""Pure questions and answers: no files, no network, no clock, no user interface."""
