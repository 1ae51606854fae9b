"""What would endanger a name that is held by a parked account; facts/leaving-meta.md sections 1, 5.1 and 5.4.

No path makes a name safe, and nothing here says so.
"""

from __future__ import annotations

from typing import Final

ALWAYS: Final = (
    "No rule says how long an unused account may lie; Meta may disable or delete one that is "
    "inactive for “an extended period”.",
    "A mailbox or phone number that you give up: whoever gets it may get the account. Take it out first.",
    "A deletion, once it has begun, frees the name; whether you could have it back is uncertain. Take it for lost.",
)
BY_PLATFORM: Final = {
    "facebook": (
        "Meta may change a user name that “appears unrelated to the name you use in everyday life” "
        "if another claims it.",
    ),
    "instagram": (
        "Meta may change a user name where it thinks it necessary, for a trade mark or an impersonation for instance.",
    ),
    "threads": ("The name hangs on the Instagram account where the two are linked.",),
    "whatsapp": (
        "After 120 days without use the account is generally deleted, without notice.",
        "A number that you give up is given to somebody else. Change it in the app first.",
    ),
    "meta": ("Apps and purchases hang on this account: a deletion takes them along.",),
}


def list_dangers(platform: str) -> tuple[str, ...]:
    """Return the sentences for a platform, its own first."""
    return (*BY_PLATFORM.get(platform, ()), *ALWAYS)
