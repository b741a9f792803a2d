from tests.access.conftest import group

__all__ = ["group"]
