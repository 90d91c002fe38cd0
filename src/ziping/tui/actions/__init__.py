"""What the commands of the editor do."""
