"""The web app: pages that work without JavaScript and follow what happens when they have it."""
