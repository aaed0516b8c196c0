"""What helps people write seeds: beginnings, changes spliced into their files, and what a change means."""
