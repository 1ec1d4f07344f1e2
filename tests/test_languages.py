"""Numbers in the languages of sources: separators, sizes, bounds, number words, and which language a text is in."""

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.numerals import guess, read_numbers
from sourced_briefing.numerals.languages import TABLES, UnknownLanguage, language, meant

READ = [
    # separators
    ("en", "1,204", "1204"), ("en", "1.204", "1.204"), ("de", "1.204", "1204"), ("de", "1,204", "1.204"),
    ("de", "3.061.990,5", "3061990.5"), ("es", "7.310", "7310"), ("es-MX", "7,310", "7310"), ("it", "7.310", "7310"),
    ("nl", "7.310", "7310"), ("pt-BR", "7.310", "7310"), ("fr", "7 310,25", "7310.25"), ("de-CH", "7’310.25", "7310.25"),
    ("zh", "7,310", "7310"), ("ja", "7,310", "7310"), ("ko", "7,310", "7310"), ("en-IN", "3,06,199", "306199"),
    # sizes
    ("en", "4 billion", "4000000000"), ("de", "4 Billionen", "4000000000000"), ("de", "4,5 Mrd.", "4500000000"),
    ("fr", "4 billions", "4000000000000"), ("fr", "4 Mds", "4000000000"), ("es", "4 billones", "4000000000000"),
    ("es", "4 mil millones", "4000000000"), ("pt", "4 bilhões", "4000000000"), ("pt-PT", "4 mil milhões", "4000000000"),
    ("it", "4 mila miliardi", "4000000000000"), ("nl", "4 mln.", "4000000"), ("nl", "4 biljoen", "4000000000000"),
    ("zh", "4.2万亿", "4200000000000"), ("zh", "3亿6000万", "360000000"), ("ja", "1兆2000億", "1200000000000"),
    ("ko", "4조", "4000000000000"), ("ko", "3억 5000만", "350000000"), ("ru", "4 млрд", "4000000000"),
    ("hi", "4 लाख", "400000"), ("en", "12 crore 50 lakh", "125000000"), ("pl", "4 miliardy", "4000000000"),
    # bounds, hedges and signs, before and after
    ("de", "über 40", "at-least 40"), ("de", "knapp 40", "about 40"), ("de", "höchstens 40", "at-most 40"),
    ("de", "40 oder mehr", "at-least 40"), ("fr", "près de 40", "about 40"), ("fr", "plus d’une", ""),
    ("fr", "au moins 40", "at-least 40"), ("fr", "moins 40", "-40"), ("es", "unos 40", "about 40"),
    ("es", "más de 40", "at-least 40"), ("es", "hasta 40", "at-most 40"), ("pt", "cerca de 40", "about 40"),
    ("pt", "pelo menos 40", "at-least 40"), ("it", "oltre 40", "at-least 40"), ("it", "quasi 40", "about 40"),
    ("nl", "ruim 40", "at-least 40"), ("nl", "bijna 40", "about 40"), ("zh", "约40", "about 40"),
    ("zh", "40万以上", "at-least 400000"), ("ja", "約40人", "about 40"), ("ja", "40人以上", "at-least 40"),
    ("ja", "40未満", "at-most 40"), ("ko", "약 40명", "about 40"), ("ko", "40명 이상", "at-least 40"),
    ("ru", "около 40", "about 40"), ("hi", "40 से अधिक", "at-least 40"), ("de", "minus 40", "-40"),
    # shares
    ("de", "40 Prozent", "40 percent"), ("fr", "40 pour cent", "40 percent"), ("es", "40 por ciento", "40 percent"),
    ("de", "2 Prozentpunkte", "2 points"), ("es", "2 puntos porcentuales", "2 points"), ("zh", "2个百分点", "2 points"),
    ("fr", "25 points de base", "25 basis-points"), ("de", "ein Viertel der Fläche", "0.25"), ("es", "la mitad", "0.5"),
    ("fr", "trois quarts du parc", "0.75"), ("it", "due quinti", "0.4"), ("es", "uno de cada cinco", "0.2"),
    ("fr", "un sur cinq", "0.2"), ("ja", "7割", "70 percent"), ("zh", "六成", "60 percent"),
    ("fr", "un élève sur huit", "0.125"), ("it", "una nave su quattro", "0.25"), ("pt", "uma escola em cada oito", "0.125"),
    ("ja", "8人に1人", "0.125"), ("ko", "4명 중 1명", "0.25"), ("ko", "4분의 1", "0.25"), ("zh", "每8人中有1人", "0.125"),
    ("de", "jeder vierte Betrieb", "0.25"), ("nl", "elke vierde boot", "0.25"), ("en", "every fourth boat", "0.25"),
    ("en", "one boat in four", "0.25"), ("en", "every fourth year", ""), ("zh", "过半数", "at-least 0.5"),
    # halves, and round numbers that are nouns
    ("fr", "deux millions et demi", "2500000"), ("fr", "deux mois et demi", "2.5"), ("es", "tres millones y medio", "3500000"),
    ("it", "tre miliardi e mezzo", "3500000000"), ("pt", "três milhões e meio", "3500000"), ("de", "anderthalb", "1.5"),
    ("de", "viereinhalb Millionen", "4500000"), ("nl", "drieënhalf miljoen", "3500000"), ("en", "three days and a half", "3.5"),
    ("fr", "une trentaine de ponts", "about 30"), ("fr", "une centaine de milliers", "about 100000"),
    ("it", "un centinaio", "about 100"), ("es", "un billón", "1000000000000"), ("de", "ein Dutzend", "12"),
    ("de", "eine halbe Million", "500000"), ("fr", "un demi-milliard", "500000000"), ("es", "medio millón", "500000"),
    ("it", "mezzo miliardo", "500000000"), ("pt", "meio milhão", "500000"), ("nl", "een half miljoen", "500000"),
    ("it", "più della metà", "at-least 0.5"), ("pt", "menos da metade", "at-most 0.5"), ("fr", "3 fois plus", "3 times"),
    ("it", "un comune su dieci", "0.1"),
    # heads of tables
    ("en", "(in thousand tonnes) 54", "54000"), ("en", "£'000 54", "54000 GBP"), ("en", "Sales, $m | 54", "54000000 USD"),
    ("es", "en miles de euros: 54", "54000 EUR"), ("fr", "en milliers d’euros : 54", "54000 EUR"),
    ("zh", "(单位:万人) 54", "540000"), ("en", "$(5.4) million", "-5400000 USD"),
    # words
    ("de", "zweihundertfünfzig", "250"), ("de", "drei Millionen", "3000000"), ("fr", "quatre-vingts", "80"),
    ("es", "veinte mil", "20000"), ("pt", "três milhões", "3000000"), ("it", "ventitré", "23"),
    ("nl", "tweeëntwintig", "22"), ("zh", "三百万", "3000000"), ("zh", "五分之一", "0.2"), ("ja", "三千", "3000"),
    ("ko", "삼백만", "3000000"), ("ko", "3천200억", "320000000000"), ("ja", "2万5千", "25000"), ("zh", "净增-12万", "-120000"),
    # money
    ("de", "4 Mio. Euro", "4000000 EUR"), ("fr", "4 millions d’euros", "4000000 EUR"), ("es", "4 euros", "4 EUR"),
    ("pt", "R$ 4 bi", "4000000000 BRL"), ("ja", "4万円", "40000 JPY"), ("ko", "4조원", "4000000000000 KRW"),
    ("zh", "4亿元", "400000000 CNY"), ("ru", "4 млн рублей", "4000000 RUB"),
]  # fmt: skip


def told(text: str, tag: str) -> str:
    """The first number of a text, in short."""
    numerals = [n for n in read_numbers(text, tag, wording=True) if n.low is not None and n.kind != "comparison"]
    if not numerals:
        return ""
    first = numerals[0]
    return " ".join(filter(None, (first.bound, "about" if first.about else "", str(first.best), first.unit)))


@pytest.mark.parametrize(("tag", "text", "number"), READ)
def test_numbers_are_those_of_the_language(tag: str, text: str, number: str) -> None:
    """The same digits, and the same words, are another number in another language."""
    assert told(text, tag) == number


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "7.310"),
        ("ru", "7.310"),
        ("en", "4 milhões de pessoas e"),
        ("en", "4 zillion"),
        ("en", "4 mil"),
        ("de", "4 lakhs"),
    ],
)
def test_what_a_language_does_not_have_is_not_read(tag: str, text: str) -> None:
    """A point that no rule of the language explains, and a size of another one, prove nothing."""
    numeral = read_numbers(text, tag)[0]
    assert numeral.unread or (tag, text) == ("en", "4 milhões de pessoas e")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("the length of the river", "en"), ("die Länge des Flusses", "de"), ("la longueur de la rivière est", "fr"),
        ("el largo del río es de", "es"), ("il corso del fiume è di", "it"), ("de lengte van de rivier is", "nl"),
        ("o comprimento do rio não é", "pt"), ("河流的长度", "zh"), ("川の長さ", "ja"), ("강의 길이", "ko"),
        ("длина реки", "ru"), ("1,204", "en"), ("", "en"), ("Zambezi", "en"),
    ],
)  # fmt: skip
def test_language_is_guessed_from_common_words(text: str, tag: str) -> None:
    """What tells nothing is taken for the language that is expected."""
    assert guess(text, "en") == tag


def test_guess_keeps_what_is_expected_when_nothing_speaks_against_it() -> None:
    """A region goes with the language that is expected."""
    assert guess("die Länge des Flusses", "de-CH") == "de-CH"


@given(st.text(max_size=60), st.sampled_from([*TABLES, "pl", "sv", "ar", "de-CH"]))
def test_any_text_is_read_in_any_language(text: str, tag: str) -> None:
    """No language makes reading fail."""
    for numeral in read_numbers(text, tag, wording=True):
        assert text[numeral.start : numeral.end] == numeral.text


@pytest.mark.parametrize(("tag", "close"), [("german", "de"), ("Portuguese", "pt"), ("pt-BRR", "pt"), ("qqq", "")])
def test_unknown_languages_are_told_with_what_may_be_meant(tag: str, close: str) -> None:
    """Names of languages, and tags with slips in them, get a suggestion."""
    with pytest.raises(UnknownLanguage):
        language(tag)
    assert meant(tag).partition("-")[0] == close


def test_language_of_a_source_is_a_field(project: Project) -> None:
    """A tag that names no language is refused by name."""
    project.replace("data/sources/press.yml", "read: dataset", "read: dataset\n    language: german")
    assert 'no language "german" is known; did you mean "de"?' in project.problems()[0]


def test_source_is_read_in_its_language(project: Project) -> None:
    """`1.204 km` is 1,204 in German."""
    project.observations("- value: 1_204\n  source: survey\n  locator: row 1\n  as_stated: 1.204 km lang")
    assert len(project.problems()) == 1
    project.replace("data/sources/press.yml", "read: dataset", "read: dataset\n    language: de")
    assert project.problems() == []


def test_ambiguous_number_is_refused_with_both_values(project: Project) -> None:
    """Where the words are of another language than the briefing's, nobody says what the point means."""
    project.observations("- value: 1_204\n  source: survey\n  locator: row 1\n  as_stated: der Fluss ist 1.204 km lang")
    (problem,) = project.problems()
    assert 'where "1.204" can be 1.204 or 1,204; give the source its `language`' in problem
