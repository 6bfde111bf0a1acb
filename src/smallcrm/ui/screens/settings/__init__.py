"""The settings of this computer and of the shop: saved as one changes them."""
