"""What goes out and comes back in."""
