"""Bot meets people: the wiring, the command line, the conversation, the networks and the pages."""
