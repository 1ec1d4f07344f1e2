"""The network, asked politely: public addresses only, answers bounded in size and in time.

Nothing that a build does comes here; only commands that people run.
"""

from .addresses import Refused, WebError, check_address
from .client import AGENT_NAME, Answer, Client, Limits
from .normal import normal_address

__all__ = ["AGENT_NAME", "Answer", "Client", "Limits", "Refused", "WebError", "check_address", "normal_address"]
