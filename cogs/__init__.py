"""The Discord face of each feature. A cog turns presses into service calls and results into words."""
