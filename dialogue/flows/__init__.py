"""The stages of an evening, one file each, written as screenplays: they yield moves and receive meanings."""
