"""Invented words in many scripts, drawn as people draw them: a few often, most hardly ever.

Everything here is already written as Meta writes it inside JSON: ASCII, each UTF-8 byte one `\\u00XX` escape
(formats/facebook.md section 2).  A message is a slice of a long stream of words made once, since drawing
seven million words one by one would take longer than everything else together.

It refuses to use real texts or people: names and words are made up from syllables and from letters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

COMMON = (
    "i you the to a and it is of in that my me for on be so do have what not with this was are at just we "
    "can know like ok yes no lol but all if good go up out get there now when how come will yo que de no la "
    "el es en si por un ich du das ist und nicht ja die der wir je tu est pas oui le les on et nie tak co to "
    "haha today tomorrow home work mum dad love thanks sorry please see think want time really going call"
).split()
ONSETS = "b c d f g h j k l m n p r s t v w z br ch cr dr fl gr pl pr sh sl st th tr".split()
VOWELS = "a e i o u a e i o ai ea ou".split()
CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "ng", "ck"]
ACCENTS = {
    "a": "áàâäãåą",
    "e": "éèêëęě",
    "i": "íìîï",
    "o": "óòôöõőø",
    "u": "úùûüůű",
    "c": "çćč",
    "n": "ñńň",
    "s": "śšß",
    "z": "żźž",
    "l": "ł",
}
SPACED = ("абвгдежзийклмнопрстуфхцчшыьэюя", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "अआइईउएकखगचजटडतदनपबमयरलवसहाीेो")
UNSPACED = (
    "あいうえおかきくけこさしすせそたちつてとなにのはまみもやゆよらりるれん日本人今大学気電車私",
    "我你他的是不在有了人这中大来上个国到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后小",
    "กขคงจชซดตถทนบปผพฟมยรลวสหอะาิีุูเแโ",
)
EMOJI = (
    "😂 ❤️ 🤣 👍 😭 🙏 😘 🥰 😍 😊 🎉 😁 💕 🥺 😅 🔥 ☺️ 🤦 🤷‍♀️ 🙄 😆 🤗 "
    "😉 🎂 🤔 👏 🙂 😳 🥳 😎 👌 💜 👍🏽 👨‍👩‍👧"
).split()
LENGTHS_KEPT = 4096


def escape_text(text: str) -> str:
    """Write a text as Meta does between a JSON string's quotes: one `\\u00XX` for each byte above 127."""
    return json.dumps(text.encode().decode("latin-1"))[1:-1]


@dataclass(frozen=True)
class Words:
    """Streams of escaped words; a message is a slice of one of them."""

    plain: Sequence[str]
    accented: Sequence[str]
    spaced: tuple[Sequence[str], ...]
    unspaced: tuple[Sequence[str], ...]
    emoji: Sequence[str]
    lengths: Sequence[int]


def make_words(rng: Random, vocabulary: int, stream: int) -> Words:
    """Make the streams of one export; `vocabulary` and `stream` count Latin words and their uses."""
    latin = COMMON + [_latin_word(rng) for _ in range(vocabulary)]
    accents = [_add_accents(word, rng) for word in latin[: len(COMMON) + vocabulary // 8] if len(word) > 2]
    letters = [_letter_words(rng, script, vocabulary // 8 + 50, (2, 9)) for script in SPACED]
    blocks = [_letter_words(rng, script, vocabulary // 8 + 50, (1, 4)) for script in UNSPACED]
    return Words(
        plain=_draw(rng, latin, stream),
        accented=_draw(rng, accents, stream // 8),
        spaced=tuple(_draw(rng, words, stream // 16) for words in letters),
        unspaced=tuple(_draw(rng, words, stream // 16) for words in blocks),
        emoji=_draw(rng, EMOJI, 4096),
        lengths=[max(1, min(120, int(rng.lognormvariate(1.06, 0.85)))) for _ in range(LENGTHS_KEPT)],
    )


def render_text(rng: Random, words: Words) -> str:
    """Return one message's text, escaped: two thirds plain, a quarter accented, 8 % in other scripts."""
    pick = rng.random()
    length = words.lengths[int(rng.random() * LENGTHS_KEPT)]
    if pick < 0.08:
        text = _other_script(rng, words, pick, length)
    else:
        start = int(rng.random() * (len(words.plain) - 121))
        text = " ".join(words.plain[start : start + length])
        if pick < 0.33:
            text = words.accented[int(rng.random() * len(words.accented))] + " " + text
    if pick * 100 % 1 < 0.15:
        emoji = words.emoji[int(rng.random() * 4096)]
        text += " " + (emoji if pick * 1000 % 1 < 0.7 else emoji * 3)
    elif pick * 1000 % 1 < 0.4:
        text += (".", "!", "?", " :)", "...", '\\n\\"ok\\"', " 10/10", "?!")[int(pick * 10000) % 8]
    return text


def _other_script(rng: Random, words: Words, pick: float, length: int) -> str:
    """Return a text in one of six scripts, shorter than a Latin one, for each character says more."""
    length = (length + 1) // 2
    if pick < 0.05:
        stream, joint = words.spaced[int(pick * 60)], " "
    else:
        stream, joint = words.unspaced[int((pick - 0.05) * 100)], ""
    start = int(rng.random() * (len(stream) - 121))
    return joint.join(stream[start : start + length])


def _draw(rng: Random, words: Sequence[str], count: int) -> list[str]:
    """Draw `count` words by Zipf's law, the first of the list most often, and escape them."""
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    escaped = [escape_text(word) for word in words]
    return rng.choices(escaped, cum_weights=weights, k=max(count, 400))


def _latin_word(rng: Random) -> str:
    syllables = rng.choices((1, 2, 3, 4), weights=(5, 4, 1, 0.1))[0]
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))


def _add_accents(word: str, rng: Random) -> str:
    """Put an accent on the first letter that can bear one; a word without such a letter gets an é."""
    for position, letter in enumerate(word):
        if letter in ACCENTS:
            return word[:position] + rng.choice(ACCENTS[letter]) + word[position + 1 :]
    return word + "é"


def _letter_words(rng: Random, letters: str, count: int, sizes: tuple[int, int]) -> list[str]:
    return ["".join(rng.choices(letters, k=rng.randint(*sizes))) for _ in range(count)]
