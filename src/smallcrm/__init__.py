"""smallcrm: the shop's book of customers, on one PC."""

__version__ = "0.1.0"
