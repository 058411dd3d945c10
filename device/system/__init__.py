"""What the operating system offers: systemd, locks, folders, clocks, libraries."""
