"""What the exports of Meta's platforms have in common: names, media references, messages in Messenger's schema.

No importer: those of Facebook, Instagram and Threads use it.  What only one of them has stands there.
"""
