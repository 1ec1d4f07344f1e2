"""What readers look for on the site of this repository, and what they want to find first."""

from playwright.sync_api import Browser

from .site import Site

QUERIES = [
    # As it is written, and as it is not: signs, joined and split words, plurals
    ("H20 price", "chip-price-h20"),
    ("H-20 price", "chip-price-h20"),
    ("H 20 price", "chip-price-h20"),
    ("h20 prices", "chip-price-h20"),
    ("chip-price-h20", "chip-price-h20"),
    ("GB-200 power", "gb200-nvl72-power"),
    ("Ascend 910 B yield", "yield-910b"),
    ("yields of the 910c", "yield-910c"),
    ("data-centre revenue", "nvda-dc-revenue"),
    ("datacentre revenue", "nvda-dc-revenue"),
    ("cloud matrix power", "cloudmatrix-384-power"),
    ("CloudMatrix384 compute", "cloudmatrix-384-compute"),
    ("memory band width H20", "memory-bandwidth-h20"),
    ("stock piled billions H20", "toms-2025-04-23"),
    ("deployment cycles", "claimed-deploy-cycle"),
    ("growth of tencent inventories", "claimed-tencent-inventory"),
    ("entity list additions", "rule-entities-2024"),
    ("exchange rate", "figures/exchange-rates/"),
    ("alibaba cap ex", "capex-alibaba"),
    # Spelling, and slips
    ("data center revenue", "nvda-dc-revenue"),
    ("datacenter revenue", "nvda-dc-revenue"),
    ("H20 needs license", "us-h20-licence-2025-04"),
    ("nvida revenue from china by fiscal year", "nvda-china-fy"),
    ("Hauwei capacity", "ascend-output-capacity-us-commerce"),
    ("Tecnent capital expenditure", "capex-tencent"),
    ("smugled chips 2024", "smuggled-2024"),
    ("hoper gpus microsft", "hopper-2024-buyers-microsoft"),
    ("Malasia fiscal support", "malaysia-fiscal-support"),
    ("ringit dollar", "myr-per-usd-2024-05"),
    ("interconnect treshold", "rule-threshold-bw-2022"),
    # Values
    ("1.8 million", "china-nvidia-cumulative-units"),
    ("1.8m GPUs", "china-nvidia-cumulative-units"),
    ("1805354", "china-nvidia-cumulative-units"),
    ("3.2 million H100 equivalents", "owners-h100e-2025q4-microsoft"),
    ("$17 billion", "nvda-china-fy"),
    ("rush orders $12bn", "h20-rush-order-value"),
    ("0.4 million h200 approved", "h200-china-approved"),
    ("50,000 wafers a month", "smic-7nm-wafers-target"),
    ("Ascend units 50,000 monthly", "claimed-smic-monthly"),
    ("560 kW", "cloudmatrix-384-power"),
    # Questions
    ("what is the price of an H20?", "chip-price-h20"),
    ("when did the H20 need a licence?", "us-h20-licence-2025-04"),
    ("how many chips were smuggled into China in 2024?", "smuggled-2024"),
    ("who bought Hopper GPUs in 2024", "hopper-2024-buyers"),
    ("How much does ByteDance plan to spend?", "capex-bytedance"),
    ("have any H200 been delivered to China?", "h200-delivered"),
    ("how much did Nvidia earn in China?", "figures/nvidia-china-revenue/"),
    # Sources, by their words in any script
    ("Bill Bishop", "sinocism-2025-08-28"),
    ("Huxiu castrated chip", "huxiu-copy-2024-07"),
    ("资本开支", "capex-tencent"),
    ("英伟达A100", "ascend-910b-efficiency-claim"),
    ("miliardi di dollari", "h20-charge"),
]
FIRST = """async (queries) => {
  const { SearchIndex } = await import(new URL("assets/search-index.js", document.baseURI));
  const index = new SearchIndex();
  for (const list of ["records", "pages"]) {
    await index.add(await (await fetch(new URL(`search/${list}.json`, document.baseURI))).json());
  }
  return queries.map((query) => index.find(query, 1).results[0]?.at ?? "nothing");
}"""


def test_what_is_wanted_comes_first(browser: Browser, site: Site) -> None:
    """Of all these queries; the wanted entry is told by its id, or by the address of a page."""
    page = browser.new_page()
    page.goto(site.address)
    found = page.evaluate(FIRST, [query for query, _ in QUERIES])
    page.close()
    wrong = {q: at for (q, wanted), at in zip(QUERIES, found, strict=True) if wanted not in (at, at.partition("#")[2])}
    assert wrong == {}, f"{len(QUERIES) - len(wrong)} of {len(QUERIES)} are right"
