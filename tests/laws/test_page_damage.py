"""Law: whatever is wrong with one record of a page costs at most that record.

Every tag of a record is taken out, doubled or cut, every element removed and emptied, and the page is cut off at
every place; the records around it must be read as if nothing had happened.
"""

from __future__ import annotations

import re

import pytest

from exit_kit.archive.page_reading import PageReader, read_page
from exit_kit.archive.pages import Block
from exit_kit.importing.problems import Notes
from exit_kit.importing.work import read_text
from tests.laws.archives import find_platform, read_sample

TAG = re.compile(r"<[^<>]*>")
MESSAGES = {
    "B": (
        '<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{name}</div>'
        '<div class="_3-96 _2let"><div><div></div><div>{text}</div><div></div><div><ul class="_tqp"><li>❤Ada</li></ul>'
        '</div></div></div><div class="_3-94 _2lem">Oct 19, 2019, 2:3{number} PM</div></div>'
    ),
    "C": (
        '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_2ph_ _a6-h _a6-i">{name}</div>'
        '<div class="_2ph_ _a6-p"><div><div></div><div>{text}</div><div></div><div><a href="m/photos/1.jpg"><img '
        'src="m/photos/1.jpg" class="_a6_o _3-96" /></a></div></div></div><div class="_3-94 _a6-o"><div class="_a72d">'
        "Nov 15, 2021 11:09:3{number}pm</div></div></div>"
    ),
    "D": (
        '<section class="_a6-g" aria-labelledby="u{number}"><h2 class="_2ph_ _a6-h _a6-i" id="u{number}">{name}</h2>'
        '<div class="_2ph_ _a6-p"><table><tr><td class="_2pin _a6_q">Name</td><td class="_2pin _2piu _a6_r">{text}</td>'
        '</tr><tr><td colspan="2" class="_a6_q">Who<section class="_a6-g"><div class="_2ph_ _a6-p">x</div><footer '
        'class="_3-94 _a6-o"></footer></section></td></tr></table></div><footer class="_3-94 _a6-o"><div class="_a72d">'
        "Jun 26, 2026 9:05:2{number} am</div></footer></section>"
    ),
}
_BOX = '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">'
# Records of Instagram's pages (formats/instagram_threads.md 4.2), of which most have no date below them.
DATELESS = {
    "relation": (
        _BOX + '<div class="_a6-p"><div><div><a target="_blank" href="https://www.instagram.com/a{number}">{name}</a>'
        "</div><div>Mar 2{number}, 2025 6:45 am</div></div></div></div>"
    ),
    "table": (
        _BOX + '<div class="_a6-p"><table><tr><td colspan="2" class="_2pin _a6_q">Comment<div><div>{text}</div></div>'
        '</td></tr><tr><td class="_2pin _a6_q">Time</td><td class="_2pin _2piu _a6_r">Mar 2{number}, 2025 5:03 am</td>'
        "</tr></table></div></div>"
    ),
    "box in a box": (
        _BOX + '<div class="_3-95 _a6-p">' + _BOX + '<div class="_a6-p"><table><tr><td class="_a6_q">Media quality</td>'
        '<td class="_2piu _a6_r">{text}</td></tr></table></div></div></div></div>'
    ),
}  # fmt: skip
FRAME = (
    '<html><head><base href="../" /><title>Ada</title></head><body><div role="main">{}</div></body></html>'
)
COUNT, AT = 5, 2


def render(generation: str) -> list[str]:
    record = MESSAGES[generation]
    return [record.format(name=f"Ada {n}", text=f"Text {n} &amp; more", number=n) for n in range(COUNT)]


def read(records: list[str]) -> list[Block]:
    return read_page(FRAME.format("".join(records)).encode())[0].blocks


def mutate(record: str) -> list[str]:
    """Return a record with every tag left out, doubled, cut or made another, and with every element gone or empty."""
    found = []
    for tag in TAG.finditer(record):
        before, after = record[: tag.start()], record[tag.end() :]
        for wrong in (
            "",
            tag[0] * 2,
            tag[0][:-1],
            tag[0][1:],
            "<!--",
            "</section>",
            "</div>",
            "<div>",
            "<b",
            "\0",
        ):
            found.append(before + wrong + after)
    for start, end in list_elements(record):
        found += [
            record[:start] + record[end:],
            record[:start] + "<div></div>" + record[end:],
            record[:end] + record[start:],
        ]
    return found


def list_elements(record: str) -> list[tuple[int, int]]:
    """Return where each element within a record begins and ends, the record itself last."""
    stack: list[int] = []
    found = []
    for tag in TAG.finditer(record):
        if tag[0].startswith("</"):
            found.append((stack.pop(), tag.end()))
        elif not tag[0].endswith("/>"):
            stack.append(tag.start())
    return found


@pytest.mark.parametrize("generation", "BCD")
def test_what_is_wrong_with_one_record_of_a_page_costs_at_most_that_record(generation):
    records = render(generation)
    right = read(records)
    assert len(right) == COUNT
    assert all(block.title and block.date and block.parts for block in right)
    for wrong in mutate(records[AT]):
        if "<!--" in wrong or "<!-" in wrong:
            continue  # a comment that never ends hides all that follows, in a browser too
        found = read([*records[:AT], wrong, *records[AT + 1 :]])
        others = [block for n, block in enumerate(right) if n != AT]
        missing = [block for block in others if block not in found]
        assert not missing, wrong


@pytest.mark.parametrize("kind", DATELESS)
def test_what_is_wrong_with_a_record_without_a_date_costs_at_most_that_record(kind):
    records = [DATELESS[kind].format(name=f"a{n}", text=f"Text {n}", number=n) for n in range(COUNT)]
    right = read(records)
    assert len(right) == COUNT
    for wrong in mutate(records[AT]):
        # An end that has become a beginning leaves two open: then what follows may as well stand in the record.
        if "<!-" in wrong or wrong.count("<div") - wrong.count("</div>") > 1:
            continue
        found = read([*records[:AT], wrong, *records[AT + 1 :]])
        assert not [block for n, block in enumerate(right) if n != AT and block not in found], wrong


@pytest.mark.parametrize("generation", "BCD")
def test_a_page_cut_off_anywhere_gives_all_records_before_and_says_so(generation):
    records = render(generation)
    page = FRAME.format("".join(records))
    right = read(records)
    ends = [page.index(record) + len(record) for record in records]
    for cut in range(ends[0], ends[-1], 7):
        found, faults = read_page(page[:cut].encode())
        whole = sum(end <= cut for end in ends)
        assert found.blocks[:whole] == right[:whole]
        if cut not in ends and TAG.search(page[ends[whole - 1] : cut]):
            assert faults


@pytest.mark.parametrize("generation", "BCD")
def test_records_by_moulds_are_what_reading_carefully_gives(generation):
    texts = [
        "plain",
        "a<br />b",
        " two  blanks ",
        "&lt;b&gt; &amp;amp; &#39;",
        "Grüße 🦊",
        "2020-01-02 12:34",
        "",
        " ",
        "\u3000",
        "\u3000 wide\xa0",
        "&nbsp;",
        '"',
    ]
    records = [
        MESSAGES[generation].format(
            name=f"N{n % 3}" if n % 7 else ("", "&nbsp;")[n % 2], text=texts[n % len(texts)], number=n % 10
        )
        for n in range(400)
    ]
    page = FRAME.format("\n".join(records)).encode()
    fast, careful = PageReader(), PageReader()
    careful._begin = lambda element: careful._read_frame(element)
    found = list(fast.read([page]))
    assert found == list(careful.read([page]))
    assert len(found) == 400
    assert (fast.frame, fast.faults) == (careful.frame, careful.faults) == (fast.frame, {})
    assert generation == "D" or fast._moulds._pattern


@pytest.mark.parametrize("sample", ["facebook_2023_html", "instagram_2026_html"])
def test_many_records_of_a_sample_are_what_reading_carefully_gives(sample):
    """Every kind of record, also one that shows a single text: the commonest are read by a pattern, the others not."""
    kinds: dict[str, str] = {}
    for path, page in read_sample(sample).items():
        found = re.search(
            r'(?:<main[^>]*>|role="main">)(.+?)(?:</main>|</div><div class="_a707">)',
            page.decode("latin-1"),
            re.S,
        )
        if path.endswith(".html") and found and len(found[1]) < 4_000:
            kinds.setdefault(
                re.sub(r">[^<]+<|\d+|\"[^\"]{20,}\"", "", found[1]), found[1].encode("latin-1").decode()
            )
    for content in kinds.values():
        page = FRAME.format("".join(content.replace("</", f" {n}</", n % 3) for n in range(30))).encode()
        fast, careful = PageReader("kinds.html"), PageReader("kinds.html")
        careful._begin = lambda element, careful=careful: careful._read_frame(element)
        assert list(fast.read([page])) == list(careful.read([page]))


@pytest.mark.parametrize("tag", ["style", "script", "img", "br", "svg", "input"])
def test_an_element_that_holds_nothing_is_no_record(tag):
    odd = f'<{tag} class="_a6-g pam _2lej uiBoxWhite noborder">'
    records = render("C")
    assert read([*records, odd]) == read(records)
    assert read_page(odd.encode())[0].blocks == []


def test_pieces_of_any_size_give_the_same_page():
    page = FRAME.format("".join(render("C"))).encode()
    right = read_page(page)[0]
    for size in (1, 2, 3, 7, 50, 1000):
        reader = PageReader()
        chunks = [page[at : at + size] for at in range(0, len(page), size)]
        assert list(reader.read(chunks)) == right.blocks
        assert reader.frame == right.frame


@pytest.mark.parametrize("sample", ["facebook_2025_html", "instagram_2026_html", "facebook_2019_html"])
@pytest.mark.parametrize("data", [b"", b"<html><body>Sign in</body></html>", FRAME.format("").encode()])
def test_a_page_with_nothing_on_it_makes_no_reader_fail(sample, data):
    for path in read_sample(sample):
        outcome = (
            read_text(find_platform(sample, path), path, data, Notes()) if path.endswith(".html") else None
        )
        kinds = {problem.kind for problem in outcome.problems} if outcome else set()
        assert "extractor-failed" not in kinds, path
