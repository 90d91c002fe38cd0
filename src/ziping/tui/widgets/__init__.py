"""The parts of the screen. They show the session and edit it; none of them holds a value."""
