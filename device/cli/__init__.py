"""The command line: one small file a command. What is heavy is imported inside the command."""
