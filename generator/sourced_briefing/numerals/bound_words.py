"""The words around a number that say something of it. English, with what other sources of figures use."""
# ruff: noqa: RUF001 - these are the characters that texts hold

AT_LEAST = """
more than|over|at least|exceeding|exceeds|exceed|exceeded|upwards of|upward of|top|tops|topped|topping|above|
at or above|greater than|higher than|larger than|better than|no fewer than|no less than|not less than|not fewer than|
no lower than|a minimum of|minimum of|a minimum|minimum|in excess of|north of|beyond|surpass|surpasses|surpassed|
surpassing|as few as|as little as|as low as|oltre|più di|almeno|mehr als|mindestens|plus de|au moins|más de
"""
AT_MOST = """
less than|fewer than|under|below|at or below|at or under|at most|up to|as many as|as much as|as high as|no more than|
not more than|never more than|no greater than|not over|not exceeding|not exceed|a maximum of|maximum of|a maximum|
maximum|lower than|smaller than|short of|south of|capped at|limited to|meno di|fino a|weniger als|höchstens|
moins de|menos de
"""
ABOUT = """
about|around|roughly|nearly|almost|approximately|approx|approx.|some|circa|ca|ca.|c.|estimated at|an estimated|
estimated|in the region of|in the neighbourhood of|in the neighborhood of|close to|on the order of|of the order of|
in the order of|something like|virtually|practically|near|environ|etwa|rund|ungefähr|quasi
"""
NEITHER = "the top|a top|thinking about|all over|hand over|not at least|not some"


def _phrases(text: str, meaning: str) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.strip().split()): meaning for phrase in text.replace("\n", "").split("|")}


BEFORE = (
    _phrases(AT_LEAST, "at-least") | _phrases(AT_MOST, "at-most") | _phrases(ABOUT, "about") | _phrases(NEITHER, "")
)  # what the words right before a number say of it
SIGNS = {">": "at-least", "≥": "at-least", "≧": "at-least", "<": "at-most", "≤": "at-most", "≦": "at-most",
         "~": "about", "～": "about", "≈": "about", "∼": "about", "±": "about"}  # fmt: skip


CHINESE_BEFORE = {
    "超过": "at-least", "超過": "at-least", "逾": "at-least", "至少": "at-least", "不少于": "at-least",
    "高于": "at-least", "不到": "at-most", "不足": "at-most", "低于": "at-most", "少于": "at-most", "至多": "at-most",
    "最多": "at-most", "不超过": "at-most", "约": "about", "約": "about", "大约": "about", "近": "about",
    "接近": "about",
}  # fmt: skip
OR_MORE = {"more": "at-least", "higher": "at-least", "above": "at-least", "greater": "at-least", "over": "at-least",
           "up": "at-least", "upwards": "at-least", "fewer": "at-most", "less": "at-most", "below": "at-most",
           "lower": "at-most", "under": "at-most", "smaller": "at-most", "so": "about",
           "thereabouts": "about"}  # fmt: skip


CHINESE_AFTER = {"以上": "at-least", "多": "at-least", "以下": "at-most", "以内": "at-most", "左右": "about"}

# "rose from 10 to 20 percent" tells two numbers, "from $25,000 to $30,000" a range.
CHANGES = frozenset(
    word
    for verb in (
        "rise rises rose risen rising", "grow grows grew grown growing", "fall falls fell fallen falling",
        "increase increases increased increasing", "climb climbs climbed climbing", "jump jumps jumped jumping",
        "surge surges surged surging", "soar soars soared soaring", "go goes went gone going",
        "move moves moved moving", "raise raises raised raising", "lift lifts lifted lifting",
        "boost boosts boosted boosting", "drop drops dropped dropping", "decline declines declined declining",
        "decrease decreases decreased decreasing", "shrink shrinks shrank shrunk shrinking",
        "slide slides slid sliding", "slip slips slipped slipping", "sink sinks sank sinking",
        "plunge plunges plunged plunging", "tumble tumbles tumbled tumbling", "cut cuts cutting",
        "reduce reduces reduced reducing", "lower lowers lowered lowering", "slash slashes slashed slashing",
        "change changes changed changing", "revise revises revised revising", "up", "down",
        "double doubles doubled doubling", "triple triples tripled tripling", "halve halves halved halving",
    )
    for word in verb.split()
)  # fmt: skip
