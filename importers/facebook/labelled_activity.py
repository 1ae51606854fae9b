"""Dated things in `label_values` form without a table of their own: one activity each (tier A of 1.4).

What a record says is found by structure (first text, first link, first time), because labels are in the
account's language; `detail` repeats everything as "label: value".
"""

from __future__ import annotations

from typing import Final

from importers.facebook.labelled import activity_row

_SECURITY: Final = "security_and_login_information"

FILE_TYPES: Final = (
    activity_row("ad chats", "Chats that you began by clicking an ad.",
                 "ads_information/messenger_threads_you_started_by_clicking_on_an_ad.json"),
    activity_row("reported conversions", "Purchases and the like that advertisers reported about you.",
                 "ads_information/your_recent_reported_conversions.json"),
    activity_row("profile interactions", "Profiles that you did something with.",
                 "activity_messages/people_and_friends.json"),
    activity_row("account recoveries", "Times when you got back in without a new password.",
                 f"{_SECURITY}/account_recoveries_without_password_changes.json"),
    activity_row("account recovery successes", "Times when you recovered the account.",
                 f"{_SECURITY}/your_recent_account_recovery_successes.json"),
    activity_row("profile recovery successes", "Times when you recovered a profile.",
                 f"{_SECURITY}/your_recent_profile_recovery_successes.json"),
    # games
    activity_row("instant game use", "When you played instant games.",
                 "facebook_gaming/instant_games_usage_data.json"),
    activity_row("game picks", "Picks you made in games.", "facebook_gaming/picks.json", origin="created"),
    activity_row("gaming activity", "What you did in games.", "facebook_gaming/your_gaming_activity.json"),
    # Marketplace and money
    activity_row("marketplace listings", "What happened with things you offered on Marketplace.",
                 "facebook_marketplace/your_marketplace_listing_history.json", origin="created"),
    activity_row("buyer conversations", "Chats in which you wanted to buy something.",
                 "facebook_marketplace/conversations_you_had_as_a_buyer.json"),
    activity_row("seller conversations", "Chats in which you wanted to sell something.",
                 "facebook_marketplace/conversations_you_had_as_a_seller.json"),
    activity_row("marketplace communication", "Ready-made messages on Marketplace.",
                 "facebook_marketplace/your_structured_communication.json"),
    activity_row("payment account activity", "What happened with your payment account.",
                 "facebook_payments/your_payment_account_activity_history.json"),
    # groups
    activity_row("chat invites", "Invitations to group chats.",
                 "messages/chat_invites_received.json", "groups/chat_invites_received.json", origin="received"),
    activity_row("group invites received", "Invitations to groups that you got.",
                 "groups/group_invites_you've_received.json", origin="received"),
    activity_row("group invites sent", "Invitations to groups that you sent.",
                 "groups/group_invites_you've_sent.json", origin="created"),
    activity_row("join requests", "Requests to join a group.", "groups/join_requests.json", origin="created"),
    activity_row("group moderation", "What you did about bad content in your groups.",
                 "groups/your_actions_on_violating_content_in_your_groups.json", origin="created"),
    activity_row("group contributions", "What you contributed to groups.",
                 "groups/your_contributions.json", origin="created"),
    activity_row("group document edits", "Documents in groups that you changed.",
                 "groups/your_document_revision.json", origin="created"),
    activity_row("group post tags", "Tags that you put on group posts.",
                 "groups/your_group_post_tags.json", origin="created"),
    activity_row("participation requests", "Requests to take part in groups.",
                 "groups/your_participation_requests.json", origin="created"),
    # other activity
    activity_row("invites to follow", "Invitations to follow someone.",
                 "other_activity/invites_to_follow.json", origin="received"),
    activity_row("surveys", "Surveys that you were asked to answer.", "other_activity/surveys.json"),
    activity_row("top fan badges", "Badges as top fan of a Page.",
                 "other_activity/top_fan_badges_you've_received.json", origin="received"),
    activity_row("place edits", "Corrections to places that you suggested.",
                 "other_activity/your_crowdsourcing_edits.json", origin="created"),
    activity_row("page admin activity", "What you did as admin of a Page.", "pages/admin_activity.json",
                 origin="created"),
    activity_row("poll votes (new)", "Polls that you voted in.", "polls/your_poll_votes.json", origin="created"),
    # posts and media
    activity_row("birthday media", "Photos and videos of birthday posts.", "posts/birthday_media.json"),
    activity_row("sharing links", "Links that you made to share something.",
                 "posts/content_sharing_links_you_have_created.json", origin="created"),
    activity_row("memories media", "Photos and videos used for memories.", "posts/media_used_for_memories.json"),
    activity_row("shared memories", "Memories that you shared.", "posts/shared_memories.json", origin="created"),
    activity_row("album invites", "Invitations to shared albums.",
                 "posts/your_received_shared_album_invites.json", origin="received"),
    activity_row("tagged photos", "Photos and videos in which others tagged you.",
                 "activity_you're_tagged_in/photos_and_videos_you're_tagged_in.json", origin="received"),
)  # fmt: skip
