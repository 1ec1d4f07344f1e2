"""English verbs of change: what they say of two numbers."""

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
