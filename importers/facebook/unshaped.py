"""Files whose names are known and whose records no source shows: named, kept raw (formats/facebook.md 1.2, 1.3).

A name tells the owner what a file is about; what stands in it can be read in the raw records.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.contract import FileType


def _make_row(name: str, about: str, *paths: str, layouts: str) -> FileType:
    return FileType(name, about, paths, layouts=tuple(layouts.split()))


def _folder_row(folder: str, about: str) -> FileType:
    """Return a row for a folder of 2021 to 2023 in which every known export had nothing but `no-data.txt` (1.3)."""
    return _make_row(folder.replace("_", " "), about, f"{folder}/*.json", layouts="G2")


FILE_TYPES: Final = (
    _make_row("notes", "Notes, the longer texts that Facebook once had.", "other_activity/notes.json",
              layouts="G2 G1"),
    _make_row("pinned posts", "Posts that you pinned to your profile.", "posts/your_pinned_posts.json",
              layouts="G2 G1"),
    _make_row("blocked event contacts", "People whose invitations to events you blocked.",
              "events/event_contact_you_ve_blocked.json", layouts="G1"),
    _make_row("messenger use", "What Facebook noted of your use of Messenger.", "about_you/messenger.json",
              layouts="G1"),
    _make_row("secret groups", "Group chats that were secret.", "messages/secret_groups.json", layouts="G2 G1"),
    _make_row("creator badges", "Badges that you hold in groups, in exports before 2023.",
              "groups/creator_badges.json", layouts="G2"),
    _make_row("privacy checkup visits", "When you looked through your privacy settings.",
              "privacy_checkup/interactions.json", layouts="G2"),
    _make_row("face recognition setting", "Whether Facebook might recognise your face.",
              "preferences/face_recognition.json", layouts="G2"),
    _make_row("live video subscriptions", "Whose live videos you were told of.",
              "preferences/live_video_subscriptions.json", layouts="G2"),
    _make_row("music", "Music on your profile.", "profile_information/your_music.json", layouts="G2"),
    _make_row("local lists", "Lists of places that you made.", "profile_information/your_local_lists.json",
              layouts="G2"),
    _make_row("story locations", "Places in your stories.", "stories/location.json", layouts="G2"),
    _folder_row("journalist_registration", "What you told Facebook as a journalist."),
    _folder_row("bug_bounty", "Reports of faults in Facebook's programs that it paid for."),
    _folder_row("campus", "Facebook Campus, the part for students."),
    _folder_row("facebook_assistant", "What you said to Facebook's assistant."),
    _folder_row("live_audio_rooms", "Rooms in which people talked live."),
    _folder_row("music_recommendations", "Music that was recommended to you."),
    _folder_row("reviews", "Reviews that you wrote."),
    _folder_row("rewards", "Rewards that you got."),
    _folder_row("short_videos", "Short videos, before they were called reels."),
    _folder_row("voice_recording_and_transcription", "Recordings of your voice, and what was understood of them."),
    _folder_row("your_problem_reports", "Problems with Facebook that you reported."),
    _make_row("page invites sent", "Invitations to a Page that were sent.", "pages/sent_page_invites.json",
              layouts="page"),
    _make_row("video collaborations", "Videos that a Page made together with others.",
              "pages/video_collaboration_events.json", layouts="page"),
)  # fmt: skip
