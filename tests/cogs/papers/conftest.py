from tests.cogs.agenda.conftest import riverside

__all__ = ["riverside"]
