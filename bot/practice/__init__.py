"""Practice mode: the whole product on a simulated Discord, with no token and no network."""
