"""Put together the export that the owner of the other samples asked for in December 2019 (layout G1).

It overlaps those of 2023 and 2025: the same friends, posts, comments, reactions and messages. Nothing has a
version, threads and messages tell their type, people wrote under photos. Every path of formats/facebook.md
section 1.2 is in it once, also what Meta had no longer, or not yet, in that very month.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import activity, albums, comments, logs, posts
from .chat import Thread, read_script
from .export import Export, find_uris, replace_text
from .flat import FOLDERS, flatten_media, keep_before, make_older, read_head, strip_version
from .flat_2019 import ABOUT_YOU, ADS, LOCATION, OTHER_ACTIVITY, PROFILE, SECURITY, WEB, tree
from .people import ANJALI, ANJALI_2023, ARNE, INGRID, JONAS_2023, OWNER, SINCE, SOLVEIG, friends
from .shapes import at
from .threads import EX, FATHER, HILDE_LEGACY, POTTERS, SISTER
from .threads_world import RENAMED

ASKED = "2019-12-08 09:00"
BACK_THEN = {ANJALI: ANJALI_2023}
SPAM = Thread(
    "filtered_threads",
    "luckywinneroffice",
    "100000000000771",
    "Lucky Winner Office",
    {"C": "Lucky Winner Office", "M": OWNER},
    """
2016-02-02
03:33 C Congratulation!! Your e-mail has won €850.000 💶
""",
)
BUYER = Thread(
    "message_requests",
    "torillklevenberg",
    "100000000000772",
    "Torill Klevenberg",
    {"T": "Torill Klevenberg", "M": OWNER},
    """
2019-10-30
18:20 T Hei! Har du den blå skålen fra markedet ennå?
18:21 T {skaal}
""",
    {"skaal": {"photos": [{"uri": "HERE/photos/skaal.jpg"}]}},
    head={"thread_type": "Pending"},
)
THREADS = [
    FATHER,
    EX,
    POTTERS,
    HILDE_LEGACY,
    replace(SISTER, box="inbox"),
    replace(RENAMED, slug="anjalisharma", title=ANJALI_2023, cast={"F": ANJALI_2023, "M": OWNER}),
    SPAM,
    BUYER,
]


def read_threads() -> list[tuple[Thread, list[dict[str, Any]]]]:
    """Return the threads as they stood then."""
    found = []
    for thread in THREADS:
        said = [message for message in read_script(thread) if message["timestamp_ms"] < at(ASKED) * 1000]
        older = replace(thread, head=replace_text(read_head(thread), FOLDERS))
        found.append((older, replace_text(make_older(said), FOLDERS)))
    return found


def read_friends() -> list[dict[str, Any]]:
    """Return the friends of that day: those with a story, and every fifth of the others."""
    rows = [
        row | ({"name": JONAS_2023} if row["name"] == "Facebook user" else {})
        for number, row in enumerate(friends())
        if row["name"] in SINCE or number % 5 == 0
    ]
    return [row | ({"contact_info": "+447700900004"} if row["name"] == ARNE else {}) for row in rows]


def name_only(*names: str) -> list[dict[str, Any]]:
    """Return what stood where only a name was known."""
    return [{"name": name} for name in names]


# Flat path -> the newer file of the same meaning.
SAME = {
    "apps_and_websites/apps_and_websites": logs.FILES[
        "apps_and_websites_off_of_facebook/connected_apps_and_websites.json"
    ],
    "events/event_invitations": activity.FILES["events/event_invitations.json"],
    "events/your_events": activity.FILES["events/events_you_hosted.json"],
    "following_and_followers/followed_pages": activity.FILES["pages/pages_and_profiles_you_follow.json"],
    "following_and_followers/unfollowed_pages": activity.FILES["pages/pages_and_profiles_you've_unfollowed.json"],
    "following_and_followers/following": logs.CONNECTIONS["followers/who_you've_followed.json"],
    "friends/rejected_friend_requests": logs.CONNECTIONS["friends/rejected_friend_requests.json"],
    "friends/removed_friends": logs.CONNECTIONS["friends/removed_friends.json"],
    "groups/your_group_membership_activity": activity.FILES["groups/your_group_membership_activity.json"],
    "groups/your_groups": activity.FILES["groups/your_groups.json"],
    "likes_and_reactions/pages": activity.FILES["pages/pages_you've_liked.json"],
    "messages/autofill_information": activity.FILES["messages/autofill_information.json"],
    "pages/your_pages": activity.FILES["pages/your_pages.json"],
    "saved_items_and_collections/saved_items_and_collections": {"saves_and_collections": activity.SAVES["saves_v2"]},
    "search_history/your_search_history": logs.FILES["logged_information/search/your_search_history.json"],
    "profile_information/profile_update_history": albums.PROFILE_UPDATES,
    "photos_and_videos/your_videos": albums.VIDEOS,
}


def read_written() -> dict[str, Any]:
    """Return posts, comments and reactions: those of the newer exports, and what only this one has."""
    group_comment = comments.comment(
        "2013-01-15 20:00", "Dag Bøkset's post", "Prøv med mer kvarts", in_group=comments.FORUM
    )
    wall = posts.post("2012-03-09 09:00", "wrote on your timeline.", "Gratulerer med dagen, lillesøster! 🎈")
    like = {"timestamp": at("2011-05-05"), "title": f"{OWNER} likes Pierogi-oppskrifter on mat.example."}
    seen = [record for record in posts.read_posts() if record["timestamp"] > at("2015-01-01")]
    return {
        "posts/your_posts_1": seen,
        "posts/other_people's_posts_to_your_timeline": {
            "wall_posts_sent_to_you": {
                "activity_log_data": [wall | {"title": f"{INGRID} wrote on your timeline.", "tags": [OWNER]}]
            }
        },
        "posts/your_pinned_posts": {"pinned_posts": [{"timestamp": at("2018-10-02"), "data": []}]},
        "groups/your_posts_and_comments_in_groups": {
            "group_posts": {"activity_log_data": [*activity.GROUP_POSTS["group_posts_v2"], group_comment]}
        },
        "comments/comments": {"comments": comments.read_comments()},
        "likes_and_reactions/posts_and_comments": {"reactions": comments.read_classic_reactions()},
        "likes_and_reactions/likes_on_external_sites": {"other_likes": [like]},
        "stories/archived_stories": {"archived_stories": [posts.post("2019-06-01", "added to her story.", "Sol ☀️")]},
        "stories/story_reactions": {
            "stories_feedback": [
                {
                    "timestamp": at("2019-07-07"),
                    "data": [{"text": "😍"}],
                    "title": f"{OWNER} reacted to {INGRID}'s story.",
                }
            ]
        },
        "apps_and_websites/posts_from_apps_and_websites": {
            "app_posts": [
                {
                    "timestamp": at("2013-01-02"),
                    "attachments": [posts.attach("external_context", {"name": "Du er en vase!"})],
                    "title": f"{OWNER} published something via Quiz: Hvilken krukke er du?",
                }
            ]
        },
    }


def read_rest() -> dict[str, Any]:
    """Return what has neither a newer twin in the samples nor a folder of its own above."""
    entry = ("2019-12-03 20:00", "Åpent verksted", "events/invented")
    return {
        "apps_and_websites/your_apps": {"admined_apps": [{"name": "Leirkalkulator", "added_timestamp": at("2019-02-02")}]},
        "events/event_contact_you've_blocked": {"events_contacts_blocked": name_only("Petter Lunde")},
        "events/your_event_responses": {"event_responses": activity.EVENT_RESPONSES["event_responses_v2"]},
        "facebook_gaming/instant_games": {
            "instant_games_played": [{"name": "Clay Quest", "added_timestamp": at("2019-03-21")}]
        },
        "following_and_followers/followers": {"followers": logs.named(("Torill Klevenberg", "2019-10-30"))},
        "friends/received_friend_requests": {"received_requests": logs.named(("Torill Klevenberg", "2019-10-31"))},
        "friends/sent_friend_requests": {"sent_requests": logs.named(("Kari Uten Profil", "2019-08-08"))},
        "information_used_for_recommendations/facebook_watch_topics": {"facebook_watch_topics": ["Ovner"]},
        "information_used_for_recommendations/news_feed_topics": {"news_feed_topics": ["Keramikk", "Hunder"]},
        "information_used_for_recommendations/news_topics": {"news_topics": ["Vær"]},
        "interactions/events": {"events_interactions": tree("Events", "Events you interacted with", entry)},
        "interactions/groups": {
            "group_interactions": tree("Grupper", "", ("2019-12-02 20:00", comments.FORUM, "groups/invented"))
        },
        "interactions/people": {
            "people_interactions": tree("People", "", ("2019-12-01 20:00", SOLVEIG, "invented.solveig"))
        },
        "interactions/menu_items": {"menu_items": tree("Menu", "", ("2019-11-01 20:00", "Minner", "memories"))},
        "marketplace/items_sold": {
            "items_selling": [
                {
                    "title": "Kjøkkenbord i bjørk",
                    "price": "kr 900",
                    "seller": OWNER,
                    "created_timestamp": at("2019-03-28 17:00"),
                    "category": "Møbler",
                    "marketplace": "Bergen",
                    "location": {"coordinate": {"latitude": 60.39, "longitude": 5.32}},
                    "description": "Må bort denne uka",
                }
            ]
        },
        "messages/messenger_contacts_you've_blocked": {
            "messenger_contacts_blocked": {
                "name": "Messages blocked",
                "description": "",
                "entries": [
                    {
                        "timestamp": at("2016-02-02 07:00"),
                        "data": {"name": "Lucky Winner Office", "uri": WEB + "invented.lucky"},
                    }
                ],
            }
        },
        "messages/secret_conversations": {
            "secret_conversations": {"has_received_message": False, "has_sent_message": False, "tincan_devices": []}
        },
        "messages/secret_groups": {"secret_groups": []},
        "payment_history/payment_history": {
            "payments": {
                "preferred_currency": "NOK",
                "payments": [
                    {
                        "created_timestamp": at("2019-03-30 12:00"),
                        "amount": "900,00",
                        "currency": "NOK",
                        "sender": "Ida Dyrli",
                        "receiver": OWNER,
                        "type": "Payment",
                        "status": "Completed",
                    }
                ],
            }
        },
        "profile_information/profile_information": {"profile": PROFILE},
        "your_places/places_you've_created": {
            "your_places": [
                {
                    "name": "Verkstedet på hjørnet",
                    "address": "Eksempelgaten 7",
                    "url": WEB + "invented.verkstedet",
                    "creation_timestamp": at("2018-09-30"),
                }
            ]
        },
    }


def read_data() -> dict[str, Any]:
    """Return every file but the threads, as it was then."""
    data = {path: strip_version(document) for path, document in SAME.items()} | read_written() | read_rest()
    for folder, files in (
        ("about_you", ABOUT_YOU),
        ("ads_and_businesses", ADS),
        ("location", LOCATION),
        ("other_activity", OTHER_ACTIVITY),
        ("security_and_login_information", SECURITY),
    ):
        data |= {f"{folder}/{name}": document for name, document in files.items()}
    changed = at("2019-11-11")
    for number, album in enumerate(albums.ALBUMS):
        data[f"photos_and_videos/album/{number}"] = album | {
            "last_modified_timestamp": min(album["last_modified_timestamp"], changed)
        }
    data["friends/friends"] = {"friends": read_friends()}
    older = replace_text(flatten_media(keep_before(data, at(ASKED))), FOLDERS | BACK_THEN)
    return {f"{path}.json": document for path, document in older.items()}


def read_export() -> Export:
    """Return the export of December 2019."""
    data, threads = read_data(), read_threads()
    uris = set(find_uris([data, [(thread.head, messages) for thread, messages in threads]]))
    lower = {uri: uri.lower() for uri in uris if uri.endswith("JPG")}
    return Export(
        "facebook_2019_json",
        "",
        data,
        threads,
        missing={uri for uri in uris if uri.endswith("10150400000030099.jpg")},
        elsewhere=lower,
        unreferenced=["files/glasurtabell.pdf", "files/oppskrifter.txt"],
        counts={
            "posts": len(data["posts/your_posts_1.json"]),
            "friends": len(data["friends/friends.json"]["friends"]),
            "friends_removed": len(data["friends/removed_friends.json"]["deleted_friends"]),
            "comments": len(data["comments/comments.json"]["comments"]),
            "reactions_older": len(data["likes_and_reactions/posts_and_comments.json"]["reactions"]),
            "albums": len(albums.ALBUMS),
            "searches": len(data["search_history/your_search_history.json"]["searches"]),
        },
    )
