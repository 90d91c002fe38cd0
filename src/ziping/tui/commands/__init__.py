"""The commands of every screen: one declaration each, those of several screens in `shared`."""
