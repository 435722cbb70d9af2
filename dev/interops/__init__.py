"""Real clients and sending servers against the real server: one file each."""
