"""The network, asked politely: public addresses only, answers bounded in size and in time.

Nothing that a build does comes here; only commands that people run.
"""

from .addresses import WebError, check_address
from .client import Answer, Client, Limits

__all__ = ["Answer", "Client", "Limits", "WebError", "check_address"]
