"""Key points: what a meeting agrees, in words that both sides were asked about."""
