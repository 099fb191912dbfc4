"""Standing conflicts, wars and rivalries, and the groups of states whose services share intelligence, as known up to 2026.

Whoever stands on a side of a dispute has an interest in stories about the other side. This says nothing of who is right.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sides, each of ISO 3166 country codes ("RU") and keys of bodies ("lb/hezbollah").

    `kind` is "conflict" (fighting, open or frozen, and land that both claim), "rivalry" (states or institutions at odds
    without fighting) or "politics" (parties that compete for the same voters).
    """

    name: str
    sides: tuple[frozenset[str], frozenset[str]]
    kind: str


# Verbs and phrases by which an article sets the one before them against the one behind them.
AGAINST: tuple[str, ...] = (
    "accused", "accuses", "accusing", "blamed", "blames", "sued", "sues", "is suing", "are suing", "was suing", "were suing",
    "filed a lawsuit against", "filed a suit against", "filed suit against", "filed a complaint against", "filed charges against",
    "brought a case against", "brought charges against", "brought a lawsuit against", "launched legal action against",
    "took legal action against", "takes legal action against", "indicted", "prosecuted", "is prosecuting", "are prosecuting",
    "in dispute with", "in a dispute with", "in a legal dispute with", "in a pay dispute with", "in a legal battle with",
    "in a feud with", "feuding with", "at odds with", "at war with", "at loggerheads with", "on strike against",
    "striking against", "campaigning against", "running against", "is fighting", "are fighting", "locked out",
    "launched a hostile bid for", "is bidding for", "negotiating with", "in talks to buy", "in talks to sell to",
    "is challenging", "are challenging",
)

# One row a dispute: name, one side, the other side. Countries that are partners in one quarrel only have a row each, so that
# to stand on one side always means to make common cause. A name reads well before "conflict", "rivalry" or "dispute".
_CONFLICTS: tuple[tuple[str, str, str], ...] = (
    # Europe and the Caucasus
    ("Russia-Ukraine", "RU BY KP ru/wagner ru/africa_corps", "UA ua/azov"),
    ("Russia-Georgia", "RU", "GE"),
    ("Transnistria", "RU", "MD"),
    ("Armenia-Azerbaijan", "AM", "AZ"),
    ("Serbia-Kosovo", "RS", "XK"),
    ("Greece-Turkey", "GR CY", "TR"),
    ("Northern Ireland", "gb/ira", "gb/psni gb/dup"),
    ("Falklands", "GB FK", "AR"),
    # Middle East
    ("Israel-Hamas", "IL", "PS ps/hamas ps/qassam ps/islamic_jihad"),
    ("Israel-Hezbollah", "IL", "LB lb/hezbollah"),
    ("Israel-Iran", "IL", "IR"),
    ("Israel-Syria", "IL", "SY sy/hts"),
    ("Israel-Houthi", "IL", "ye/houthis"),
    ("US-Iran", "US", "IR"),
    ("US-Houthi", "US", "ye/houthis"),
    ("Britain-Houthi", "GB", "ye/houthis"),
    ("US-Iraqi militia", "US", "iq/kataib_hezbollah iq/islamic_resistance"),
    ("Saudi-Houthi", "SA", "ye/houthis"),
    ("Yemen", "YE ye/plc", "ye/houthis"),
    ("Emirati-Houthi", "AE", "ye/houthis"),
    ("South Yemen", "ye/stc", "ye/plc SA"),
    ("Syria-Kurdish", "SY sy/hts", "sy/sdf sy/ypg"),
    ("Turkey-Kurdish", "TR", "tr/pkk sy/ypg sy/sdf"),
    ("Iraq-Islamic State", "IQ", "int/isis"),
    ("Syria-Islamic State", "SY", "int/isis"),
    ("US-Islamic State", "US", "int/isis"),
    # Asia and the Pacific
    ("India-Pakistan", "IN", "PK pk/let pk/jem in/trf"),
    ("India-China border", "IN", "CN"),
    ("Pakistan-Afghanistan", "PK", "AF af/taliban pk/ttp"),
    ("Balochistan", "PK", "pk/bla"),
    ("Pakistan-Iran border", "PK", "IR"),
    ("Taliban-Islamic State", "AF af/taliban", "int/isis_k"),
    ("China-Taiwan", "CN cn/ccp", "TW"),
    ("China-Philippines", "CN", "PH"),
    ("China-Vietnam", "CN", "VN"),
    ("Korean", "KP", "KR"),
    ("Thailand-Cambodia", "TH", "KH"),
    ("Myanmar", "MM mm/military", "mm/nug mm/arakan_army mm/kia mm/knu mm/mndaa mm/tnla mm/pdf mm/nld"),
    ("Kyrgyzstan-Tajikistan border", "KG", "TJ"),
    ("Philippine insurgent", "PH", "ph/npa ph/abu_sayyaf"),
    # Africa
    ("Sudan", "SD sd/army", "sd/rsf"),
    ("Sudan-Emirates", "SD sd/army", "AE"),
    ("South Sudan", "SS", "ss/splm_io"),
    ("Tigray", "ET", "et/tplf"),
    ("Amhara and Oromia", "ET", "et/fano et/ola"),
    ("Ethiopia-Eritrea", "ET", "ER"),
    ("Ethiopia-Somalia", "ET", "SO"),
    ("Somalia-Shabaab", "SO", "so/al_shabaab int/isis"),
    ("Kenya-Shabaab", "KE", "so/al_shabaab"),
    ("Rwanda-Congo", "RW cd/m23 cd/afc", "CD rw/fdlr"),
    ("Congo-ADF", "CD", "ug/adf"),
    ("Uganda-ADF", "UG", "ug/adf"),
    ("Western Sahara", "MA", "EH eh/polisario"),
    ("Morocco-Algeria", "MA", "DZ"),
    ("Libya", "ly/gnu", "ly/lna"),
    ("Mali-jihadist", "ML", "int/jnim int/al_qaeda int/isis"),
    ("Burkina Faso-jihadist", "BF", "int/jnim int/al_qaeda int/isis"),
    ("Niger-jihadist", "NE", "int/jnim int/al_qaeda int/isis"),
    ("Nigeria-jihadist", "NG", "ng/boko_haram ng/iswap"),
    ("Cabo Delgado", "MZ", "int/isis"),
    # Americas
    ("Venezuela-Guyana", "VE", "GY"),
    ("US-Venezuela", "US", "VE"),
    ("Colombia-guerrilla", "CO", "co/farc co/eln co/clan_del_golfo"),
    ("Mexico-cartel", "MX", "mx/sinaloa_cartel mx/cjng"),
    ("US-cartel", "US", "mx/sinaloa_cartel mx/cjng ve/tren_de_aragua"),
)

_RIVALRIES: tuple[tuple[str, str, str], ...] = (
    # Europe and the Caucasus
    ("Russia-Nato", "RU", "int/nato"),
    ("US-Russia", "US", "RU"),
    ("Britain-Russia", "GB", "RU"),
    ("Poland-Russia", "PL", "RU"),
    ("Estonia-Russia", "EE", "RU"),
    ("Latvia-Russia", "LV", "RU"),
    ("Lithuania-Russia", "LT", "RU"),
    ("Finland-Russia", "FI", "RU"),
    ("EU-Russia", "EU eu/commission eu/eeas", "RU"),
    ("Poland-Belarus", "PL", "BY"),
    ("Lithuania-Belarus", "LT", "BY"),
    ("Latvia-Belarus", "LV", "BY"),
    ("Turkey-Armenia", "TR", "AM"),
    ("Iran-Azerbaijan", "IR", "AZ"),
    ("Serbia-Bosnia", "RS", "BA ba/ohr"),
    ("Serbia-Croatia", "RS", "HR"),
    ("North Macedonia-Bulgaria", "MK", "BG"),
    ("Hungary-Ukraine", "HU", "UA"),
    ("Hungary-EU", "HU", "EU eu/commission eu/parliament"),
    ("Catalonia", "ES", "es/junts es/erc"),
    ("Gibraltar", "GB GI", "ES"),
    ("Britain-EU", "GB", "EU eu/commission"),
    # Middle East
    ("Israel-Turkey", "IL", "TR"),
    ("Israel-UNRWA", "IL", "int/unrwa"),
    ("Hamas-Fatah", "ps/hamas", "ps/fatah ps/authority"),
    ("Iran-Britain", "IR", "GB"),
    ("Iran-France", "IR", "FR"),
    ("Iran-Germany", "IR", "DE"),
    ("Iran-IAEA", "IR", "int/iaea"),
    ("Saudi-Iran", "SA", "IR"),
    ("Saudi-Emirati", "SA", "AE"),
    ("Emirati-Iran", "AE", "IR"),
    ("Bahrain-Iran", "BH", "IR"),
    ("Baghdad-Erbil", "IQ", "iq/krg iq/peshmerga"),
    # Asia and the Pacific
    ("India-Canada", "IN", "CA"),
    ("India-Bangladesh", "IN bd/awami_league", "BD"),
    ("US-China", "US", "CN cn/ccp"),
    ("China-Japan", "CN", "JP"),
    ("China-Australia", "CN", "AU"),
    ("China-EU", "CN", "EU eu/commission"),
    ("China-Britain over Hong Kong", "CN HK", "GB"),
    ("North Korea-US", "KP", "US"),
    ("North Korea-Japan", "KP", "JP"),
    ("Japan-South Korea", "JP", "KR"),
    ("Kuril Islands", "JP", "RU"),
    ("Rohingya", "MM mm/military", "BD"),
    ("New Caledonia", "FR", "NC"),
    # Africa
    ("Egypt-Ethiopia", "EG", "ET"),
    ("Sudan-Ethiopia", "SD", "ET"),
    ("Sudan-Chad", "SD sd/army", "TD"),
    ("Rwanda-Burundi", "RW", "BI"),
    ("Algeria-France", "DZ", "FR"),
    ("Algeria-Mali", "DZ", "ML"),
    ("Mali-France", "ML", "FR"),
    ("Niger-France", "NE", "FR"),
    ("Burkina Faso-France", "BF", "FR"),
    ("Sahel-Ecowas", "int/aes", "int/ecowas"),
    ("Benin-Niger", "BJ", "NE"),
    ("South Africa-Israel", "ZA", "IL"),
    ("South Africa-US", "ZA", "US"),
    # Americas and the courts
    ("Venezuela-Colombia", "VE", "CO"),
    ("Venezuelan government-opposition", "ve/psuv ve/presidency ve/cne", "ve/vente"),
    ("US-Cuba", "US", "CU"),
    ("US-Nicaragua", "US", "NI"),
    ("US-Colombia", "US", "CO"),
    ("Ecuador-Mexico", "EC", "MX"),
    ("Bolivia-Chile", "BO", "CL"),
    ("Guatemala-Belize", "GT", "BZ"),
    ("Haiti-Dominican Republic", "HT", "DO"),
    ("US-Denmark over Greenland", "US", "DK GL"),
    ("US-Canada", "US", "CA"),
    ("US-EU trade", "US", "EU eu/commission"),
    ("Panama Canal", "US", "PA"),
    ("US-ICC", "US", "int/icc"),
    ("Israel-ICC", "IL", "int/icc"),
    ("Russia-ICC", "RU", "int/icc"),
)

_POLITICS: tuple[tuple[str, str, str], ...] = (
    ("American party", "us/democrats us/biden_campaign us/harris_campaign", "us/republicans us/trump_campaign"),
    ("British party", "gb/labour", "gb/conservatives gb/reform"),
    ("Indian party", "in/bjp in/rss", "in/inc in/aap in/tmc in/dmk"),
    ("South Korean party", "kr/ppp", "kr/dp"),
    ("Taiwanese party", "tw/dpp", "tw/kmt"),
    ("Pakistani party", "pk/pti", "pk/pmln pk/ppp"),
    ("Bangladeshi party", "bd/awami_league", "bd/bnp bd/jamaat"),
    ("Turkish party", "tr/akp tr/mhp", "tr/chp tr/dem"),
    ("Polish party", "pl/pis", "pl/po"),
    ("Hungarian party", "hu/fidesz", "hu/tisza"),
    ("German party", "de/afd", "de/cdu de/csu de/spd de/greens de/fdp de/die_linke"),
    ("Spanish party", "es/psoe es/sumar", "es/pp es/vox"),
    ("Australian party", "au/labor", "au/liberal au/coalition"),
    ("Canadian party", "ca/liberals", "ca/conservatives"),
    ("South African party", "za/anc", "za/eff za/mk"),
)

DISPUTES: tuple[Dispute, ...] = tuple(
    Dispute(name, (frozenset(one.split()), frozenset(other.split())), kind)
    for kind, rows in (("conflict", _CONFLICTS), ("rivalry", _RIVALRIES), ("politics", _POLITICS))
    for name, one, other in rows
)

# States whose services are known to share intelligence. The groups must not overlap: only then is "shares with" an
# equivalence, so that origins fall into classes and the order in which they are counted changes nothing. A state that shares
# with two groups stands in the one it is tied to most closely.
SHARING: tuple[frozenset[str], ...] = (
    # The Five Eyes and the partners bound to the United States by bilateral agreements.
    frozenset({"US", "GB", "CA", "AU", "NZ", "JP", "KR", "IL"}),
    # The rest of the Fourteen Eyes ("SIGINT Seniors Europe").
    frozenset({"FR", "DE", "IT", "ES", "NL", "BE", "DK", "NO", "SE"}),
    # The Collective Security Treaty Organization; Armenia has frozen its part.
    frozenset({"RU", "BY", "KZ", "KG", "TJ"}),
)
