"""How copy counts: number words, currencies, units, bounds, rates, and counts that only grow."""

from __future__ import annotations

# Words for a whole number; they add up ("forty-two") and are multiplied by those of MULTIPLIERS.
NUMBERS: dict[str, int] = {
    "zero": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}

# What a number before it is multiplied by; short forms stand right behind the figures ("3k", "2.5bn");
# "m" is also metres, which the words around it tell.
MULTIPLIERS: dict[str, int] = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "crore": 10_000_000,
    "crores": 10_000_000, "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "mil": 1_000_000,
    "b": 1_000_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000, "tn": 1_000_000_000_000, "trn": 1_000_000_000_000,
    "cr": 10_000_000,
}

# What behind a number and "m" tells of metres, not millions.
LENGTHS: frozenset[str] = frozenset(
    "above across apart away below deep down high long downstream tall thick under underground underwater up upstream wide".split()
)

# Number words without a figure before them: an order of size, (least, most), drawn wide since "thousands" may be 12,000.
INDEFINITE: dict[str, tuple[int, int]] = {
    "dozens": (24, 199), "scores": (40, 399), "hundreds": (200, 1_999), "thousands": (2_000, 99_999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 99_999_999), "tens of millions": (20_000_000, 99_999_999),
    "hundreds of millions": (200_000_000, 999_999_999), "billions": (2_000_000_000, 99_999_999_999),
    "tens of billions": (20_000_000_000, 99_999_999_999), "hundreds of billions": (200_000_000_000, 999_999_999_999),
    "trillions": (2_000_000_000_000, 99_999_999_999_999), "a couple": (2, 2), "a pair": (2, 2), "a few": (3, 9),
    "several": (3, 9), "a handful": (3, 9), "a dozen": (12, 12), "half a dozen": (6, 6), "half-dozen": (6, 6),
    "a score": (20, 20), "a hundred": (100, 100), "a thousand": (1_000, 1_000), "a million": (1_000_000, 1_000_000),
    "a billion": (1_000_000_000, 1_000_000_000), "several dozen": (36, 99), "several hundred": (300, 999),
    "several thousand": (3_000, 9_999), "several million": (3_000_000, 9_999_999),
    "several billion": (3_000_000_000, 9_999_999_999), "a few dozen": (24, 99), "a few hundred": (200, 999),
    "a few thousand": (2_000, 9_999),
}

# Word -> (numerator, denominator).
FRACTIONS: dict[str, tuple[int, int]] = {
    "half": (1, 2), "halves": (1, 2), "one half": (1, 2), "one-half": (1, 2), "third": (1, 3), "thirds": (1, 3),
    "one third": (1, 3), "one-third": (1, 3), "two thirds": (2, 3), "two-thirds": (2, 3), "quarter": (1, 4),
    "quarters": (1, 4), "one quarter": (1, 4), "one-quarter": (1, 4), "three quarters": (3, 4), "three-quarters": (3, 4),
    "fifth": (1, 5), "fifths": (1, 5), "one fifth": (1, 5), "one-fifth": (1, 5), "two-fifths": (2, 5),
    "three-fifths": (3, 5), "four-fifths": (4, 5), "sixth": (1, 6), "eighth": (1, 8), "tenth": (1, 10), "tenths": (1, 10),
    "one tenth": (1, 10), "one-tenth": (1, 10), "hundredth": (1, 100), "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4),
    "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8),
}

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "hundredth": 100,
}

# Sign or name -> ISO 4217, only beside a figure ("won" is also a verb). A bare "$" or "dollar" is taken for the US one, a
# bare "pound" for sterling.
CURRENCIES: dict[str, str] = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD",
    "u.s. dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pound": "GBP", "pounds": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "sterling": "GBP", "quid": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "yuan": "CNY", "cny": "CNY", "rmb": "CNY", "renminbi": "CNY", "cn¥": "CNY",
    "₹": "INR", "inr": "INR", "rs": "INR", "rupee": "INR", "rupees": "INR", "indian rupees": "INR",
    "pakistani rupees": "PKR", "pkr": "PKR", "sri lankan rupees": "LKR", "nepalese rupees": "NPR", "₽": "RUB",
    "rub": "RUB", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "₴": "UAH", "uah": "UAH",
    "hryvnia": "UAH", "hryvnias": "UAH", "₩": "KRW", "krw": "KRW", "won": "KRW", "south korean won": "KRW",
    "north korean won": "KPW", "₺": "TRY",
     "lira": "TRY", "liras": "TRY", "turkish lira": "TRY", "lebanese pounds": "LBP", "syrian pounds": "SYP",
    "egyptian pounds": "EGP", "egp": "EGP", "sudanese pounds": "SDG", "south sudanese pounds": "SSP", "₪": "ILS",
    "ils": "ILS",
     "shekel": "ILS", "shekels": "ILS", "₦": "NGN", "ngn": "NGN", "naira": "NGN", "₵": "GHS", "cedi": "GHS",
    "cedis": "GHS", "zar": "ZAR", "rand": "ZAR", "rands": "ZAR", "ksh": "KES", "kes": "KES", "kenyan shillings": "KES",
    "ugandan shillings": "UGX", "tanzanian shillings": "TZS", "birr": "ETB", "kwacha": "ZMW", "a$": "AUD", "au$": "AUD",
    "aud": "AUD", "australian dollars": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "canadian dollars": "CAD",
    "nz$": "NZD", "nzd": "NZD", "new zealand dollars": "NZD", "hk$": "HKD", "hkd": "HKD", "hong kong dollars": "HKD",
    "s$": "SGD", "sgd": "SGD", "singapore dollars": "SGD", "nt$": "TWD", "twd": "TWD", "taiwan dollars": "TWD",
    "r$": "BRL", "brl": "BRL", "real": "BRL", "reais": "BRL", "reals": "BRL", "mex$": "MXN", "mxn": "MXN",
    "mexican pesos": "MXN", "argentine pesos": "ARS", "ars": "ARS", "chilean pesos": "CLP", "colombian pesos": "COP",
    "cuban pesos": "CUP", "₱": "PHP", "php": "PHP", "philippine pesos": "PHP", "bolivar": "VES", "bolivars": "VES",
    "bolivares": "VES", "peruvian soles": "PEN", "chf": "CHF", "swiss franc": "CHF", "swiss francs": "CHF",
    "franc": "CHF", "francs": "CHF", "cfa francs": "XOF", "sek": "SEK", "swedish kronor": "SEK", "swedish crowns": "SEK",
    "kronor": "SEK", "nok": "NOK", "norwegian kroner": "NOK", "norwegian crowns": "NOK", "dkk": "DKK",
    "danish kroner": "DKK", "danish crowns": "DKK", "kroner": "DKK", "zł": "PLN", "pln": "PLN", "zloty": "PLN",
    "zlotys": "PLN", "czk": "CZK", "czech crowns": "CZK", "koruna": "CZK", "huf": "HUF", "forint": "HUF",
    "forints": "HUF", "ron": "RON", "romanian lei": "RON", "bgn": "BGN", "serbian dinars": "RSD", "dinar": "IQD",
    "dinars": "IQD", "iraqi dinars": "IQD", "kuwaiti dinars": "KWD", "algerian dinars": "DZD", "tunisian dinars": "TND",
    "jordanian dinars": "JOD", "libyan dinars": "LYD", "irr": "IRR", "rial": "IRR", "rials": "IRR",
    "iranian rials": "IRR", "tomans": "IRR", "sar": "SAR", "riyal": "SAR", "riyals": "SAR", "saudi riyals": "SAR",
    "qatari riyals": "QAR", "aed": "AED", "dirham": "AED", "dirhams": "AED", "moroccan dirhams": "MAD",
    "yemeni rials": "YER", "omani rials": "OMR", "฿": "THB", "thb": "THB", "baht": "THB", "₫": "VND", "vnd": "VND",
    "dong": "VND", "rp": "IDR", "idr": "IDR", "rupiah": "IDR", "rm": "MYR", "myr": "MYR", "ringgit": "MYR", "৳": "BDT",
    "bdt": "BDT", "taka": "BDT", "kyat": "MMK", "afghani": "AFN", "afghanis": "AFN", "₸": "KZT", "tenge": "KZT",
    "lari": "GEL", "manat": "AZN", "bitcoin": "XBT", "bitcoins": "XBT", "btc": "XBT",
}

# Word -> (unit, factor): so many of the unit go into one of the word.
MEASURES: dict[str, tuple[str, float]] = {
    "metre": ("m", 1), "metres": ("m", 1), "meter": ("m", 1), "meters": ("m", 1), "kilometre": ("m", 1000),
    "kilometres": ("m", 1000), "kilometer": ("m", 1000), "kilometers": ("m", 1000), "km": ("m", 1000), "kms": ("m", 1000),
    "centimetre": ("m", 0.01), "centimetres": ("m", 0.01), "centimeter": ("m", 0.01), "centimeters": ("m", 0.01),
    "cm": ("m", 0.01), "millimetre": ("m", 0.001), "millimetres": ("m", 0.001), "millimeter": ("m", 0.001),
    "millimeters": ("m", 0.001), "mm": ("m", 0.001), "mile": ("m", 1609.344), "miles": ("m", 1609.344),
    "nautical mile": ("m", 1852), "nautical miles": ("m", 1852), "yard": ("m", 0.9144), "yards": ("m", 0.9144),
    "foot": ("m", 0.3048), "feet": ("m", 0.3048), "ft": ("m", 0.3048), "inch": ("m", 0.0254), "inches": ("m", 0.0254),
    "gram": ("kg", 0.001), "grams": ("kg", 0.001), "kilogram": ("kg", 1), "kilograms": ("kg", 1), "kilo": ("kg", 1),
    "kilos": ("kg", 1), "kg": ("kg", 1), "tonne": ("kg", 1000), "tonnes": ("kg", 1000), "metric ton": ("kg", 1000),
    "metric tons": ("kg", 1000), "ton": ("kg", 1000), "tons": ("kg", 1000), "short ton": ("kg", 907.18474),
    "short tons": ("kg", 907.18474), "ounce": ("kg", 0.028349523125), "ounces": ("kg", 0.028349523125),
    "lb": ("kg", 0.45359237), "lbs": ("kg", 0.45359237), "litre": ("l", 1), "litres": ("l", 1), "liter": ("l", 1),
    "liters": ("l", 1), "gallon": ("l", 3.785411784), "gallons": ("l", 3.785411784), "barrel": ("l", 158.987294928),
    "barrels": ("l", 158.987294928), "cubic metre": ("l", 1000), "cubic metres": ("l", 1000), "cubic meters": ("l", 1000),
    "hectare": ("m2", 10000), "hectares": ("m2", 10000), "acre": ("m2", 4046.8564224), "acres": ("m2", 4046.8564224),
    "square metre": ("m2", 1), "square metres": ("m2", 1), "square meters": ("m2", 1),
    "square kilometre": ("m2", 1000000), "square kilometres": ("m2", 1000000), "square kilometers": ("m2", 1000000),
    "sq km": ("m2", 1000000), "square mile": ("m2", 2589988.110336), "square miles": ("m2", 2589988.110336),
    "square feet": ("m2", 0.09290304), "mph": ("m/s", 0.44704), "miles per hour": ("m/s", 0.44704),
    "miles an hour": ("m/s", 0.44704), "kph": ("m/s", 0.27777777777777778), "km/h": ("m/s", 0.27777777777777778),
    "kmh": ("m/s", 0.27777777777777778), "kilometres per hour": ("m/s", 0.27777777777777778),
    "kilometers per hour": ("m/s", 0.27777777777777778), "kilometres an hour": ("m/s", 0.27777777777777778),
    "kilometers an hour": ("m/s", 0.27777777777777778), "knot": ("m/s", 0.51444444444444444),
    "knots": ("m/s", 0.51444444444444444), "watt": ("W", 1), "watts": ("W", 1), "kilowatt": ("W", 1000),
    "kilowatts": ("W", 1000), "kw": ("W", 1000), "megawatt": ("W", 1000000), "megawatts": ("W", 1000000),
    "mw": ("W", 1000000), "gigawatt": ("W", 1000000000), "gigawatts": ("W", 1000000000), "gw": ("W", 1000000000),
    "second": ("s", 1), "seconds": ("s", 1), "minute": ("s", 60), "minutes": ("s", 60), "hour": ("s", 3600),
    "hours": ("s", 3600), "day": ("s", 86400), "days": ("s", 86400), "week": ("s", 604800), "weeks": ("s", 604800),
    "fortnight": ("s", 1209600), "month": ("month", 1), "months": ("month", 1), "year": ("month", 12),
    "years": ("month", 12), "decade": ("month", 120), "decades": ("month", 120), "century": ("month", 1200),
    "centuries": ("month", 1200), "degrees": ("degree", 1), "degrees celsius": ("degC", 1), "°c": ("degC", 1),
    "degrees fahrenheit": ("degF", 1), "°f": ("degF", 1), "magnitude": ("magnitude", 1), "kiloton": ("kiloton", 1),
    "kilotons": ("kiloton", 1), "megaton": ("kiloton", 1000), "megatons": ("kiloton", 1000),
}

PERCENT: tuple[str, ...] = ("%", "percent", "per cent", "pct", "per-cent")
PERCENTAGE_POINTS: tuple[str, ...] = (
    "percentage point", "percentage points", "pct point", "pct points", "point", "points", "basis point", "basis points",
)

# Phrase before the figure (or, for those of AFTER, behind it) -> bound.
BOUNDS: dict[str, str] = {
    "exactly": "exact", "precisely": "exact", "a total of": "exact", "in total": "exact", "all": "exact", "just": "exact",
    "about": "about", "some": "about", "around": "about", "roughly": "about", "approximately": "about", "approx": "about",
    "approx.": "about", "circa": "about", "ca.": "about", "c.": "about", "nearly": "about", "almost": "about",
    "close to": "about",
     "nearing": "about", "approaching": "about", "just under": "about", "just over": "about", "just above": "about",
    "just below": "about", "just short of": "about", "a little over": "about", "a little under": "about",
    "slightly more than": "about", "slightly less than": "about", "slightly over": "about", "slightly under": "about",
    "somewhere around": "about", "in the region of": "about", "in the order of": "about", "on the order of": "about",
    "in the neighborhood of": "about", "in the vicinity of": "about", "an estimated": "about", "estimated": "about",
    "estimated at": "about", "estimates of": "about", "an average of": "about", "average": "about", "~": "about",
    "≈": "about", "give or take": "about", "at least": "at_least", "at the very least": "at_least",
    "no fewer than": "at_least", "not fewer than": "at_least", "no less than": "at_least", "not less than": "at_least",
    "a minimum of": "at_least", "minimum": "at_least", "as few as": "at_least", "as little as": "at_least",
    "upwards from": "at_least", "≥": "at_least", "more than": "more_than", "over": "more_than", "above": "more_than",
    "upwards of": "more_than", "upward of": "more_than", "in excess of": "more_than", "exceeding": "more_than",
    "exceeds": "more_than", "exceeded": "more_than", "greater than": "more_than", "higher than": "more_than",
    "well over": "more_than", "well above": "more_than", "far more than": "more_than", "beyond": "more_than",
    "north of": "more_than", "surpassing": "more_than", "topping": "more_than", "topped": "more_than",
    "surpassed": "more_than", "much more than": "more_than", ">": "more_than", "up to": "up_to", "at most": "up_to",
    "at the most": "up_to", "no more than": "up_to", "not more than": "up_to", "as many as": "up_to",
    "as much as": "up_to", "as high as": "up_to", "a maximum of": "up_to", "maximum": "up_to", "capped at": "up_to",
    "to a maximum of": "up_to", "≤": "up_to", "less than": "less_than", "fewer than": "less_than", "under": "less_than",
    "below": "less_than", "lower than": "less_than", "short of": "less_than", "well under": "less_than",
    "well below": "less_than", "south of": "less_than", "far fewer than": "less_than", "fell short of": "less_than",
    "<": "less_than", "not exceeding": "up_to", "not even": "less_than",
}
AFTER: dict[str, str] = {
    "or so": "about", "or thereabouts": "about", "approximately": "about", "give or take": "about", "-odd": "about", "-plus": "at_least",
    "odd": "about", "or more": "at_least", "and more": "at_least", "or above": "at_least", "or higher": "at_least",
    "and above": "at_least", "and over": "at_least", "and up": "at_least", "plus": "at_least", "+": "at_least",
    "at least": "at_least", "at a minimum": "at_least", "and counting": "at_least", "so far": "at_least",
    "or less": "up_to", "or fewer": "up_to", "or lower": "up_to", "or below": "up_to", "or under": "up_to",
    "at most": "up_to", "at the most": "up_to", "maximum": "up_to", "in total": "exact", "in all": "exact",
    "altogether": "exact",
}

# Phrase -> the span of time that a figure is counted over.
RATES: dict[str, str] = {
    "per second": "second", "a second": "second", "per minute": "minute", "a minute": "minute", "every minute": "minute",
    "per hour": "hour", "an hour": "hour", "hourly": "hour", "every hour": "hour", "per day": "day", "a day": "day",
    "each day": "day", "every day": "day", "daily": "day", "a night": "day", "per night": "day", "nightly": "day",
    "per week": "week", "a week": "week", "each week": "week", "every week": "week", "weekly": "week",
    "per month": "month", "a month": "month", "each month": "month", "every month": "month", "monthly": "month",
    "per quarter": "quarter", "a quarter": "quarter", "each quarter": "quarter", "every quarter": "quarter",
    "quarterly": "quarter", "per year": "year", "a year": "year", "each year": "year", "every year": "year",
    "yearly": "year", "annually": "year", "annual": "year", "per annum": "year", "year on year": "year",
    "year-on-year": "year", "year over year": "year", "year-over-year": "year", "per person": "person",
    "per capita": "person", "a head": "person", "per head": "person", "per household": "household",
    "per family": "household", "per barrel": "barrel", "a barrel": "barrel", "per litre": "litre", "a litre": "litre",
    "per gallon": "gallon", "a gallon": "gallon", "per tonne": "tonne", "a tonne": "tonne", "per ton": "tonne",
    "a ton": "tonne", "per ounce": "ounce", "an ounce": "ounce", "per share": "share", "a share": "share",
    "per kilo": "kilogram", "a kilo": "kilogram", "per unit": "unit", "apiece": "unit", "each": "unit",
    "per 100,000": "100000", "per 1,000": "1000", "per thousand": "1000", "per million": "1000000",
}

# Base forms of what is counted up while an event lasts: a later, higher figure brings an earlier one up to date.
CUMULATIVE: frozenset[str] = frozenset((
    "kill", "die", "dead", "death", "fatality", "toll", "body", "corpse", "casualty", "victim", "drown", "execute",
    "injure", "injury", "hurt", "wound", "hospitalise", "hospitalize", "infect", "infection", "case", "patient",
    "diagnose", "test", "vaccinate", "vaccination", "dose", "recover", "confirm", "arrest", "detain", "detainee",
    "charge", "indict", "convict", "sentence", "deport", "expel", "displace", "evacuate", "evacuee", "flee", "refugee",
    "arrive", "arrival", "cross", "rescue", "save", "free", "release", "homeless", "destroy", "damage", "demolish",
    "burn", "collapse", "sink", "crash", "strike", "attack", "incident", "launch", "fire", "shoot", "hit", "raid",
    "flood", "acre", "hectare", "aftershock", "donate", "donation", "raise", "pledge", "sign", "signature", "vote",
    "ballot", "count", "sell", "sale", "deliver", "delivery", "ship", "send", "deploy", "train", "build", "plant",
    "complaint", "report", "lawsuit", "cancel", "cancellation", "layoff", "dismiss", "win", "medal", "goal", "run",
    "wicket", "seize", "capture", "surrender", "recall", "view", "download", "visit", "visitor", "outage",
))
