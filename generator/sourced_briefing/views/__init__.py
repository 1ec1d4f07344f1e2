"""How facts are told: what pages, exports and the PDF share."""
