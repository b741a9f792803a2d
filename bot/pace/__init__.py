"""Each person's own pace: who needs longer gets longer, and nobody is told whose pace it is."""
