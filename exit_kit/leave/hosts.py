"""The only hosts that a guide may lead to (facts/leaving-meta.md section 10.4).

There are look-alikes of Meta's privacy pages made for phishing, and helpful mirrors that are out of date; so a page is
named here or it is not opened.  Hosts are compared whole: no subdomain comes in by its ending.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

META: Final = frozenset(
    {
        "facebook.com",
        "www.facebook.com",
        "accountscenter.facebook.com",
        "instagram.com",
        "www.instagram.com",
        "help.instagram.com",
        "accountscenter.instagram.com",
        "privacycenter.instagram.com",
        "threads.com",
        "www.threads.com",
        "threads.net",
        "www.threads.net",
        "meta.com",
        "www.meta.com",
        "accountscenter.meta.com",
        "auth.meta.com",
        "help.meta.com",
        "secure.oculus.com",
        "whatsapp.com",
        "www.whatsapp.com",
        "faq.whatsapp.com",
    }
)
REGULATORS: Final = frozenset(
    {
        "forms.dataprotection.ie",
        "ico.org.uk",
        "www.cnil.fr",
        "gov.br",
        "www.gov.br",
        "privacy.org.nz",
        "www.privacy.org.nz",
        "oaic.gov.au",
        "www.oaic.gov.au",
    }
)
ALLOWED: Final = META | REGULATORS


def find_host(url: str) -> str | None:
    """Return the host of an address that may be opened, else None.

    It has to be https, without a user name, a port or anything else that hides where it leads.
    """
    if not url.isascii() or any(
        letter.isspace() or not letter.isprintable() or letter == "\\" for letter in url
    ):
        return None
    try:
        parts = urlsplit(url)
        plain = parts.port is None and parts.username is None and parts.password is None
    except ValueError:
        return None
    host = parts.netloc.lower()
    return host if parts.scheme == "https" and plain and host in ALLOWED else None
