"""What every feature stands on: store, clock, events, refusals, roles and words."""
