"""Groups, events, pages and the other files of `your_facebook_activity/` with keys of their own."""

from __future__ import annotations

from typing import Any

from .comments import (
    FORUM,
    GRIEF,
    GROUP_COMMENTS,
    HIKERS,
    read_classic_reactions,
    read_comments,
    read_new_reactions,
)
from .people import HILDE, NIKOS, OWNER
from .posts import POT_2, attach
from .shapes import at, one

GROUP_POSTS = {
    "group_posts_v2": [
        {
            "timestamp": at("2022-06-06 17:30"),
            "data": [{"post": "Celadon uten jern – har noen prøvd? 🏺"}],
            "title": f"{OWNER} posted in {FORUM}.",
        },
        {
            "timestamp": at("2021-12-05 23:50"),
            "data": [{"post": "Jeg visste ikke at stillhet hadde lyd."}],
            "title": f"{OWNER} posted in {GRIEF}.",
        },
        {
            "timestamp": at("2018-10-08 10:00"),
            "attachments": [
                attach(
                    "media",
                    {
                        "uri": POT_2["uri"],
                        "creation_timestamp": at("2018-10-07 19:51"),
                        "title": "Krukker",
                        "dubbing_info": [],
                        "media_variants": [],
                    },
                )
            ],
            "data": [{"post": "Hva gikk galt her?"}],
            "title": f"{OWNER} added a new photo in {FORUM}.",
        },
    ]
}


def dated_names(rows: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Return records of time, data name and prose title from (when, name, verb)."""
    return [
        {"timestamp": at(when), "data": [{"name": name}], "title": f"{OWNER} {verb} {name}."}
        for when, name, verb in rows
    ]


def event(name: str, start: str, end: str = "") -> dict[str, Any]:
    """Return one event; no end is 0."""
    return {"name": name, "start_timestamp": at(start), "end_timestamp": at(end) if end else 0}


JOINED = dated_names(
    [
        ("2021-12-01 22:00", GRIEF, "became a member of"),
        ("2016-04-04 10:00", HIKERS, "became a member of"),
        ("2012-10-11 10:00", FORUM, "became a member of"),
        ("2011-07-01 10:00", "Erasmus Kraków 10/11", "stopped being a member of"),
    ]
)
EVENT_RESPONSES = {
    "event_responses_v2": {
        "events_joined": [
            event("Åpning: معرض ليلى", "2025-05-08 17:00"),
            event("Bryllup Hilde & Jon 💒", "2012-08-08 14:00", "2012-08-09 02:00"),
        ],
        "events_declined": [event("Gjenforening kull 2005", "2015-09-12 19:00")],
        "events_interested": [event("陶器市", "2024-11-02 09:00")],
    }
}
PAYMENTS = {
    "payments_v2": {
        "preferred_currency": "NOK",
        "payments": [
            {
                "created_timestamp": at("2020-11-01 10:00"),
                "amount": "300,00",
                "currency": "NOK",
                "sender": OWNER,
                "receiver": "Glass til Beirut",
                "type": "Donation",
                "status": "Completed",
                "payment_data": {"p2p_payment": {"fees": "0,00"}},
                "payment_method": "Card •••• 0000",
                "ip": "192.0.2.17",
            },
            {
                "created_timestamp": at("2025-03-10 08:05"),
                "amount": "2500,00",
                "currency": "NOK",
                "sender": "Ida Dyrli",
                "receiver": OWNER,
                "type": "Payment",
                "status": "Completed",
                "payment_method": "Transfer",
                "ip": "192.0.2.17",
            },
        ],
    }
}
FUNDRAISERS = {
    "fundraisers_donated_to_v2": [
        {
            "timestamp": at("2020-11-01 10:00"),
            "attachments": [
                attach("fundraiser", {"title": "Glass til Beirut", "donated_amount": "300,00 NOK"})
            ],
        }
    ]
}
SAVES = {
    "saves_v2": [
        {
            "timestamp": at("2024-10-10 21:00"),
            "attachments": [
                attach(
                    "external_context",
                    {
                        "name": "Bygg din egen ovn",
                        "source": "glaze.example.org",
                        "url": "https://glaze.example.org/kiln",
                    },
                )
            ],
            "title": f"{OWNER} saved a link from Søren Ågård's post.",
        },
        {
            "timestamp": at("2023-01-11 21:00"),
            "attachments": [attach("external_context", {"name": "Suppe", "source": "mat.example"})],
            "title": f"{OWNER} saved a link.",
        },
        {"timestamp": at("2019-01-11 21:00"), "attachments": [], "title": f"{OWNER} saved {NIKOS}'s video."},
    ]
}
DATING = {
    "dating_your_activity_v2": {
        "recently_active_date": "2022-01-15",
        "liked_count": 2,
        "passed_count": 31,
        "smiled_count": 0,
        "compliments_sent": [],
        "see_more_count": 1,
        "see_less_count": 4,
        "friendship_intro": "",
        "revealed_crushes_sent_count": 0,
        "referred_friends_count": 0,
        "is_boosted_from_referral": "No",
        "matchmaker_profiles_owned": 0,
        "matchmakers_enabled": 0,
    }
}
DATING_PREFERENCES = {
    "dating_preferences_v2": {
        "min_age": 34,
        "max_age": 48,
        "children": "Open",
        "distance": 50,
        "gender": ["Men"],
        "religious_views": [],
        "dating_intents": ["Chatting"],
        "smoking_frequency": ["Never"],
        "drinking_frequency": ["Sometimes"],
    }
}
SUPPORT = {
    "support_messages": {
        "100000000000501": {
            "timestamp": at("2014-09-01 10:00"),
            "subject": "Navneendring",
            "messages": [
                {
                    "from": OWNER,
                    "to": "Facebook",
                    "subject": "Navneendring",
                    "message": "Jeg har giftet meg.",
                    "timestamp": at("2014-09-01 10:00"),
                },
                {
                    "from": "Facebook",
                    "to": OWNER,
                    "subject": "Re: Navneendring",
                    "message": "Hei Mira, navnet er endret.",
                    "timestamp": at("2014-09-02 08:00"),
                },
            ],
        }
    }
}
AUTOFILL = {
    "autofill_information_v2": {
        "EMAIL": ["mira@example.org", "mira.vikoren@example.com"],
        "PHONE": ["+447700900002"],
        "FULL_NAME": ["Mira Halvorsen", "Mira Vikøren"],
        "FIRST_NAME": ["Mira"],
        "LAST_NAME": ["Halvorsen"],
        "CITY": ["Bergen"],
        "COUNTRY": ["NO"],
        "GENDER": [],
        "JOB_TITLE": ["Daglig leder"],
    }
}
POLL_VOTES = {
    "poll_votes_v2": [
        {
            "timestamp": at("2016-05-01 10:00"),
            "attachments": [
                attach(
                    "poll",
                    {
                        "question": "Hvor går turen?",
                        "options": [
                            {"option": "Ulriken", "voted": True},
                            {"option": "Løvstakken", "voted": False},
                        ],
                    },
                )
            ],
            "title": f"{OWNER} voted on Dag Bøkset's poll.",
        }
    ]
}
SELLING = {
    "items_selling_v2": [
        {
            "title": "Dreieskive, lite brukt",
            "price": "kr 2 500",
            "seller": OWNER,
            "created_timestamp": at("2025-03-02 17:00"),
            "category": "Hobby",
            "marketplace": "Bergen",
            "location": {"coordinate": {"latitude": 60.39, "longitude": 5.32}},
            "description": "Hentes på Eksempelgaten",
        }
    ]
}
PAGE_URL = "https://www.facebook.com/"
GAME_IMAGE = "your_facebook_activity/facebook_gaming/media/gaming_avatar.png"
DATING_PHOTO = "your_facebook_activity/dating/media/dating_1.jpg"

FILES: dict[str, Any] = {
    "comments_and_reactions/comments.json": {"comments_v2": read_comments()},
    "comments_and_reactions/likes_and_reactions.json": read_new_reactions(),
    "comments_and_reactions/likes_and_reactions_1.json": read_classic_reactions()[:30],
    "comments_and_reactions/likes_and_reactions_2.json": read_classic_reactions()[30:],
    "dating/your_dating_activity.json": DATING,
    "dating/your_dating_preferences.json": DATING_PREFERENCES,
    "dating/your_dating_profile.json": {
        "profile_v2": {
            "name": {"full_name": "Mira"},
            "occupation": "Keramiker 🏺",
            "photos": [{"uri": DATING_PHOTO, "creation_timestamp": at("2022-01-10")}],
        }
    },
    "events/event_invitations.json": {
        "events_invited_v2": [
            event("Sommerfest på brygga ☀️", "2022-06-25 18:00"),
            event("Quiz", "2019-11-01 19:00"),
        ]
    },
    "events/events_you've_hidden.json": {
        "events_hidden_v2": [
            {"timestamp": at("2019-10-20 10:00"), "data": [], "title": f"{OWNER} hid an event."}
        ]
    },
    "events/your_event_responses.json": EVENT_RESPONSES,
    "events/events_you_hosted.json": {
        "your_events_v2": [
            event("Julemarked i verkstedet", "2018-12-08 11:00")
            | {"description": "Gløgg og krukker", "create_timestamp": at("2018-11-11 11:00")},
            event("Åpent verksted", "2024-06-01 12:00", "2024-06-01 16:00")
            | {
                "place": {"name": "Verkstedet på hjørnet"},
                "description": "",
                "create_timestamp": at("2024-05-30 20:00"),
            },
        ]
    },
    "facebook_gaming/gaming_profile.json": {
        "profile_v2": {
            "gaming_name": "leirbæreren",
            "avatar": {"uri": GAME_IMAGE, "creation_timestamp": at("2020-03-21")},
        }
    },
    "facebook_gaming/instant_games.json": {
        "instant_games_played_v2": [
            {
                "name": "Clay Quest",
                "added_timestamp": at("2020-03-21"),
                "user_app_scoped_id": 10150000000000071,
                "category": "inactive",
            }
        ]
    },
    "facebook_marketplace/items_sold.json": SELLING,
    "facebook_marketplace/marketplace_notifications.json": {
        "marketplace_notifications_v2": {"sent_28d": 9, "opened_28d": 2, "dismissed_28d": 1}
    },
    "facebook_payments/payment_history.json": PAYMENTS,
    "fundraisers/fundraisers_donated_to.json": FUNDRAISERS,
    "groups/group_posts_and_comments.json": GROUP_POSTS,
    "groups/your_comments_in_groups.json": GROUP_COMMENTS,
    "groups/your_answers_to_membership_questions.json": {
        "group_membership_questions_answers_v2": {
            "group_answers": [
                {
                    "answers": [
                        {
                            "question": "Hvorfor vil du bli med?",
                            "answer": "Jeg savner pappa.",
                            "timestamp": at("2021-12-01 21:58"),
                        }
                    ],
                    "rules_agreement": True,
                    "group_name": GRIEF,
                }
            ]
        }
    },
    "groups/your_badges.json": {
        "group_badges_v2": {FORUM: ["Ekspert", "Samtalestarter"], HIKERS: ["Ny"], "陶器の会": []}
    },
    "groups/your_group_membership_activity.json": {"groups_joined_v2": JOINED},
    "groups/your_groups.json": {"groups_admined_v2": [{"name": FORUM, "timestamp": at("2019-01-01")}]},
    "groups/your_pending_posts_in_groups.json": {
        "pending_posts_v2": [
            {"timestamp": at("2025-05-20 10:00"), "data": [{"post": "Hello Celadon Lovers 👋"}]}
        ]
    },
    "messages/autofill_information.json": AUTOFILL,
    "messages/support_messages.json": SUPPORT,
    "messages/messenger_contacts_you've_blocked.json": {
        "messenger_contacts_blocked_v2": {
            "name": "Messages blocked",
            "description": "People you have blocked on Messenger",
            "entries": [
                {
                    "timestamp": at("2024-10-02 07:00"),
                    "data": {"name": "Crypto Gains Official", "uri": PAGE_URL + "invented.gains"},
                }
            ],
        }
    },
    "messages/secret_conversations.json": {
        "secret_conversations_v2": {
            "tincan_devices": [],
            "armadillo_devices": [
                {
                    "device_type": "Pixel 7",
                    "device_manufacturer": "Google",
                    "device_model": "Pixel 7",
                    "device_os_version": "15",
                    "last_connected_ip": "2001:db8:4f::12",
                    "last_active_time": at("2025-06-14"),
                    "online_since": at("2024-01-17"),
                }
            ],
            "calls": [],
            "has_received_message": True,
            "has_sent_message": True,
        }
    },
    "other_activity/pokes.json": {
        "pokes_v2": [
            {"poker": HILDE, "pokee": OWNER, "rank": 1, "timestamp": at("2008-03-03 20:00")},
            {"poker": OWNER, "pokee": HILDE, "rank": 2, "timestamp": at("2008-03-03 20:01")},
        ]
    },
    "pages/pages_and_profiles_you've_recommended.json": {
        "recommended_pages_v2": [
            {
                "name": "Example Clay Supply",
                "timestamp": at("2020-02-02"),
                "url": PAGE_URL + "example.clay.supply.invented",
            }
        ]
    },
    "pages/pages_and_profiles_you've_unfollowed.json": {
        "pages_unfollowed_v2": dated_names([("2017-03-03 10:00", "Nyheter Eksempel", "unfollowed")])
    },
    "pages/pages_and_profiles_you_follow.json": {
        "pages_followed_v2": dated_names(
            [
                ("2025-04-28 10:00", "معرض ليلى للخزف", "followed"),
                ("2014-01-01 10:00", "Fjordradioen", "followed"),
            ]
        )
    },
    "pages/pages_you've_liked.json": {
        "page_likes_v2": [
            {
                "name": "Example Clay Supply",
                "timestamp": at("2019-09-09"),
                "url": PAGE_URL + "example.clay.supply.invented",
            },
            {"name": "Fjordradioen", "timestamp": at("2010-01-10")},
            {"name": "陶芸倶楽部", "timestamp": at("2017-04-03"), "url": PAGE_URL + "invented.togei"},
        ]
    },
    "pages/your_pages.json": {
        "pages_v2": [
            {
                "name": "Halvorsen Keramikk",
                "timestamp": at("2018-10-01"),
                "url": PAGE_URL + "halvorsen.keramikk.invented",
            }
        ]
    },
    "polls/polls_you_voted_on.json": POLL_VOTES,
    "saved_items_and_collections/your_saved_items.json": SAVES,
    "saved_items_and_collections/collections.json": {
        "collections_v2": [
            {
                "timestamp": at("2020-01-01"),
                "attachments": [attach("name", "Glasurer 🎨")],
                "title": f"{OWNER} created a collection.",
            }
        ],
        **one(("Default collection", "Saved"), ts="2020-01-01"),
    },
    "voting/voting_location.json": {
        "voting_location_v2": {"voting_location": "You have not added a voting location"}
    },
    "voting/voting_reminders.json": {"voting_reminders_v2": {"voting_reminders": "On"}},
}
