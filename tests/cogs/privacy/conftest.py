from tests.cogs.console.conftest import hall, simcord_bot

__all__ = ["hall", "simcord_bot"]
