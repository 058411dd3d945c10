"""Native code in a process of its own: it may crash, hang or be killed, and only it; who asks never waits long."""
