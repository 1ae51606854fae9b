"""Put together the smaller export that the same person asked for in June 2023 (layout G3).

It overlaps the one of 2025: the same messages to the millisecond, one message that was unsent and one
that was edited later, a person who was renamed, one who is "Facebook user" today, the same posts and one
that is gone since. Media uris have no generation prefix; the files stand under
`your_activity_across_facebook/`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import account, activity, albums, comments, logs, posts
from .chat import Thread, read_script
from .export import Export, find_uris, replace_text
from .people import ANJALI, ANJALI_2023, ARNE, JONAS_2023, OWNER, friends
from .shapes import at, group, one
from .threads import EX
from .threads_world import DELETED, RENAMED

A = "your_activity_across_facebook/"
ASKED = "2023-06-10 09:00"
NO_PREFIX = {"your_facebook_activity/": "", "your_activity_across_facebook/": ""}
BACK_THEN = {ANJALI: ANJALI_2023}

SPAM = Thread(
    "filtered_threads",
    "supernovalottery",
    "100000000000993",
    "Supernova Lottery",
    {"C": "Supernova Lottery", "M": OWNER},
    """
2022-03-03
04:00 C Dear winner 💎 reply YES
""",
)
JONAS = {"J": JONAS_2023, "F": JONAS_2023, "M": OWNER}
THREADS = [
    replace(EX, head={"magic_words": []}),
    replace(RENAMED, slug="anjalisharma", title=ANJALI_2023, cast={"F": ANJALI_2023, "M": OWNER}),
    replace(DELETED, slug="jonasrypdal", title=JONAS_2023, cast=JONAS, participants=[JONAS_2023, OWNER]),
    SPAM,
]
GONE = posts.post("2022-12-31 23:50", "updated her status.", "Dette året kan jeg ikke anbefale.")


def is_before(record: dict[str, Any]) -> bool:
    """Tell whether a record is older than this export."""
    return bool(record["timestamp"] < at(ASKED))


def read_threads() -> list[tuple[Thread, list[dict[str, Any]]]]:
    """Return the threads as they stood then."""
    found = []
    for thread in THREADS:
        messages = [
            message
            for message in read_script(thread, in_2023=True)
            if message["timestamp_ms"] < at(ASKED) * 1000
        ]
        found.append((thread, replace_text(messages, NO_PREFIX)))
    return found


def read_posts() -> list[dict[str, Any]]:
    """Return the posts since 2021, with the one that is gone two years later."""
    recent = [record for record in posts.read_posts() if at("2021-01-01") < record["timestamp"] < at(ASKED)]
    records = sorted([*recent, GONE], key=lambda record: -record["timestamp"])
    found: list[dict[str, Any]] = replace_text(records, BACK_THEN | NO_PREFIX)
    return found


def read_friends() -> list[dict[str, Any]]:
    """Return the friends of that day: one has another name since, one is nameless since."""
    rows = [
        record | {"name": JONAS_2023} if record["name"] == "Facebook user" else record for record in friends()
    ]
    found: list[dict[str, Any]] = replace_text([row for row in rows if is_before(row)], BACK_THEN)
    return found


def read_activity() -> dict[str, Any]:
    """Return the files of `your_activity_across_facebook/` but the threads."""
    written = [comment for comment in comments.read_comments() if is_before(comment)]
    reactions = [reaction for reaction in comments.read_classic_reactions() if is_before(reaction)]
    group_comments = [
        comment for comment in comments.GROUP_COMMENTS["group_comments_v2"] if is_before(comment)
    ]
    events = activity.FILES["events/events_you_hosted.json"]["your_events_v2"]
    same = [
        "groups/group_posts_and_comments.json",
        "groups/your_badges.json",
        "groups/your_group_membership_activity.json",
        "groups/your_groups.json",
        "messages/autofill_information.json",
        "other_activity/pokes.json",
        "pages/pages_you've_liked.json",
        "polls/polls_you_voted_on.json",
        "voting/voting_location.json",
        "voting/voting_reminders.json",
        "events/event_invitations.json",
    ]
    return {name: activity.FILES[name] for name in same} | {
        "comments_and_reactions/comments.json": {"comments_v2": written},
        "comments_and_reactions/likes_and_reactions_1.json": reactions,
        "events/your_event_responses.json": {
            "event_responses_v2": {
                "events_joined": [activity.event("Quiz", "2019-11-01 19:00")],
                "events_declined": [],
                "events_interested": [],
            }
        },
        "events/your_events.json": {"your_events_v2": events[:1]},
        "facebook_gaming/bookmark_and_app_settings.json": one(ts="2019-02-02", fbid=False),
        "facebook_marketplace/your_transaction_survey_information.json": one(
            ("Surveys shown", "1"), fbid=False
        ),
        "facebook_payments/payment_history.json": {
            "payments_v2": {"preferred_currency": "NOK", "payments": []}
        },
        "fundraisers/your_fundraiser_donations_information.json": one(
            ("Number of donations", "1"), fbid=False
        ),
        "groups/your_comments_in_groups.json": {"group_comments_v2": group_comments},
        "messages/secret_conversations.json": {
            "secret_conversations_v2": {"tincan_devices": [], "armadillo_devices": [], "calls": []}
        },
        "navigation_bar/navigation_bar_activity.json": [
            one(("Shortcut", "Watch"), fbid=False),
            one(("Shortcut", "Groups"), fbid=False),
        ],
        "other_activity/your_recently_followed_history.json": one(
            ("Followed", ["Fjordradioen"]), group("Last", (("Name", "Fjordradioen"),)), fbid=False
        ),
        "pages/pages_and_profiles_you_follow.json": {
            "pages_followed_v2": activity.dated_names([("2014-01-01 10:00", "Fjordradioen", "followed")])
        },
        "posts/album/0.json": albums.ALBUMS[0],
        "posts/your_posts__check_ins__photos_and_videos_1.json": read_posts(),
        "posts/your_uncategorized_photos.json": {"other_photos_v2": [posts.POT_1, posts.OLD_PHOTO]},
    }


ROOTS: dict[str, Any] = {
    "ads_information/advertisers_using_your_activity_or_information.json": {
        "custom_audiences_all_types_v2": [
            {
                "advertiser_name": "Example Clay Supply",
                "has_data_file_custom_audience": True,
                "has_remarketing_custom_audience": False,
                "has_in_person_store_visit": False,
            },
            {
                "advertiser_name": "Töpferbedarf Muster GmbH",
                "has_data_file_custom_audience": False,
                "has_remarketing_custom_audience": True,
                "has_in_person_store_visit": False,
            },
        ]
    },
    "ads_information/advertisers_you've_interacted_with.json": {
        "history_v2": [
            {"title": "Vinn en ferie!", "action": "Closed Ad", "timestamp": at("2023-05-01")},
            {"title": "Porselensleire – på lager", "action": "Clicked Ad", "timestamp": at("2023-04-10")},
        ]
    },
    "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json": {
        "off_facebook_activity_v2": [
            {
                "name": "shop.example",
                "events": [
                    {"id": 4410001, "type": "PURCHASE", "timestamp": at("2023-04-10")},
                    {"id": 4410001, "type": "PAGE_VIEW", "timestamp": at("2023-04-09")},
                ],
            }
        ]
    },
    "logged_information/location/timezone.json": {"timezone_v2": "Europe/Oslo"},
    "logged_information/location/location_history.json": {
        "location_history_v2": [
            {
                "name": "Bergen",
                "coordinate": {"latitude": 60.3913, "longitude": 5.3221},
                "creation_timestamp": at("2018-05-01"),
            }
        ]
    },
    "logged_information/your_interactions_on_facebook/recently_viewed.json": {
        "recently_viewed": [
            logs.node(
                "Posts", "Posts you've seen", ("2023-06-01 10:00", "Ayşe sitt innlegg", "invented/posts/4")
            )
        ]
    },
    "logged_information/your_interactions_on_facebook/recently_visited.json": {
        "visited_things_v2": [
            logs.node(
                "Profile visits",
                "People whose profiles you've visited",
                ("2023-06-02 22:00", ARNE, "invented.arne"),
            )
        ]
    },
    "personal_information/profile_information/profile_information.json": {
        "profile_v2": account.PROFILE
        | {"relationship": {"status": "Separated", "timestamp": at("2019-04-15")}}
    },
    "preferences/preferences/video.json": {
        "watch_videos_v2": [
            {
                "video_title": "Fjorden i går",
                "user_action": "HIDE",
                "action_time": "1680000000",
                "feedback_collection": "watch",
            }
        ]
    },
}


def read_export() -> Export:
    """Return the export of June 2023."""
    data = {A + path: replace_text(content, NO_PREFIX) for path, content in read_activity().items()} | ROOTS
    data["connections/friends/your_friends.json"] = {"friends_v2": read_friends()}
    threads = read_threads()
    uris = {
        uri
        for uri in find_uris([data, [messages for _, messages in threads]])
        if not uri.startswith("https://") and uri
    }
    places = {uri: A + uri for uri in uris if not uri.startswith("personal_information/")}
    return Export(
        "facebook_2023_json",
        A,
        data,
        threads,
        missing=albums.FILES_MISSING,
        elsewhere=places,
        other={A + "stories/archived_stories.json": b"[object Object]"},
        counts={
            "posts": len(read_posts()),
            "friends": len(read_friends()),
            "comments": len(data[A + "comments_and_reactions/comments.json"]["comments_v2"]),
            "reactions_classic": len(data[A + "comments_and_reactions/likes_and_reactions_1.json"]),
            "messages_also_in_2025": sum(len(messages) for thread, messages in threads if thread is not SPAM),
            "messages_unsent_since": 1,
            "messages_edited_since": 1,
            "posts_gone_since": 1,
        },
    )
