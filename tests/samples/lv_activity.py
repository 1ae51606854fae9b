"""The `label_values` files of `your_facebook_activity/` that stand beside posts, groups and messages.

Labels are plausible English; a few files speak Norwegian or German, as an account does that changed its
language. A file with one record holds a bare object, a file with several a list, whatever Meta's own name
for it says.
"""

from __future__ import annotations

from typing import Any

from .people import HILDE, SOREN
from .shapes import Url, at, group, one

COMMENTS_AND_REACTIONS: dict[str, Any] = {
    "audio_comment_tooltip_views.json": one(("Number of times seen", "1")),
    "your_comment_active_days.json": one(("Days on which you commented in the last 28 days", "6")),
    "your_comment_edits.json": [
        one(("Edited comment", "Så fin glasur! Er det celadon?"), ts="2023-02-03 18:40"),
        one(("Edited comment", "Gratulerer Ayşe! 🎈"), ts="2024-04-01 08:15"),
    ],
}

EVENTS: dict[str, Any] = {
    "your_event_invitation_links.json": [
        one(("Link", "https://www.facebook.com/events/invented/invite/1"), ("Event", "Åpent verksted 🏺")),
        one(("Link", "https://www.facebook.com/events/invented/invite/2"), ("Event", "Sommerfest")),
    ],
}

GAMING: dict[str, Any] = {
    "bookmark_and_app_settings.json": one(ts="2019-02-02"),
    "game_announcements.json": [one(("Game", "Clay Quest"), ("Seen", at("2021-01-05")), ts="2021-01-05")],
    "gaming_invite_settings.json": one(("Game invites", "Off")),
    "gaming_tab_notifications.json": one(
        ("Status", "Shown"), ("Last shown", at("2022-05-05")), ("Counts", (("Opened", "0"),))
    ),
    "information_related_to_the_games_you_play.json": one(
        ("Game", "Clay Quest"), ("Last played", at("2020-12-20 21:00"))
    ),
    "instant_games_settings_and_metadata.json": [
        one(
            ("Name", "Clay Quest"),
            ("First played", at("2020-03-21")),
            ("Permissions", ["public_profile"]),
            group("Settings", (("Sound", "On"), ("Language", "nb_NO"))),
        ),
        one(("Name", "Ordspill eksempel"), ("First played", 0), ("Permissions", [])),
    ],
    "instant_games_usage_data.json": one(
        ("Name", "Clay Quest"),
        ("Last played", at("2020-12-20 21:00")),
        ("Sessions", [(("Start time", at("2020-12-20 20:30")), ("End time", at("2020-12-20 21:00")))]),
    ),
    "your_instant_games_leaderboard_moments.json": one(("Moment", "Mira passed Ingrid in Clay Quest")),
    "your_instant_games_links.json": [
        one(("Link", "https://www.facebook.com/gaming/play/invented")),
        one(("Link", "https://www.facebook.com/gaming/play/invented2")),
    ],
    "your_instant_games_shortcuts.json": [
        one(("Game", "Clay Quest"), ("Created", at("2020-04-02")), ("Places", ["Home"])),
        one(("Game", "Ordspill eksempel"), ("Created", 0), ("Places", [])),
    ],
    "your_instant_games_tournament_information.json": one(("Tournament", "Påskecup"), ("Score", "3120")),
    "your_latest_instant_game_scores.json": one(("Score", "3120"), ("Time", at("2020-04-10 19:45"))),
    "your_page_or_groups_badges.json": [
        one(
            ("Badge", "badge_name", "Conversation starter"),
            ("Earned", "earned_time", at("2022-03-01")),
            ent="BadgeAward",
        ),
        one(
            ("Badge", "badge_name", "Rising star"),
            ("Earned", "earned_time", at("2023-03-01")),
            ent="BadgeAward",
        ),
    ],
    "picks.json": one(("Pick", "Norge vinner"), ("Time", at("2021-07-11"))),
    "your_gaming_activity.json": [
        one(("Activity", "Played Clay Quest"), ts="2020-12-20 21:00"),
        one(("Activity", "Played Ordspill eksempel"), ts="2020-12-21 21:00"),
    ],
}

MARKETPLACE: dict[str, Any] = {
    "for-sale_group_preferences.json": one(
        ("Preferred group", "Kjøp og salg Bergen"), ("Updated", at("2018-05-05")), ts="2018-05-05"
    ),
    "how_active_we_think_you_are_on_marketplace.json": one(
        ("Activity level", "buyer_level", "Occasional"), ent="MarketplaceLevel"
    ),
    "settings.json": one(
        ("Location", "location", "Bergen, Vestland"),
        ("Last updated", "update_time", at("2025-03-02")),
        ts="2025-03-02",
        ent="MarketplaceSettings",
    ),
    "your_marketplace_assistant_settings.json": one(("Suggested replies", "On")),
    "your_marketplace_cart_information.json": one(("Last added to cart", at("2023-11-24")), ts="2023-11-24"),
    "your_marketplace_device_history.json": [one(("Device", "Pixel 7")), one(("Device", "Windows PC"))],
    "your_marketplace_listing_history.json": [
        one(("Listing", "Dreieskive, lite brukt"), ("Event", "Created"), ("Time", at("2025-03-02 17:00"))),
        one(
            ("Listing", "Dreieskive, lite brukt"),
            ("Event", "Marked as sold"),
            ("Time", at("2025-03-10 08:00")),
        ),
    ],
    "your_notification_status.json": one(
        ("Status", "status", "Read"), ("Time", "time", at("2025-03-08")), ent="MarketplaceNotif"
    ),
    "your_search_history.json": [
        one(
            ("Search", "brennovn keramikk"),
            ("Last searched", at("2024-10-10")),
            ("Filters", ["Bergen", "20 km"]),
            ts="2024-10-10",
        ),
        one(
            ("Search", "Weißer Ton 10 kg"),
            ("Last searched", at("2025-01-19")),
            ("Filters", []),
            ts="2025-01-19",
        ),
    ],
    "your_transaction_survey_information.json": one(
        ("Surveys shown", "survey_count", "2"), ent="TransactionSurvey"
    ),
    "conversations_you_had_as_a_buyer.json": one(
        ("Listing", "Brennovn 60 l"),
        ("Seller", "Frode Kleppe"),
        ("Started", at("2024-10-11")),
        ts="2024-10-11",
    ),
    "conversations_you_had_as_a_seller.json": [
        one(
            ("Listing", "Dreieskive, lite brukt"),
            ("Buyer", "Petter Lunde"),
            ("Started", at("2025-03-08 18:22")),
        ),
        one(
            ("Listing", "Dreieskive, lite brukt"), ("Buyer", "Ida Dyrli"), ("Started", at("2025-03-09 09:00"))
        ),
    ],
    "your_structured_communication.json": one(
        ("Message", "Is this still available?"), ("Time", at("2024-10-11"))
    ),
    "your_marketplace_search_filters.json": one(("Category", "Home & garden"), ("Radius", "20 km")),
}

PAYMENTS: dict[str, Any] = {
    "payment_addresses.json": one(
        ("Street", "street1", "Eksempelgaten 4"),
        ("City", "city", "Bergen"),
        ("Postal code", "zip", "5003"),
        ("Country", "country", "NO"),
        title="Hjemme",
        ts="2018-03-03",
        ent="PaymentAddress",
    ),
    "payments_you_have_made_as_a_buyer.json": one(("Payment time", at("2023-11-24 10:10"))),
    "payments_received_as_a_seller.json": one(
        ("Payment time", at("2025-03-10 08:05")), ("Amount", "2500,00 NOK")
    ),
    "your_payment_account_activity_history.json": [
        one(
            ("Action", "action", "Added payment card"),
            ("Card", "last_four", "•••• 0000"),
            ts="2018-03-03",
            ent="PaymentLog",
        ),
        one(("Action", "action", "Removed payment card"), ts="2024-03-03", ent="PaymentLog"),
    ],
}

SUPPORT: dict[str, Any] = {
    "id_verification.json": one(
        ("Status", "Approved"),
        ("Submitted", at("2014-09-01")),
        group("Document", (("Type", "Passport"), ("Reason", "Name change"))),
        ts="2014-09-01",
    ),
}

FUNDRAISERS: dict[str, Any] = {
    "fundraiser_posts_you_likely_viewed.json": one(
        ("Posts viewed", "viewed_count", "12"), ent="FundraiserViews"
    ),
    "your_fundraiser_donations_information.json": one(
        ("Number of donations", "donation_count", "2"), ent="FundraiserDonations"
    ),
    "your_fundraiser_settings.json": [
        one(
            ("Reminder", "On"),
            ("Updated", at("2021-02-01")),
            ("Causes", ["Animals"]),
            ("Options", (("Birthday", "Off"),)),
        ),
        one(("Reminder", "Off"), ("Updated", 0), ("Causes", []), ("Options", ())),
    ],
    "your_interactions_with_fundraising_promotions.json": one(
        ("Action", "Dismissed"), ("Time", at("2022-03-01")), ts="2022-03-01"
    ),
}

GROUPS: dict[str, Any] = {
    "chat_invites_received.json": one(
        ("Invited by", "Dag Bøkset"), ("Time", at("2023-08-30")), ts="2023-08-30"
    ),
    "community_chat_settings.json": [
        one(
            ("Notifications", "All messages"),
            ("Updated", at("2023-09-02")),
            title="Turlaget Bjørgvin – prat 🥾",
        ),
        one(("Notifications", "Mentions"), ("Updated", 0), title="Norsk Keramikkforum"),
    ],
    "group_invites_you've_received.json": [
        one(
            ("Invited by", HILDE),
            ("Time", at("2012-10-10")),
            group("Group", (("Name", "Norsk Keramikkforum"),)),
            ts="2012-10-10",
        ),
        one(
            ("Invited by", "Dag Bøkset"),
            ("Time", at("2016-04-04")),
            group("Group", (("Name", "Turlaget Bjørgvin"),)),
            ts="2016-04-04",
        ),
    ],
    "group_invites_you've_sent.json": [
        one(("Group", "Norsk Keramikkforum"), ("Invited", SOREN), ts="2018-08-20"),
        one(("Group", "Norsk Keramikkforum"), ("Invited", "Anjali Sharma"), ts="2019-06-03"),
    ],
    "groups_and_pages_that_you_may_find_engaging.json": one(
        ("Groups", "groups", ["Celadon Lovers", "مجموعة الخزف", "陶器の会"]), ent="EngagingGroups"
    ),
    "join_requests.json": one(
        ("Status", "Pending"), group("Group", (("Name", "Celadon Lovers"),)), ts="2025-05-20"
    ),
    "your_actions_on_violating_content_in_your_groups.json": one(
        ("Action", "Removed post"),
        ("Time", at("2023-10-03")),
        ("Post", Url("https://www.facebook.com/groups/invented/posts/9")),
        group("Group", (("Name", "Norsk Keramikkforum"),)),
    ),
    "your_anonymous_mode_status_in_groups.json": [
        one(("Status", "Off"), group("Group", (("Name", "Norsk Keramikkforum"),))),
        one(("Status", "On"), group("Group", (("Name", "Sorggruppe på nett"),))),
    ],
    "your_contributions.json": [
        one(
            ("Contribution", "value", "Answered 12 questions"),
            ("Time", "time", at("2023-10-03")),
            group("Group", (("Name", "Norsk Keramikkforum"),)),
            title="Ekspert",
            ts="2023-10-03",
            ent="GroupContribution",
        ),
        one(("Contribution", "value", "First post"), title="Ny", ts="2012-10-12", ent="GroupContribution"),
    ],
    "your_document_revision.json": [
        one(("Content", "Glasurer fra A til Å, versjon 2"), ts="2013-02-02"),
        one(("Content", "Glasurer fra A til Å, versjon 3 – med celadon"), ts="2013-02-09"),
    ],
    "your_group_post_tags.json": [
        one(("Tag", "#celadon"), ts="2022-06-06"),
        one(("Tag", "#glasur"), ts="2022-06-07"),
    ],
    "your_group_shortcuts.json": [
        one(("Group", "Turlaget Bjørgvin"), ("Places", ["Top"]), ts="2023-01-01"),
        one(("Group", "Norsk Keramikkforum"), ("Places", []), ts="2023-01-01"),
    ],
    "your_participation_requests.json": one(("Status", "Approved"), ("Group", "Sorggruppe på nett")),
    "your_settings_for_groups_tab.json": one(
        ("Sort", "sort_order", "Recent"), group("Pinned", (("Name", "Norsk Keramikkforum"),)), ent="GroupsTab"
    ),
}

FOLDERS = {
    "comments_and_reactions": COMMENTS_AND_REACTIONS,
    "events": EVENTS,
    "facebook_gaming": GAMING,
    "facebook_marketplace": MARKETPLACE,
    "facebook_payments": PAYMENTS,
    "facebook_support": SUPPORT,
    "fundraisers": FUNDRAISERS,
    "groups": GROUPS,
}


def read_members() -> dict[str, Any]:
    """Return the data of every file of this module by its path in the export."""
    root = "your_facebook_activity"
    return {
        f"{root}/{folder}/{name}": data for folder, files in FOLDERS.items() for name, data in files.items()
    }
