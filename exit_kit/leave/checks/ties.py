"""What hangs on the account: apps, Pages, groups, advertising, money, a headset.

What an archive shows here is a hint and never the whole: newer exports leave out empty files, so that nothing found is
"not known" and not green.  Facts: facts/leaving-meta.md sections 3.0 and 10.1.
"""

from __future__ import annotations

from typing import Final

from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, list_distinct
from exit_kit.wording import format_plural

_APPS: Final = """
SELECT apps.name AS name FROM apps JOIN accounts ON accounts.id = account_id WHERE platform = ? AND apps.kind = 'login'
GROUP BY ifnull(app_scoped_id, apps.name), apps.name
HAVING max(removed_at IS NULL AND ifnull(category, 'active') NOT IN ('removed', 'inactive', 'expired')) ORDER BY 1
"""
_ALL_APPS: Final = """
SELECT count(*) FROM apps JOIN accounts ON accounts.id = account_id WHERE platform = ? AND apps.kind = 'login'
"""
_TIES: Final = """
SELECT DISTINCT connections.name AS name FROM connections JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND connections.kind = ? ORDER BY 1
"""
_PAYMENTS: Final = (
    "SELECT count(*) FROM payments JOIN accounts ON accounts.id = account_id WHERE platform = ?"
)
_ACTIVITY: Final = """
SELECT activity.kind AS name, count(*) AS times FROM activity JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND activity.kind IN ({marks}) GROUP BY 1 ORDER BY 1
"""
_LISTINGS: Final = """
SELECT DISTINCT what AS name FROM activity JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND activity.kind IN ('item for sale', 'marketplace listings') AND what IS NOT NULL ORDER BY 1
"""
_FACTS: Final = """
SELECT count(*) FROM facts JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND (topic LIKE ?2 OR label LIKE ?2)
"""
_RAW: Final = """
SELECT count(*) FROM raw_records JOIN members ON members.id = member_id JOIN exports ON exports.id = members.export_id
WHERE platform = ? AND topic LIKE ?
"""
_APP_SETTINGS: Final = {
    "instagram": "Settings, Website permissions",
    "threads": "Settings, Website permissions",
}
_HEADSET: Final = ("%quest%", "%horizon%", "%oculus%", "%virtual reality%")


def look_at_apps(subject: Subject) -> Seen:
    """See which apps and sites log in with the account."""
    names = list_distinct(row["name"] for row in subject.list_rows(_APPS))
    where = _APP_SETTINGS.get(subject.platform, "Settings, Apps and websites")
    mend = (
        "In each of them set an e-mail address and a password of its own and log in with these; then remove it under "
        f"{where}."
    )
    if names:
        verb = "logs" if len(names) == 1 else "log"
        says = (
            f"{format_plural(len(names), 'app or website', 'apps and websites')} {verb} in with this account."
        )
        return Seen(Light.YELLOW, says, names, mend)
    if subject.count(_ALL_APPS):
        return Seen(Light.GREEN, "The export lists apps, and none of them is still connected.")
    return Seen(
        Light.UNKNOWN,
        "The export lists no app. Either there is none, or this was not asked for.",
        mend=f"Look under {where}. {mend}",
    )


def look_at_pages(subject: Subject) -> Seen:
    """See which Pages the owner runs."""
    names = _list_ties(subject, "page owned")
    mend = (
        "Give another person full control of the Page, or delete it by itself. Export it first, "
        "switched into the Page."
    )
    if names:
        says = (
            f"You run {format_plural(len(names), 'Page')}. Whether somebody else can run it too, the "
            "export does not say."
        )
        return Seen(Light.YELLOW, says.replace("it too", "them too") if len(names) > 1 else says, names, mend)
    return Seen(
        Light.UNKNOWN,
        "The export names no Page of yours. Either there is none, or this was not asked for.",
        mend=f"Look at the list of your Pages. {mend}",
    )


def look_at_groups(subject: Subject) -> Seen:
    """See which groups the owner runs."""
    names = _list_ties(subject, "group admin")
    mend = "Make another member admin in each group, or close the group."
    if names:
        says = f"You run {format_plural(len(names), 'group')}. Whether there is another admin, the export does not say."
        return Seen(Light.YELLOW, says, names, mend)
    return Seen(
        Light.UNKNOWN,
        "The export names no group that you run. Either there is none, or this was not asked for.",
        mend=f"Look at the list of your groups. {mend}",
    )


def look_at_ads(subject: Subject) -> Seen:
    """See whether there are traces of advertising or a business."""
    traces = subject.count(_FACTS, "%ad account%") + subject.count(_RAW, "business suite%")
    mend = (
        "In Ads Manager stop what runs, pay what is open, close the ad account; hand over or delete "
        "a business portfolio."
    )
    if traces:
        says = (
            "There are traces of an ad account or of business tools. Whether it is closed and paid, "
            "the export does not say."
        )
        return Seen(Light.YELLOW, says, mend=mend)
    return Seen(
        Light.UNKNOWN,
        "The archive shows no ad account. It would not always.",
        mend=f"If you ever advertised: {mend[0].lower()}{mend[1:]}",
    )


def look_at_payments(subject: Subject) -> Seen:
    """See whether money went through the account."""
    rows = subject.count(_PAYMENTS)
    methods = _count_activity(subject, ("payment account activity",))
    cards = subject.count(_FACTS, "payment information")
    mend = "Remove payment cards, withdraw balances and Stars, and save the receipts that you may need."
    if rows or methods:
        changes = sum(methods.values())
        found = [format_plural(rows, "payment")] if rows else []
        found += [f"{format_plural(changes, 'change')} of payment methods"] if changes else []
        return Seen(Light.YELLOW, f"{' and '.join(found)}.", mend=mend)
    if cards:
        return Seen(Light.YELLOW, "Details of a way to pay, such as a card, are stored.", mend=mend)
    return Seen(
        Light.UNKNOWN,
        "The export shows no payment. Either there was none, or this was not asked for.",
        mend=f"Look under Settings, Payments. {mend}",
    )


def look_at_marketplace(subject: Subject) -> Seen:
    """See whether the owner sells or buys."""
    kinds = ("item for sale", "marketplace listings", "seller conversations", "buyer conversations")
    found = _count_activity(subject, kinds)
    mend = "Close what you still sell, finish what you bought or sold, and settle open disputes."
    if found:
        names = list_distinct(row["name"] for row in subject.list_rows(_LISTINGS))
        says = f"{format_plural(sum(found.values()), 'trace')} of buying or selling."
        return Seen(Light.YELLOW, says, names, mend)
    return Seen(
        Light.UNKNOWN,
        "The export shows nothing bought or sold.",
        mend=f"If you ever did: {mend[0].lower()}{mend[1:]}",
    )


def look_at_subscriptions(subject: Subject) -> Seen:
    """See whether the export speaks of a subscription; what it says of it is in the account's language."""
    traces = subject.count(_RAW, "%subscription%") + subject.count(_FACTS, "ad-free subscription")
    mend = (
        "Look for Meta Verified, a subscription for no ads, Meta One and Horizon+, also in the App "
        "Store or Play Store: billing "
        "may go on there after the account is gone. Cancel, keep the receipt, then confirm."
    )
    says = "The export shows no subscription. Those made in an app store never show."
    if traces:
        says = "The export has a note on a subscription for no ads (`exit-kit browse` shows it). Others never show."
    return Seen(Light.UNKNOWN, says, mend=mend)


def look_at_headset(subject: Subject) -> Seen:
    """See whether a Quest headset or Horizon hangs on the account."""
    traces = sum(subject.count(_FACTS, like) + subject.count(_RAW, like) for like in _HEADSET)
    mend = (
        "In Accounts Centre give the Meta account a login of its own, and see that the headset still "
        "starts with it. If the "
        "Meta account goes too, apps, purchases and credit are lost for good."
    )
    if traces:
        return Seen(Light.YELLOW, "There are traces of a Meta headset or Horizon.", mend=mend)
    return Seen(
        Light.UNKNOWN,
        "The archive shows no headset. It would not always.",
        mend=f"If you own one: {mend[0].lower()}{mend[1:]}",
    )


def _list_ties(subject: Subject, kind: str) -> tuple[str, ...]:
    return list_distinct(row["name"] for row in subject.list_rows(_TIES, kind))


def _count_activity(subject: Subject, kinds: tuple[str, ...]) -> dict[str, int]:
    query = _ACTIVITY.format(marks=", ".join("?" for _ in kinds))
    return {row["name"]: row["times"] for row in subject.list_rows(query, *kinds)}
