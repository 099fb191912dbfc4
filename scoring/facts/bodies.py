"""Bodies that speak in the news: services, public institutions, companies, parties, movements, international organisations.

Names are matched in the case given here and are written with straight apostrophes; the first is the label. A body that copy
names by a common noun after a country ("the Danish foreign ministry") stands in no row: GENERIC and SAME_AS give its key.
"""

from __future__ import annotations

from dataclasses import dataclass

from .generic import GENERIC, SAME_AS
from .institutions import INSTITUTIONS
from .organisations import ORGANISATIONS
from .services import SERVICES

__all__ = ["BODIES", "GENERIC", "RISKY", "SAME_AS", "SHARED_NAMES", "Body"]


@dataclass(frozen=True, slots=True)
class Body:
    """An institution with a voice of its own.

    `key` is a lower-case country code or "int", a slash and a slug ("kr/nis"); `country` the ISO 3166 code behind it or
    None. `kind` is a row of the rubric's `class` table: "intelligence_agency", "institution" or "organisation". `part_of` is
    the key of the body that it belongs to, or None.
    """

    key: str
    names: tuple[str, ...]
    country: str | None
    kind: str
    part_of: str | None


# A body and those that belong to it.
_PARTS: dict[str, str] = {
    "us/pentagon": (
        "us/dia us/nsa us/nro us/nga us/army us/navy us/air_force us/marine_corps us/space_force us/national_guard "
        "us/joint_chiefs us/centcom us/africom us/eucom us/indopacom us/southcom us/northcom us/norad us/usfk"
    ),
    "us/white_house": "us/nsc us/ustr us/doge",
    "us/odni": "us/nctc",
    "us/state_department": "us/inr us/usaid",
    "us/justice_department": "us/fbi us/dea us/atf us/marshals us/bop",
    "us/dhs": "us/ice us/cbp us/uscis us/tsa us/fema us/cisa us/secret_service us/coast_guard",
    "us/cbp": "us/border_patrol",
    "us/treasury": "us/ofac us/irs",
    "us/hhs": "us/fda us/cdc us/nih us/cms",
    "us/nih": "us/niaid",
    "us/commerce": "us/census us/noaa",
    "us/noaa": "us/nws us/ptwc",
    "us/nws": "us/nhc",
    "us/labor": "us/bls us/osha",
    "us/agriculture": "us/forest_service",
    "us/interior": "us/usgs us/park_service",
    "us/energy": "us/eia us/nnsa",
    "us/transportation": "us/faa us/nhtsa us/fra",
    "us/congress": "us/senate us/house us/cbo us/gao",
    "us/fed": "us/new_york_fed",
    "us/nasa": "us/jpl",
    "us/army": "us/army_corps",
    "us/google": "us/youtube gb/deepmind",
    "us/meta": "us/instagram us/whatsapp",
    "us/spacex": "us/starlink",
    "us/democrats": "us/harris_campaign us/biden_campaign",
    "us/republicans": "us/trump_campaign",
    "gb/gchq": "gb/ncsc",
    "gb/defence_ministry": "gb/military_intelligence gb/royal_navy gb/raf gb/british_army",
    "gb/parliament": "gb/commons gb/lords",
    "eu/commission": "eu/eurostat eu/olaf",
    "il/idf": "il/aman il/unit_8200 il/cogat",
    "ru/kremlin": "ru/security_council",
    "ua/armed_forces": "ua/general_staff",
    "ir/irgc": "ir/irgc_intelligence ir/quds_force ir/basij",
    "ps/hamas": "ps/qassam",
    "int/un": (
        "int/unsc int/unga int/ohchr int/unhrc int/unhcr int/unicef int/unrwa int/ocha int/wfp int/undp int/unep "
        "int/unfpa int/un_women int/unaids int/unodc int/unctad int/unfccc int/undrr int/unifil int/monusco "
        "int/minusma int/unama int/unmiss"
    ),
    "int/who": "int/paho",
    "int/african_union": "int/africa_cdc",
    "int/isis": "int/isis_k ng/iswap",
    "int/al_qaeda": "int/jnim",
    "cn/ccp": "cn/politburo cn/ccdi",
    "cn/bytedance": "cn/tiktok",
}

_PARENTS: dict[str, str] = {part: whole for whole, parts in _PARTS.items() for part in parts.split()}


def _rows(kind: str, rows: tuple[tuple[str, str], ...]) -> tuple[Body, ...]:
    return tuple(
        Body(key, tuple(names.split("|")), None if home == "int" else home.upper(), kind, _PARENTS.get(key))
        for key, names in rows
        for home in [key.split("/")[0]]
    )


BODIES: tuple[Body, ...] = (
    _rows("intelligence_agency", SERVICES) + _rows("institution", INSTITUTIONS) + _rows("organisation", ORGANISATIONS)
)

# Names that are also a common word, a surname or another abbreviation: a match needs a second sign that the body is meant.
RISKY: frozenset[str] = frozenset({
    "AMD", "ANO", "AU", "AUR", "AWS", "Adani", "Aman", "Amazon", "Amnesty", "Apple", "BIA", "BSI", "Bayer", "Beehive",
    "Bosch", "Caterpillar", "Chancellery", "Commons", "Congress", "Conservatives", "Copernicus", "DA", "DANS",
    "Dassault", "Delta", "Democrats", "Diet", "Disney", "ETA", "Fano", "Fatah", "Fed", "Ferrari", "Fitch", "Ford", "GM",
    "GNU", "GUR", "Gavi", "HUD", "HUR", "Hawks", "Homeland Security", "Honda", "Houthi", "ICE", "IRA", "IRC", "IS",
    "Intel", "Istana", "Junts", "KAPO", "Kapo", "LSE", "Labor", "Labour", "Lega", "Lords", "MDA", "MIT", "MSS", "Merck",
    "Met", "Meta", "Miraflores", "Moderna", "Morena", "NPC", "National Palace", "Nike", "Oracle", "PA", "PET", "PMO",
    "PPP", "PST", "Philips", "Planalto", "Porsche", "RAW", "RSS", "Rada", "Republicans", "Roche", "SAF", "SAP", "SAPO",
    "SEC", "SIDE", "SIE", "SIS", "SOA", "SOVA", "SRI", "Saab", "Santander", "Sapo", "Senate", "Shell", "Smer", "Sumar",
    "Supo", "TAO", "TSB", "Target", "Tata", "Tesla", "Thales", "Tories", "Treasury", "UPS", "Visa", "Vox", "WHO",
    "Wagner", "Westminster", "Whitehall", "Woodside",
})

# Names that several bodies bear, and whose: the country of the story decides, and without one the first.
SHARED_NAMES: dict[str, tuple[str, ...]] = {
    "AAP": ("us/aap", "in/aap"),
    "BIS": ("int/bis", "cz/bis"),
    "BNP": ("bd/bnp", "fr/bnp"),
    "CBI": ("in/cbi", "gb/cbi"),
    "CSIS": ("us/csis", "ca/csis"),
    "Congress": ("us/congress", "in/inc"),
    "Democratic Party": ("us/democrats", "kr/dp"),
    "HSE": ("gb/hse", "ie/hse"),
    "ICC": ("int/icc", "int/icc_cricket"),
    "Intelligence Bureau": ("in/ib", "pk/ib"),
    "Joint Chiefs of Staff": ("us/joint_chiefs", "kr/jcs"),
    "MIT": ("us/mit", "tr/mit"),
    "National Police Agency": ("jp/npa", "kr/npa"),
    "PPP": ("kr/ppp", "pk/ppp"),
    "RSF": ("sd/rsf", "int/rsf"),
    "SDF": ("sy/sdf", "jp/self_defense_forces"),
    "Treasury": ("us/treasury", "gb/treasury"),
    "Workers' Party": ("kp/wpk", "br/pt"),
}
