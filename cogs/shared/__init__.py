"""What every cog leans on: who is asking, how to answer, how a failure is told."""
