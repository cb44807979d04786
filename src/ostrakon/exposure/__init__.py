"""What a deal is exposed to: deal, hits and law in, findings out. No database, no network, no clock.

One question walks through the room in this order: `deal_file` reads the deal, `facts` works out what is known of it,
`reach` tells which measures bind, cover and target it, `rules` says what follows in law, `assess` makes the findings.
"""
