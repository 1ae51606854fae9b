"""Who can still get in, and is everything of this person here: profiles, sessions, ways to recover the account.

Facts: facts/leaving-meta.md sections 1 (what cancels a deletion), 2.1 (E1, E2) and 3.0 (D0.11).
"""

from __future__ import annotations

from typing import Final

from exit_kit.leave.readiness import Light, Seen
from exit_kit.leave.subject import Subject, list_distinct
from exit_kit.wording import format_plural

_SESSIONS: Final = """
SELECT ifnull(device, ifnull(app, 'a device')) || ifnull(', ' || location, '') AS name FROM sessions
JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND sessions.kind IN ('active session', 'active sessions') ORDER BY sessions.at DESC
"""
_CONTACTS: Final = """
SELECT DISTINCT value AS name FROM facts JOIN accounts ON accounts.id = account_id
WHERE platform = ? AND topic IN ('profile', 'personal information')
  AND label IN ('e-mail', 'phone number') ORDER BY label, 1
"""


def look_at_accounts(subject: Subject) -> Seen:
    """See whose exports are here, against the list that the owner gave.

    An export is of one profile: further profiles, each Instagram and Threads account and each Page have their own.
    """
    here = list_distinct(describe_account(one) for one in subject.accounts)
    mend = (
        "In Accounts Centre, look at the list of profiles, and name them all with --mine, once for each: "
        f'`exit-kit check {subject.platform} --mine "Name" --mine "Other name"`. One that lacks needs '
        "an export of its own."
    )
    says = (
        f"Here: {format_plural(len(here), 'account or profile', 'accounts and profiles')}. "
        "Whether you have more is not known."
    )
    lacks = "Ask for an export of each, with that profile chosen, and import it."
    return _compare_named(subject, Seen(Light.UNKNOWN, says, here, mend), lacks)


def look_at_numbers(subject: Subject) -> Seen:
    """See whose chats of WhatsApp are here, against the numbers that the owner named.

    An account of WhatsApp is one telephone number, and only its report says which: the text of a chat says neither from
    which number nor by whom it was exported (formats/whatsapp.md section 0, fact 6).
    """
    here = list_distinct(describe_account(one) for one in subject.accounts)
    of_whom = "" if here else " Nor do the chats here say from which number they were exported."
    mend = (
        "Name every number of WhatsApp that you have, that of WhatsApp Business too, with --mine, once for each: "
        f'`exit-kit check {subject.platform} --mine "+44 7700 900123"`. A number is known here once its report is: '
        "on the phone, Settings, Account, Request account info."
    )
    says = f"Whether you use WhatsApp with one telephone number or with several is not known.{of_whom}"
    lacks = "On the phone with that number: Settings, Account, Request account info; and export its chats. Import both."
    return _compare_named(subject, Seen(Light.UNKNOWN, says, here, mend), lacks)


def _compare_named(subject: Subject, otherwise: Seen, lacks: str) -> Seen:
    """Return what is lacking of the accounts that the owner named; `otherwise` where none was named."""
    told = subject.confirmations.get("accounts")
    if told is None or not told.names:
        return otherwise
    known = {_fold_name(name) for one in subject.accounts for name in list_names(one)}
    lacking = tuple(name for name in told.names if _fold_name(name) not in known)
    if lacking:
        says = (
            f"{len(lacking)} of the {format_plural(len(told.names), 'account')} that you named "
            f"{'is' if len(lacking) == 1 else 'are'} not here."
        )
        return Seen(Light.RED, says, lacking, lacks)
    return Seen(
        Light.GREEN,
        f"All {format_plural(len(told.names), 'account')} that you named "
        f"{'is' if len(told.names) == 1 else 'are'} here.",
        otherwise.names,
    )


def _fold_name(name: str) -> str:
    """Return a name as it is compared: without the sign of a user name; of a telephone number the digits."""
    folded = name.casefold().lstrip("@")
    is_number = not any(map(str.isalpha, folded)) and any(map(str.isdigit, folded))
    return "".join(filter(str.isdigit, folded)).lstrip("0") if is_number else folded


def list_names(account: object) -> tuple[str, ...]:
    """Return the names under which an account may be meant: its name, user name and address."""
    row = dict(account)  # type: ignore[call-overload]
    url = row["url"] or ""
    return list_distinct((row["name"], row["username"], url, url.rstrip("/").rpartition("/")[2]))


def describe_account(account: object) -> str | None:
    """Return an account's name with its user name."""
    row = dict(account)  # type: ignore[call-overload]
    name, username = row["name"], row["username"]
    return f"{name} ({username})" if name and username and name != username else name or username


def look_at_sessions(subject: Subject) -> Seen:
    """See which devices were logged in when the export was made."""
    names = list_distinct(row["name"] for row in subject.list_rows(_SESSIONS))
    mend = (
        "Under Password and security, Where you're logged in, log out everywhere but here. Remove "
        "the apps from phones that "
        "you keep."
    )
    if names:
        says = f"When the export was made, you were logged in on {format_plural(len(names), 'device')}."
        return Seen(Light.YELLOW, says, names, mend)
    return Seen(Light.UNKNOWN, "The export does not say where you are logged in.", mend=mend)


def look_at_recovery(subject: Subject) -> Seen:
    """See by which e-mail addresses and phone numbers the account is recovered, not whether they still work."""
    names = list_distinct(row["name"] for row in subject.list_rows(_CONTACTS))
    mend = (
        "Send yourself a mail, see that the code app and the backup codes work, and put in an "
        "address that you keep. Numbers "
        "that you will give up: take them out."
    )
    if names:
        says = "The account knows you by these. Whether you can still read what is sent there, the export cannot tell."
        return Seen(Light.YELLOW, says, names, mend)
    return Seen(Light.UNKNOWN, "The export names no e-mail address and no phone number.", mend=mend)
