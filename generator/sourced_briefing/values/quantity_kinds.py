"""What sort of quantity a figure can be, and the words by which a text tells it: each is one entry.

A sale of a thing is no order of it, and its plan no delivery. The words are of general English; the audit takes another
form of them as the same (`matching.words`).
"""

from typing import Literal

QuantityKind = Literal[
    "order", "purchase", "sale", "delivery", "output", "plan", "capacity", "stock", "revenue", "profit",
    "charge", "loss", "spending", "cost", "price", "forecast", "share", "limit", "rate", "length", "height",
    "altitude", "clearance", "width", "depth", "diameter", "radius", "weight", "area", "flow", "speed", "power",
    "memory",
]  # fmt: skip
QUANTITY_KINDS: dict[QuantityKind, str] = {
    "order": "order orders ordered ordering preorder requested request",
    "purchase": "bought buy buys purchase purchased acquired acquire procured",
    "sale": "sold sell sells sale sales",
    "delivery": "delivered deliver delivery deliveries received receive shipped ship ships shipments shipment",
    "output": "produce produced produces production output make made makes manufactured manufacture",
    "plan": "plan plans planned target targets targeted aims aim aimed goal intends",
    "capacity": "capacity capable",
    "stock": "inventory stockpile stockpiled stock stocks held holdings installed",
    "revenue": "revenue revenues turnover sales",
    "profit": "profit profits income earnings margin",
    "charge": "charge charges writedown write-down writeoff write-off impairment",
    "loss": "loss losses lost forgone shortfall hit impact",
    "spending": "capex expenditure expenditures spending spend spent invest invests invested investment",
    "cost": "cost costs costing",
    "price": "price cost costs prices priced pricing toll fare fee",
    "forecast": "forecast forecasts outlook guidance projected expected",
    "share": "share shares percentage proportion fraction",
    "limit": "limit limits threshold thresholds cap ceiling minimum maximum",
    "rate": "rate rates yield yields ratio",
    "length": "length long stretches across",
    "height": "height high tall tallest",
    "altitude": "altitude orbit orbits orbiting",
    "clearance": "clearance headroom",
    "width": "width wide breadth across",
    "depth": "depth deep",
    "diameter": "diameter across",
    "radius": "radius",
    "weight": "mass weight weighs weighed heavy",
    "area": "area basin covers drains",
    "flow": "flow discharge discharges",
    "speed": "speed velocity bandwidth throughput",
    "power": "power consumption consumes draws tdp",
    "memory": "memory vram",
}
