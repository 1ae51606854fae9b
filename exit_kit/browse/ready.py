"""What you would lose if the account went today: the answers of `exit-kit check`, as a page: `/-/exit-kit/ready`."""

from __future__ import annotations

from typing import Any, Final

from exit_kit.browse.answering import answer
from exit_kit.browse.home import read_readiness
from exit_kit.browse.remembering import recall
from exit_kit.leave.check import describe_lights
from exit_kit.leave.plan import read_today
from exit_kit.leave.readiness import Light
from exit_kit.report.words import name_platform

_HEADINGS: Final = {
    Light.RED: ("red", "Would be lost for good"),
    Light.YELLOW: ("yellow", "To decide or do first"),
    Light.UNKNOWN: ("yellow", "The archive cannot tell"),
    Light.GREEN: ("green", "In order"),
}


async def send_ready(request: Any, datasette: Any) -> Any:
    """Answer with every check of every platform, the gravest first."""
    found = await recall(datasette, f"ready {read_today()}", read_readiness)
    platforms = [
        (
            name_platform(one.platform),
            one.platform,
            one.accounts,
            [(*_HEADINGS[light], checks) for light, checks in describe_lights(one).items() if checks],
        )
        for one in found
    ]
    return await answer(datasette, request, "ready.html", {"platforms": platforms, "most": 40})
