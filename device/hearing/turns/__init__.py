"""Turn-taking: when somebody speaks, when they have finished, and when the ear is shut."""
