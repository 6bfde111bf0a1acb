"""smallcrm: the shop's book of customers, on one PC."""
