"""What an organisation edits: settings, policy and words."""
