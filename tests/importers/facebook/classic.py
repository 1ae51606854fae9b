"""One document for each classic file type, in Meta's form (one escape per UTF-8 byte), and how to read it."""

from __future__ import annotations

from typing import Any

from exit_kit.importing.problems import Problem
from exit_kit.importing.records import Record
from importers.facebook import IMPORTER
from tests.importers.reading import read_document

T = 1719400000  # 2024-06-26T11:06:40Z
AT = "2024-06-26T11:06:40Z"


def mangle(text: str) -> str:
    """Return a text as it stands in Meta's files once the JSON is parsed: one character per UTF-8 byte."""
    return text.encode().decode("latin-1")


CAFE = mangle("Café Süd")
PLACE = {
    "name": CAFE,
    "coordinate": {"latitude": 12.5, "longitude": -34.5},
    "address": "1 Test Street",
    "url": "u:p",
}
PHOTO = {
    "uri": "your_facebook_activity/posts/media/a.jpg",
    "creation_timestamp": T,
    "title": "Album",
    "description": mangle("Grüße @[17:2048:Bob Example]"),
    "backup_uri": "b",
    "thumbnail": {"uri": "thumb.jpg"},
    "media_metadata": {
        "photo_metadata": {
            "exif_data": [
                {"upload_ip": "192.0.2.1", "taken_timestamp": -5, "iso": 200, "latitude": 1.5, "longitude": 2.5,
                 "original_width": 800, "original_height": 0, "camera_make": ""}
            ]
        }
    },
}  # fmt: skip
VIDEO = {
    "uri": "v.mp4",
    "creation_timestamp": T,
    "media_metadata": {"video_metadata": {"exif_data": [{"upload_ip": "192.0.2.2", "upload_timestamp": T}]}},
    "dubbing_info": [],
    "media_variants": [],
}
POST = {
    "timestamp": T,
    "title": "Ada Example was with Bob Example.",
    "data": [
        {"post": mangle("Grüße 🦊")},
        {"post": "@[17:2048:Bob Example] hi"},
        {"update_timestamp": T + 5},
        {"backdated_timestamp": T - 10},
        {},
    ],
    "tags": [{"name": "Bob Example"}, "Cleo Example"],
    "attachments": [
        {"data": [{"media": PHOTO}, {"media": VIDEO}]},
        {"data": [{"external_context": {"name": "N", "source": "S", "url": "https://example.org/"}}]},
        {"data": [{"external_context": {"url": "https://example.org/2"}}, {"place": PLACE}]},
        {"data": []},
    ],
}
PLAIN_POST = {"timestamp": T, "title": "Ada Example updated.", "data": [{"post": "Hello"}]}
PERSON = {"name": mangle("Zoë Example"), "timestamp": T}
NAMED = {"timestamp": T, "data": [{"name": "Test Group"}], "title": "You joined Test Group."}
EVENT = {
    "name": "Party", "start_timestamp": T, "end_timestamp": 0, "create_timestamp": T - 100,
    "description": "Cake", "place": PLACE,
}  # fmt: skip
INVITATION = {"name": "Party", "start_timestamp": T, "end_timestamp": T + 60}
COMMENT = {
    "timestamp": T,
    "data": [
        {
            "comment": {
                "timestamp": T,
                "comment": mangle("Schön! @[17:2048:Bob Example]"),
                "author": "Ada Example",
            }
        }
    ],
    "title": "Ada Example commented on Bob Example's photo.",
}
REACTION = {
    "timestamp": T,
    "data": [{"reaction": {"reaction": "LOVE", "actor": "Ada Example"}}],
    "title": "Liked.",
}
POLL = {"question": "Tea?", "options": [{"option": "Yes", "voted": True}, {"option": "No", "voted": False}]}
SEARCH = {
    "timestamp": T,
    "title": "You searched Facebook",
    "data": [{"text": "cake"}],
    "attachments": [{"data": [{"text": '"cake"'}]}],
}
ITEM = {
    "title": "Bike", "price": "EUR 50", "seller": "Ada Example", "created_timestamp": T, "category": "Bikes",
    "marketplace": "M", "location": {"coordinate": {"latitude": 12.5, "longitude": -34.5}}, "description": "Red",
}  # fmt: skip
PAYMENT = {
    "created_timestamp": T, "amount": "5.00", "currency": "EUR", "sender": "Ada Example", "receiver": "Bob Example",
    "type": "P2P", "status": "Completed", "payment_data": {"p2p_payment": {"fees": "0.00"}},
    "payment_method": "Card", "ip": "192.0.2.3",
}  # fmt: skip
DEVICE = {
    "device_type": "phone", "device_manufacturer": "Maker", "device_model": "One", "device_os_version": "14",
    "last_connected_ip": "192.0.2.4", "last_active_time": T + 9, "online_since": T,
}  # fmt: skip
PROFILE: dict[str, Any] = {
    "name": {"full_name": mangle("Ada Exämple"), "first_name": "Ada", "middle_name": "",
             "last_name": mangle("Exämple")},
    "emails": {"emails": ["ada@example.org"], "previous_emails": ["old@example.org"], "pending_emails": []},
    "birthday": {"year": 1990, "month": 2, "day": 28},
    "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
    "previous_names": [{"name": "Ada Before", "timestamp": T}],
    "other_names": [{"name": "Addy", "type": "Nickname", "timestamp": 0}],
    "current_city": {"name": "Testland", "timestamp": 0},
    "hometown": {"name": "Oldtown", "timestamp": T},
    "relationship": {
        "status": "Married", "partner": "Bob Example", "anniversary": {"year": 2015, "month": 6}, "timestamp": T,
    },
    "previous_relationships": [{"name": "Cleo Example", "timestamp": T}],
    "family_members": [{"name": "Dora Example", "relation": "Sister", "timestamp": T}],
    "education_experiences": [
        {"name": "Test School", "start_timestamp": T, "end_timestamp": T + 60, "graduated": True,
         "concentrations": ["Maths"], "school_type": "College", "degree": "BSc", "description": "", "timestamp": 0}
    ],
    "work_experiences": [
        {"employer": "Works Ltd", "title": "Tester", "location": "Testland", "description": "", "timestamp": T}
    ],
    "languages": ["English", {"name": "Dutch"}],
    "websites": [{"address": "https://example.org"}],
    "phone_numbers": [{"phone_type": "Mobile", "phone_number": "+15550100", "verified": False, "creation_time": T}],
    "places_lived": [{"place": "Hill", "start_timestamp": T, "timestamp": 0}],
    "intro_bio": {"name": "Hello there", "timestamp": T},
    "name_pronunciation": "AY-da",
    "blood_info": {"name": "Donor"},
    "religious_view": {"name": "None", "description": "Really"},
    "political_view": {"description": "Only words"},
    "interested_in": ["MEN"],
    "username": "ada.example",
    "registration_timestamp": T,
    "profile_uri": "https://www.facebook.com/ada.example",
    "address": {"city": "Testland"},
    "pages": [{"name": "Music", "pages": ["Band", "Choir"], "timestamps": [T]}],
    "groups": [{"name": "Test Group", "timestamp": T}],
}  # fmt: skip
MAIL = {"from": "Ada", "to": "Support", "subject": "Help", "message": "Please", "timestamp": T}
ACTIVITY = "your_facebook_activity"

# name of the file type: path, document
CLASSIC: dict[str, tuple[str, Any]] = {
    "posts": (f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1.json", [POST]),
    "page posts": ("this_profile's_activity_across_facebook/posts/profile_posts_1.json", [PLAIN_POST]),
    "archived posts": (f"{ACTIVITY}/posts/archive.json", [PLAIN_POST]),
    "trash": (f"{ACTIVITY}/posts/trash.json", {"trash_v2": [PLAIN_POST]}),
    "group posts": (f"{ACTIVITY}/groups/group_posts_and_comments.json", {"group_posts_v2": [PLAIN_POST]}),
    "pending group posts": (
        f"{ACTIVITY}/groups/your_pending_posts_in_groups.json", {"pending_posts_v2": [PLAIN_POST]}
    ),
    "archived stories": (f"{ACTIVITY}/stories/archived_stories.json", {"archived_stories_v2": [PLAIN_POST]}),
    "reels": (f"{ACTIVITY}/reels/your_reels.json", {"lasso_videos_v2": [PLAIN_POST]}),
    "profile updates": (
        "personal_information/profile_information/profile_update_history.json", {"profile_updates_v2": [PLAIN_POST]}
    ),
    "wall posts": (
        "posts/other_people's_posts_to_your_timeline.json",
        {"wall_posts_sent_to_you": {"activity_log_data": [PLAIN_POST]}},
    ),
    "app posts": ("apps_and_websites/posts_from_apps_and_websites.json", {"app_posts": [PLAIN_POST]}),
    "album": (
        f"{ACTIVITY}/posts/album/0.json",
        {"name": CAFE, "photos": [PHOTO], "cover_photo": {"uri": "c.jpg"}, "last_modified_timestamp": T,
         "description": "Trip"},
    ),
    "uncategorized photos": (f"{ACTIVITY}/posts/your_uncategorized_photos.json", {"other_photos_v2": [PHOTO]}),
    "videos": (f"{ACTIVITY}/posts/your_videos.json", {"videos_v2": [VIDEO]}),
    "comments": (f"{ACTIVITY}/comments_and_reactions/comments.json", {"comments_v2": [COMMENT]}),
    "group comments": (
        f"{ACTIVITY}/groups/your_comments_in_groups.json",
        {"group_comments_v2": [{"timestamp": T, "data": [{"comment": {"comment": "Yes", "group": CAFE}}]}]},
    ),
    "reactions": (f"{ACTIVITY}/comments_and_reactions/likes_and_reactions_1.json", [REACTION]),
    "older reactions": ("comments_and_reactions/posts_and_comments.json", {"reactions_v2": [REACTION]}),
    "story reactions": (
        f"{ACTIVITY}/stories/story_reactions.json",
        {"stories_feedback_v2": [{"title": "Replied.", "timestamp": T, "data": [{"text": mangle("❤")}]}]},
    ),
    "external likes": (
        "likes_and_reactions/likes_on_external_sites.json",
        {"other_likes": [
            {"timestamp": T, "title": "Liked.",
             "attachments": [{"data": [{"external_context": {"name": "Site", "url": "https://example.org/"}}]}]}
        ]},
    ),
    "friends": ("connections/friends/your_friends.json", {"friends_v2": [PERSON]}),
    "friend requests received": (
        "connections/friends/received_friend_requests.json", {"received_requests_v2": [PERSON]}
    ),
    "friend requests sent": ("connections/friends/sent_friend_requests.json", {"sent_requests_v2": [PERSON]}),
    "friend requests declined": (
        "connections/friends/rejected_friend_requests.json",
        {"rejected_requests_v2": [{**PERSON, "marked_as_spam": True}]},
    ),
    "removed friends": ("connections/friends/removed_friends.json", {"deleted_friends_v2": [PERSON]}),
    "following": ("connections/followers/who_you've_followed.json", {"following_v3": [PERSON]}),
    "followers": ("connections/followers/people_who_followed_you.json", {"followers_v3": [{"name": "Bob Example"}]}),
    "group memberships": (f"{ACTIVITY}/groups/your_group_membership_activity.json", {"groups_joined_v2": [NAMED]}),
    "groups you run": (
        f"{ACTIVITY}/groups/your_groups.json",
        {"groups_admined_v2": [{"name": "Test Group", "timestamp": T, "badge": "star"}]},
    ),
    "group badges": (f"{ACTIVITY}/groups/your_badges.json", {"group_badges_v2": {CAFE: ["Founder", "Host"]}}),
    "group membership answers": (
        f"{ACTIVITY}/groups/your_answers_to_membership_questions.json",
        {"group_membership_questions_answers_v2": {"group_answers": [
            {"group_name": "Test Group", "rules_agreement": True,
             "answers": [{"question": "Why?", "answer": "Fun", "timestamp": T}]},
            {"group_name": "Other Group", "rules_agreement": False},
        ]}},
    ),
    "pages liked": (
        f"{ACTIVITY}/pages/pages_you've_liked.json",
        {"page_likes_v2": [{**PERSON, "url": "https://www.facebook.com/p"}]},
    ),
    "pages followed": (f"{ACTIVITY}/pages/pages_and_profiles_you_follow.json", {"pages_followed_v2": [NAMED]}),
    "pages unfollowed": (
        f"{ACTIVITY}/pages/pages_and_profiles_you've_unfollowed.json", {"pages_unfollowed_v2": [NAMED]}
    ),
    "pages recommended": (
        f"{ACTIVITY}/pages/pages_and_profiles_you've_recommended.json", {"recommended_pages_v2": [PERSON]}
    ),
    "your pages": (f"{ACTIVITY}/pages/your_pages.json", {"pages_v2": [PERSON]}),
    "event invitations": (f"{ACTIVITY}/events/event_invitations.json", {"events_invited_v2": [INVITATION]}),
    "event responses": (
        f"{ACTIVITY}/events/your_event_responses.json",
        {"event_responses_v2": {
            "events_interested": [INVITATION], "events_joined": [INVITATION], "events_declined": [INVITATION]
        }},
    ),
    "your events": (f"{ACTIVITY}/events/your_events.json", {"your_events_v2": [EVENT]}),
    "hidden events": (
        f"{ACTIVITY}/events/events_you've_hidden.json",
        {"events_hidden_v2": [{"timestamp": T, "data": [], "title": "You hid an event."}]},
    ),
    "saved items": (
        f"{ACTIVITY}/saved_items_and_collections/your_saved_items.json",
        {"saves_v2": [
            {"timestamp": T, "title": "Saved a link.",
             "attachments": [{"data": [{"external_context": {"name": "N", "source": "S", "url": "https://e.org"}}]}]}
        ]},
    ),
    "collections": (
        f"{ACTIVITY}/saved_items_and_collections/collections.json",
        {"collections_v2": [{"timestamp": T, "title": "Made.", "attachments": [{"data": [{"name": "Recipes"}]}]}]},
    ),
    "searches": ("logged_information/search/your_search_history.json", {"searches_v2": [SEARCH]}),
    "group searches": ("logged_information/search/groups_you've_searched_for.json", {"group_search": [SEARCH]}),
    "poll votes": (
        f"{ACTIVITY}/polls/polls_you_voted_on.json",
        {"poll_votes_v2": [{"timestamp": T, "title": "Voted.", "attachments": [{"data": [{"poll": POLL}]}]}]},
    ),
    "donations": (
        f"{ACTIVITY}/fundraisers/fundraisers_donated_to.json",
        {"fundraisers_donated_to_v2": [
            {"timestamp": T, "attachments": [{"data": [{"fundraiser": {"title": "Trees", "donated_amount": "EUR 5"}}]}]}
        ]},
    ),
    "pokes": (
        f"{ACTIVITY}/other_activity/pokes.json",
        {"pokes_v2": [{"poker": "Ada Example", "pokee": "Bob Example", "rank": 0, "timestamp": T}]},
    ),
    "created places": (
        "your_places/places_you've_created.json",
        {"your_places_v2": [{"name": CAFE, "address": "1 Test Street", "url": "u:p", "creation_timestamp": T}]},
    ),
    "voting location": (
        f"{ACTIVITY}/voting/voting_location.json", {"voting_location_v2": {"voting_location": "Testland"}}
    ),
    "voting reminders": (
        f"{ACTIVITY}/voting/voting_reminders.json", {"voting_reminders_v2": {"voting_reminders": "On"}}
    ),
    "editor survey": (
        f"{ACTIVITY}/posts/facebook_editor.json",
        {"facebook_editor": {"responses": [{"title": "Good?", "question_type": "RADIO", "timestamp": T}]}},
    ),
    "items for sale": (f"{ACTIVITY}/facebook_marketplace/items_sold.json", {"items_selling_v2": [ITEM]}),
    "marketplace notifications": (
        f"{ACTIVITY}/facebook_marketplace/marketplace_notifications.json",
        {"marketplace_notifications_v2": {"sent_28d": 3, "opened_28d": 0}},
    ),
    "payments": (
        f"{ACTIVITY}/facebook_payments/payment_history.json",
        {"payments_v2": {"preferred_currency": "EUR", "payments": [PAYMENT]}},
    ),
    "autofill": (
        f"{ACTIVITY}/messages/autofill_information.json",
        {"autofill_information_v2": {"CITY": [mangle("Köln"), ""], "EMAIL": ["ada@example.org"]}},
    ),
    "secret conversations": (
        f"{ACTIVITY}/messages/secret_conversations.json",
        {"secret_conversations_v2": {
            "tincan_devices": [{"device_type": "tablet"}], "armadillo_devices": [DEVICE], "calls": [{"x": 1}],
            "has_received_message": True, "has_sent_message": False,
        }},
    ),
    "messenger blocks": (
        f"{ACTIVITY}/messages/messenger_contacts_you've_blocked.json",
        {"messenger_contacts_blocked_v2": {
            "name": "Blocked", "description": "d",
            "entries": [{"timestamp": T, "data": {"name": "Mallory Example", "uri": "u:m"}}],
        }},
    ),
    "support messages": (
        f"{ACTIVITY}/messages/support_messages.json",
        {"support_messages": {"4711": {"timestamp": T, "subject": "Help", "messages": [MAIL]}}},
    ),
    "dating profile": (
        f"{ACTIVITY}/dating/your_dating_profile.json",
        {"profile_v2": {"bio": CAFE, "photos": [{"uri": "d.jpg", "creation_timestamp": T}], "is_active": True,
                        "height": {"cm": 180}, "created_timestamp": T, "empty": ""}},
    ),
    "dating preferences": (
        f"{ACTIVITY}/dating/your_dating_preferences.json", {"dating_preferences_v2": {"gender": ["A", "B"]}}
    ),
    "dating activity": (
        f"{ACTIVITY}/dating/your_dating_activity.json",
        {"dating_your_activity_v2": {"liked_count": 0, "compliments_sent": []}},
    ),
    "gaming profile": (f"{ACTIVITY}/facebook_gaming/gaming_profile.json", {"profile_v2": {"name": "Player"}}),
    "instant games": (
        f"{ACTIVITY}/facebook_gaming/instant_games.json",
        {"instant_games_played_v2": [
            {"name": "Chess", "added_timestamp": T, "user_app_scoped_id": 99, "category": "active"}
        ]},
    ),
    "avatar picture": (
        "personal_information/other_personal_information/your_avatar.json",
        {"avatars_v2": {"uri": "avatar.png", "creation_timestamp": T}},
    ),
    "avatar items": (
        "personal_information/avatars_store/avatar_items.json",
        {"avatar_marketplace_avatar_items": [{"item": "Hat", "type": "FREE", "acquisition_time": T}]},
    ),
    "profile": ("personal_information/profile_information/profile_information.json", {"profile_v2": PROFILE}),
}  # fmt: skip


def read(name: str, document: Any = None) -> list[Record]:
    """Return the records of a file type's own document, or of another at its path; there are no problems."""
    records, problems = read_with_problems(name, document)
    assert problems == []
    return records


def read_with_problems(name: str, document: Any = None) -> tuple[list[Record], list[Problem]]:
    """Return the records and the problems of a document at the file type's path."""
    path, own = CLASSIC[name]
    records, problems, claimed = read_document(IMPORTER, path, own if document is None else document)
    assert claimed == [name]
    return records, problems
