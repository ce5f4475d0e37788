"""Who would hold what: proposals to end the Russia-Ukraine war, on the map and in figures.

A proposal is a list of clauses; a clause names ground and says what becomes of it; ground has an
area and had a population; the ledger is that table; a page shows it, with its sources.

Read ``core.ground`` first (Ukraine cut into parcels by the line of contact), then ``core.proposal``
(what a text says), then ``core.ledger`` (the table that answers). ``sources.catalog`` tells where
the numbers come from, ``cli`` and ``views`` ask the questions.
"""
