"""How fast, how light and how dependable Alongside is under load, as ratios to a bot that does nothing."""
