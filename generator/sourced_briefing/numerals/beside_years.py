"""Words that tell a count from a year beside them: it has 2000 staff, and in 2000 people came."""

COUNTING = frozenset(
    "has have had having holds held holding owns owned bought buys sold sells made makes employs employed needs needed"
    " hired hires lost loses gained gains killed built builds ordered orders shipped added adds found counts counted"
    " contains contained houses sent sends carried carries costs need employ hire sell buy hold own".split()
)  # verbs before which no year stands: it has 2000 staff
PEOPLE = frozenset(
    "staff people persons workers employees residents inhabitants members children engineers men women students"
    " soldiers voters patients passengers visitors customers users subscribers".split()
)  # of whom there are 2000, where no word of time stands before: the 2000 staff, and in 2000 people came
OF_TIME = frozenset("in since until till before after during by early late mid fiscal year years".split())
