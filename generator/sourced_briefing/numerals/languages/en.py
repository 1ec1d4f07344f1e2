"""English."""

from .words import Words

ENGLISH = Words(
    at_least="""
more than|over|at least|exceeding|exceeds|exceed|exceeded|upwards of|upward of|top|tops|topped|topping|above|
at or above|greater than|higher than|larger than|better than|no fewer than|no less than|not less than|not fewer than|
no lower than|a minimum of|minimum of|a minimum|minimum|in excess of|north of|beyond|surpass|surpasses|surpassed|
surpassing|as few as|as little as|as low as|greater than or equal to|more than or equal to|equal to or greater than|
at least as many as|starting at|starting from|from at least|no smaller than|not below""",
    at_most="""
less than|fewer than|under|below|at or below|at or under|at most|up to|as many as|as much as|as high as|no more than|
not more than|never more than|no greater than|not over|not exceeding|not exceed|a maximum of|maximum of|a maximum|
maximum|lower than|smaller than|short of|south of|capped at|limited to|less than or equal to|equal to or less than|
no higher than|not above|just shy of|shy of""",
    about="""
about|around|roughly|nearly|almost|approximately|approx|approx.|some|circa|ca|ca.|c.|estimated at|an estimated|
estimated|in the region of|in the neighbourhood of|in the neighborhood of|close to|on the order of|of the order of|
in the order of|something like|virtually|practically|near|or so""",
    neither="""
the top|a top|thinking about|all over|hand over|ticked up to|edged up to|went up to|moved up to|crept up to|
inched up to|
pushed up to|shot up to|nudged up to|bumped up to|jumped up to|climbed up to|goes up to|going up to|brought up to|
back up to|
made up to|add up to|adds up to|added up to|summed up to""",
    minus="minus|negative",
    denied="""
not|not at least|not some|not about|not around|not nearly|never|neither|nor|
isn't|wasn't|aren't|weren't|twice|thrice|double|triple|quadruple|half|not exactly|rather than|
instead of|times|hundred|thousand|dozen|point|per""",
    or_more="""
or more|or higher|or above|or greater|or over|or up|or upwards|or better|or longer|or older|and more|and higher|
and above|and up|and over|and upwards|and older|and counting|plus|at least|minimum|at a minimum|and greater""",
    or_less="""
or fewer|or less|or below|or lower|or under|or smaller|or younger|or shorter|and less|and fewer|and below|and under|
and lower|at most|maximum|at the most|tops|max""",
    or_so="or so|or thereabouts|approximately|roughly|approx|approx.|give or take|ish",
    scales={
        "thousand": 10**3, "thousands": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
        "trillion": 10**12, "trillions": 10**12, "quadrillion": 10**15, "quadrillions": 10**15, "bn": 10**9,
        "bln": 10**9, "bil": 10**9, "bil.": 10**9, "tn": 10**12, "trn": 10**12, "tril": 10**12, "mn": 10**6,
        "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5, "crore": 10**7, "crores": 10**7, "dozen": 12,
        "hundred": 100,
    },
    percent="percent|per cent|pct|pct.|pc|p.c.",
    points="""
percentage points|percentage point|percentage-point|percentage-points|pp|pps|p.p.|ppt|ppts|% points|%-points""",
    times="times|fold",
    to="to|until|through",
    and_="and",
    between="between",
    one="one|a|an",
    parts={},
    multiples={
        "twice": 2, "thrice": 3, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "triple": 3, "triples": 3,
        "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3, "quadruple": 4, "quadruples": 4, "quadrupled": 4,
        "quadrupling": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
        "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
    },
    every="every",
    among="in|in every|out of|out of every|of every",
    below="""
below zero|negative|minus|decline|declined|decrease|decreased|fall|fell|fallen|drop|dropped|loss|losses|
deficit|down|shrank|shortfall|cut|reduction|lower|less|fewer""",
    equals="""
is|are|was|were|equals|equal|makes|make|times|per|half|halved|double|doubled|twice|rate|each|divided|
multiplied|a year|a month|a day""",
    common="""
plus|the|of|and|to|in|a|an|is|are|was|were|be|been|has|have|had|with|for|from|by|on|at|as|than|that|this|which|its|
their|
per|year|or|it|he|she|they|we|but|not|about|more|over|will|after|into|between|only|also|when|other|said|who|during""",
)  # fmt: skip
