"""The coach as an appliance: install, upgrade, uninstall, bundle.

Runs with the system's own Python before anything is installed, so it uses the standard library alone. ``./coach
install`` starts it from a clone; a bundle starts it out of its wheel.
"""
