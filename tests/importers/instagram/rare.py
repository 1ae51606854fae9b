"""Files of Instagram that every export seen has empty or none has at all, as they might be: no sample holds them."""

from __future__ import annotations

from typing import Any, Final

_ONE: Final = {
    "timestamp": 1700000000,
    "media": [],
    "label_values": [{"label": "Status", "value": "something"}],
    "fbid": "1",
}
_FOLDERS: Final = (
    "reports", "fundraisers", "guides", "loyalty_accounts", "digital_wallets", "instagram_live", "meta_spark",
    "quicksnaps", "shared_access", "account_supervision", "advertising",
)  # fmt: skip
RARE: Final[list[tuple[str, Any]]] = [
    *((f"instagram_rare/your_instagram_activity/{folder}/something_new.json", [_ONE]) for folder in _FOLDERS),
    ("instagram_rare/your_instagram_activity/comments/comments_reported.json", [_ONE]),
    ("instagram_rare/your_instagram_activity/messages/your_scheduled_chat_notifications.json", [_ONE]),
    ("instagram_rare/your_instagram_activity/messages/your_chat_information.json", _ONE),
]
