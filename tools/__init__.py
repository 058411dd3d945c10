"""Tools of the house: what walks every state and draws the documents. Never part of an evening."""
