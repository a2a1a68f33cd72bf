"""Plans decides: pure rules about plans, deadlines, work items and replies. No clock, no files, no network."""
