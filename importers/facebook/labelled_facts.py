"""Statements about the owner in `label_values` form: one fact for each value (tier B of 1.4).

Their labels are known from the file name only, so nothing is read into them: the label's path is the fact's
label, in the account's language.
"""

from __future__ import annotations

from typing import Final

from importers.facebook.labelled import fact_row

FILE_TYPES: Final = (
    fact_row("service texts", "Text messages that Facebook sent to your phone.",
             "ads_information/service_texts_received.json"),
    fact_row("sampled locations", "Rough places where you were, used to choose ads.",
             "ads_information/your_sampled_locations.json"),
    fact_row("app permissions", "What you allowed each connected app to do.",
             "apps_and_websites_off_of_facebook/permissions_you_have_granted_to_apps.json"),
    fact_row("post audiences", "Lists of friends that you made to share posts with.",
             "friends/your_post_audiences.json"),
    fact_row("privacy jurisdiction", "The country whose privacy law applies to you.",
             "location/your_privacy_jurisdiction.json"),
    fact_row("digital items", "Digital collectibles that you own.",
             "other_logged_information/your_ownership_of_digital_items.json"),
    # personal_information
    fact_row("avatar", "How your avatar looks.", "avatars/avatar_data.json"),
    fact_row("avatar backgrounds", "Backgrounds for posts with your avatar.", "meta_avatars_post_backgrounds.json"),
    fact_row("accounts center", "Other Meta accounts that are linked to yours.",
             "facebook_accounts_center/accounts_center.json", "accounts_center/accounts_center.json",
             layouts=("G5", "G4", "G2")),
    fact_row("profile autofill", "What is filled into forms for you.",
             "profile_information/autofill_information.json"),
    fact_row("predicted languages", "Languages that Facebook thinks you know.",
             "profile_information/predicted_languages.json"),
    fact_row("rising fan badges", "Fan badges that you were given.",
             "profile_information/rising_fan_badges_you've_received.json"),
    fact_row("contact ways", "Addresses and numbers at which Facebook can reach you.",
             "profile_information/the_ways_we_can_send_you_notifications.json"),
    fact_row("contact info", "The contact details of your profile.", "profile_information/contact_info.json"),
    fact_row("websites", "The websites on your profile.", "profile_information/websites.json"),
    fact_row("experiences", "Work and education on your profile.", "profile_information/your_experiences.json"),
    fact_row("school classes", "Classes at school on your profile.",
             "profile_information/your_school_class_history.json"),
    # preferences
    fact_row("top moments", "Photos chosen as the moments of your year.", "memories/top_moments_of_the_year.json"),
    fact_row("story highlights", "Stories that you keep on your profile.", "preferences/your_story_highlights.json"),
    fact_row("account confirmation", "How your account was confirmed.",
             "security_and_login_information/your_account_confirmation_information.json"),
    # your_facebook_activity
    fact_row("event invitation links", "Links with which you invited to events.",
             "events/your_event_invitation_links.json"),
    fact_row("games played", "Games that you play.",
             "facebook_gaming/information_related_to_the_games_you_play.json"),
    fact_row("instant game data", "What each instant game stored about you.",
             "facebook_gaming/instant_games_settings_and_metadata.json"),
    fact_row("leaderboard moments", "Your places in game rankings.",
             "facebook_gaming/your_instant_games_leaderboard_moments.json"),
    fact_row("game links", "Links to games that you shared.", "facebook_gaming/your_instant_games_links.json"),
    fact_row("game shortcuts", "Shortcuts to games.", "facebook_gaming/your_instant_games_shortcuts.json"),
    fact_row("game tournaments", "Tournaments that you took part in.",
             "facebook_gaming/your_instant_games_tournament_information.json"),
    fact_row("game scores", "Your latest scores.", "facebook_gaming/your_latest_instant_game_scores.json"),
    fact_row("game badges", "Badges you earned on Pages and in groups.",
             "facebook_gaming/your_page_or_groups_badges.json"),
    fact_row("marketplace search filters", "Filters you set when searching Marketplace.",
             "facebook_marketplace/your_marketplace_search_filters.json"),
    fact_row("payment addresses", "Addresses for payments and deliveries.", "facebook_payments/payment_addresses.json"),
    fact_row("id checks", "Documents with which you proved who you are.", "facebook_support/id_verification.json"),
    fact_row("suggested groups and pages", "Groups and Pages that you may like, as Facebook thinks.",
             "groups/groups_and_pages_that_you_may_find_engaging.json"),
    fact_row("top fan information", "Pages whose top fan you are.", "other_activity/top_fan_information.json"),
    fact_row("collection details", "Details of your collections of saved things.",
             "saved_items_and_collections/collections.json", beside=("collections_v2", "collections")),
    fact_row("viewed products", "Products in shops that you looked at.", "shops/your_recently_viewed_products.json"),
)  # fmt: skip
