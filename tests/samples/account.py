"""The owner's profile and the security records of the account."""

from __future__ import annotations

from typing import Any

from .people import ARNE, EIRIK, INGRID, LOGIN_IPS, OWNER, OWNER_BEFORE, SOLVEIG
from .shapes import at

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0"
PHONE = "[FBAN/FB4A;FBAV/500.0.0.0;FBDV/Pixel 7;]"
WEB = "https://www.facebook.com/"


def session(when: str, ip: str = LOGIN_IPS[0], agent: str = AGENT) -> dict[str, Any]:
    """Return one admin session."""
    return {
        "created_timestamp": at(when),
        "user_agent": agent,
        "datr_cookie": "Abc1************",
        "ip_address": ip,
    }


PROFILE = {
    "name": {"full_name": OWNER, "first_name": "Mira", "middle_name": "", "last_name": "Halvorsen"},
    "emails": {
        "emails": ["mira@example.org"],
        "previous_emails": ["mira.vikoren@example.com"],
        "pending_emails": [],
        "ad_account_emails": ["post@keramikk.example"],
    },
    "birthday": {"year": 1986, "month": 3, "day": 9},
    "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
    "previous_names": [{"name": OWNER_BEFORE, "timestamp": at("2014-09-02")}],
    "other_names": [{"name": "Mirabell", "type": "Nickname", "timestamp": 0}],
    "current_city": {"name": "Bergen, Norway", "timestamp": at("2018-04-01")},
    "hometown": {"name": "Øystese, Norway", "timestamp": 0},
    "relationship": {"status": "Divorced", "timestamp": at("2020-06-01")},
    "previous_relationships": [{"name": EIRIK, "timestamp": at("2014-08-23")}],
    "family_members": [
        {"name": INGRID, "relation": "Sister", "timestamp": at("2010-01-01")},
        {"name": ARNE, "relation": "Father", "timestamp": at("2011-09-05")},
        {"name": SOLVEIG, "relation": "Mother", "timestamp": 0},
    ],
    "education_experiences": [
        {
            "name": "Uniwersytet Przykładowy w Krakowie",
            "start_timestamp": at("2010-09-01"),
            "end_timestamp": at("2011-06-30"),
            "graduated": False,
            "concentrations": ["Ceramika"],
            "school_type": "University",
            "timestamp": at("2010-09-10"),
        }
    ],
    "work_experiences": [
        {
            "employer": "Halvorsen Keramikk",
            "title": "Daglig leder",
            "location": "Bergen, Norway",
            "description": "Krukker 🏺",
            "start_timestamp": at("2018-10-01"),
            "timestamp": at("2018-10-01"),
        },
        {"employer": "Eksempelbanken", "title": "Kundebehandler", "timestamp": 0},
    ],
    "languages": ["Norsk (bokmål)", "English", "Polski"],
    "websites": [{"address": "https://keramikk.example/"}],
    "phone_numbers": [
        {
            "phone_type": "Mobile",
            "phone_number": "+447700900002",
            "verified": True,
            "creation_time": at("2014-10-10"),
        }
    ],
    "places_lived": [{"place": "Kraków", "start_timestamp": at("2010-09-01"), "timestamp": 0}],
    "intro_bio": {"name": "Leire til albuene 🏺", "timestamp": at("2018-10-01")},
    "name_pronunciation": "",
    "interested_in": [],
    "username": "mira.halvorsen.invented",
    "registration_timestamp": at("2008-02-11 19:10"),
    "profile_uri": WEB + "mira.halvorsen.invented",
}


PERSONAL: dict[str, Any] = {
    "avatars_store/avatar_items.json": {
        "avatar_marketplace_avatar_items": [
            {"item": "Wool hat", "type": "Hat", "acquisition_time": at("2022-12-01")}
        ]
    },
    "other_personal_information/your_avatar.json": {
        "avatars_v2": {
            "uri": "personal_information/avatars/media/avatar.png",
            "creation_timestamp": at("2022-12-01"),
        }
    },
    "profile_information/profile_information.json": {"profile_v2": PROFILE},
}

SECURITY: dict[str, Any] = {
    "account_activity.json": {
        "account_activity_v2": [
            {
                "action": "Login",
                "timestamp": at("2025-06-15 08:58"),
                "ip_address": LOGIN_IPS[0],
                "user_agent": AGENT,
                "city": "Bergen",
                "region": "Vestland",
                "country": "NO",
                "site_name": "www.facebook.com",
                "port": 443,
                "datr_cookie": "Abc1************",
            },
            {
                "action": "Session updated",
                "timestamp": at("2025-06-14 07:00"),
                "ip_address": LOGIN_IPS[3],
                "user_agent": PHONE,
                "city": "Øystese",
                "country": "NO",
            },
        ]
    },
    "browser_cookies.json": {
        "datr_stats_v2": {"Abc1************": [at("2025-06-14"), at("2025-06-15")], "Def2************": []}
    },
    "email_address_verifications.json": {
        "contact_verifications_v2": [
            {"contact": "mira@example.org", "contact_type": 1, "verification_time": at("2014-09-02")},
            {"contact": "mira.vikoren@example.com", "contact_type": 1, "verification_time": 0},
        ]
    },
    "ip_address_activity.json": {
        "used_ip_address_v2": [
            {"ip": ip, "action": "Login", "timestamp": at(f"202{n}-01-01"), "user_agent": AGENT}
            for n, ip in enumerate(LOGIN_IPS, start=2)
        ]
    },
    "login_protection_data.json": {
        "login_protection_data_v2": [
            {
                "name": "Estimated location inferred from IP: Bergen, Norway",
                "session": {"created_timestamp": at("2023-01-02"), "updated_timestamp": at("2025-06-15")},
            },
            {
                "name": "Cookie: Abc1************",
                "session": {
                    "created_timestamp": at("2020-03-14"),
                    "updated_timestamp": 0,
                    "ip_address": LOGIN_IPS[1],
                },
            },
        ]
    },
    "logins_and_logouts.json": {
        "account_accesses_v2": [
            {
                "action": "Login",
                "timestamp": at("2025-06-15 08:58"),
                "site": "www.facebook.com",
                "ip_address": LOGIN_IPS[0],
            },
            {
                "action": "Logg av",
                "timestamp": at("2025-02-02 22:00"),
                "site": "m.facebook.com",
                "ip_address": LOGIN_IPS[2],
            },
        ]
    },
    "mobile_devices.json": {
        "devices_v2": [
            {
                "type": "Pixel 7",
                "os": "Android 15",
                "update_time": at("2025-06-14"),
                "advertiser_id": "00000000-0000-0000-0000-000000000000",
                "udid": "",
                "family_device_id": "00000000-0000-0000-0000-000000000001",
                "device_locale": "nb_NO",
                "redact_tokens": [],
                "push_tokens": [
                    {
                        "disabled": False,
                        "client_update_time": at("2025-06-14"),
                        "creation_time": at("2023-01-02"),
                        "app_version": "500.0",
                        "locale": "nb_NO",
                        "os_version": "15",
                        "token": "invented-token",
                        "device_id": "invented-device",
                    }
                ],
            }
        ]
    },
    "recognized_devices.json": {
        "recognized_devices_v2": [
            {"name": "Firefox på Linux", "updated_timestamp": at("2025-06-15")} | session("2020-03-14")
        ]
    },
    "record_details.json": {
        "admin_records_v2": [
            {
                "event": "Name changed",
                "session": session("2014-09-02 08:00"),
                "extra_info": {"old_name": OWNER_BEFORE, "new_name": OWNER},
            },
            {
                "event": "Vanity changed",
                "session": session("2014-09-02 08:05"),
                "extra_info": {
                    "old_vanity": "mira.vikoren.invented",
                    "new_vanity": "mira.halvorsen.invented",
                },
            },
            {
                "event": "Email changed",
                "session": session("2014-09-02 08:10", LOGIN_IPS[1]),
                "extra_info": {"old_email": "mira.vikoren@example.com", "new_email": "mira@example.org"},
            },
            {"event": "Checkpoint completed", "session": session("2019-03-03 07:55", LOGIN_IPS[2], PHONE)},
        ]
    },
    "where_you're_logged_in.json": {
        "active_sessions_v2": [
            {
                "updated_timestamp": at("2025-06-15"),
                "device": "Linux",
                "location": "Bergen, Norway",
                "app": "Firefox",
                "session_type": "Web",
                "name": "Min PC",
            }
            | session("2025-06-15 08:58")
        ]
    },
    "your_facebook_activity_history.json": {
        "last_activity_v2": {
            "last_activity_time": {
                "Facebook for en hvilken som helst telefon – nettleser på mobil": {
                    "activity_by_day": [at("2025-06-13"), at("2025-06-14")]
                },
                "Facebook für Android": {"activity_by_day": [at("2025-06-12")]},
                "フェイスブック": {"activity_by_day": []},
            }
        }
    },
}
FILES: dict[str, Any] = {
    **{f"personal_information/{name}": data for name, data in PERSONAL.items()},
    **{f"security_and_login_information/{name}": data for name, data in SECURITY.items()},
}
