"""The running appliance: what starts it, watches it, and serves while something is wrong."""
