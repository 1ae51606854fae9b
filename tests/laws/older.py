"""Small invented documents of file types that only layouts older than the samples have."""

from __future__ import annotations

from typing import Any, Final

_AT: Final = 1500000000


def _make_tree(name: str) -> dict[str, Any]:
    entries = [
        {"timestamp": _AT, "data": {"name": "Ada Example", "uri": "https://www.facebook.com/ada.example"}}
    ]
    return {"name": name, "description": "What you did", "entries": entries}


OLDER: Final[tuple[tuple[str, Any], ...]] = (
    ("ads_information/advertisers_who_uploaded_a_contact_list_with_your_information.json",
     {"custom_audiences_v2": ["Example Boats", "Example Shoes"]}),
    ("your_topics/your_topics.json", {"inferred_topics_v2": ["Pottery", "Fjords"]}),
    ("information_used_for_recommendations/facebook_watch_topics.json", {"facebook_watch_topics": ["Kilns"]}),
    ("information_used_for_recommendations/news_feed_topics.json", {"news_feed_topics": ["Clay"]}),
    ("information_used_for_recommendations/news_topics.json", {"news_topics": ["Weather"]}),
    ("about_you/viewed.json", {"viewed_things": [_make_tree("Videos")]}),
    ("activity_messages/people_and_friends.json", {"people_interactions_v2": [_make_tree("People")]}),
    ("activity_messages/events_interactions.json", {"events_interactions_v2": [_make_tree("Events")]}),
    ("activity_messages/group_interactions.json", {"group_interactions_v2": [_make_tree("Groups")]}),
    ("interactions/menu_items.json", {"menu_items": [_make_tree("Menu")]}),
    ("about_you/preferences.json", {"preferences": [_make_tree("See first")]}),
    ("other_logged_information/friend_peer_group.json", {"friend_peer_group_v2": "Established Adult Life"}),
    ("security_and_login_information/account_status_changes.json",
     {"account_status_changes_v2": [{"status": "Account activated", "timestamp": _AT}]}),
    ("other_activity/rooms_joined.json",
     {"remote_presence_rooms": [{"calls": [{"start_time": _AT, "end_time": _AT + 60, "call_type": "video",
                                            "call_participants": ["Ada Example"]}]}]}),
    ("other_activity/notes.json", {"notes": []}),
    ("other_activity/support_correspondences.json", {"support_correspondence": []}),
    ("posts/your_pinned_posts.json", []),
    ("events/event_contact_you've_blocked.json", []),
    # Folders of which every known export had nothing but `no-data.txt`, as if one had more.
    *((f"{folder}/some_file.json", {"records": [{"timestamp": _AT, "title": "A thing"}]})
      for folder in ("bug_bounty", "campus", "facebook_assistant", "journalist_registration", "live_audio_rooms",
                     "music_recommendations", "reviews", "rewards", "short_videos",
                     "voice_recording_and_transcription", "your_problem_reports")),
    ("pages/sent_page_invites.json", []),
    ("pages/video_collaboration_events.json", []),
    ("html/messages.json", [{"title": "Bob", "people": [{"name": "Ada"}, {"name": "Bob"}],
                             "messages": [{"sender_name": "Bob", "timestamp": _AT, "content": "Hi"}]}]),
    ("index.json", [{"label": "owner", "name": "Ada Example"}, {"label": "Email", "name": "ada@example.org"}]),
    ("html/timeline.json", [{"timestamp": _AT, "title": "Ada wrote.", "data": [{"post": "Hello"}]}]),
    ("html/photos.json", [{"uri": "photos/1/2.jpg", "creation_timestamp": _AT}]),
    ("html/videos.json", [{"uri": "videos/2.mp4", "creation_timestamp": _AT}]),
    *((f"html/{name}.json", [{"heading": "H", "name": "Ada Example", "timestamp": _AT}])
      for name in ("friends", "contact_info", "settings", "security", "mobile_devices", "survey_responses", "pokes",
                   "events", "places", "ads")),
    ("preferences/preferred_language.json", [{"label_values": [{"label": "Language", "value": "Norsk bokmål"}]}]),
    ("index.html", []),
    ("start_here.json", {"export_times": [{"utc": "2025-06-15T09:30Z", "local": "15 June 2025 at 11:30 UTC+02:00"}]}),
)  # fmt: skip
