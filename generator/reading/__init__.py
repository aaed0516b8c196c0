"""Numbers, dates and names in running English text: what can be held against a paragraph without understanding."""
