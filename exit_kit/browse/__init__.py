"""Reading the database in the browser: Datasette, set up for the owner, on this computer only.

`metadata` says how each table looks, `queries` holds the ready questions, `plugin` is what we change in Datasette
(loaded only when we start it), `guard` keeps other web sites out and the pages in, `server` puts it together.
`owner` holds only there; `plain` lets somebody's own Datasette load the pages.
Pages of our own go beside these: a module each, whose routes `plugin` registers.

It never writes to the database, and no page loads anything from the network.
"""
