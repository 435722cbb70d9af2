"""What dev/faults is made of: a server process, clients that load it, a check of what it kept, and the faults."""
