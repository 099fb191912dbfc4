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


# One row a dispute: name, one side, the other side.
_CONFLICTS: tuple[tuple[str, str, str], ...] = (
    # Europe and the Caucasus
    ("Russia's war on Ukraine", "RU BY KP ru/wagner ru/africa_corps", "UA ua/azov"),
    ("Russia and Georgia", "RU", "GE"),
    ("Russia and Moldova over Transnistria", "RU", "MD"),
    ("Armenia and Azerbaijan", "AM", "AZ"),
    ("Serbia and Kosovo", "RS", "XK"),
    ("Serbia and the Bosnian state", "RS", "BA ba/ohr"),
    ("Greece and Turkey", "GR CY", "TR"),
    ("Northern Ireland", "gb/ira ie/sinn_fein", "gb/dup gb/psni"),
    ("Britain and Argentina over the Falklands", "GB FK", "AR"),
    # Middle East
    ("Israel and Hamas", "IL", "ps/hamas ps/qassam ps/islamic_jihad ps/gaza_health_ministry ps/gaza_media_office PS"),
    ("Israel and Hezbollah", "IL", "lb/hezbollah LB"),
    ("Israel and Iran", "IL", "IR ir/irgc ir/quds_force"),
    ("Israel and Syria", "IL", "SY sy/hts"),
    ("Israel and the Houthis", "IL", "ye/houthis"),
    ("Israel and Iraqi militias", "IL US", "iq/kataib_hezbollah iq/islamic_resistance iq/pmf"),
    ("United States and Iran", "US", "IR ir/irgc ir/quds_force"),
    ("United States, Britain and the Houthis", "US GB", "ye/houthis"),
    ("War in Yemen", "SA AE YE ye/plc ye/stc", "ye/houthis"),
    ("Southern separatists and Yemen's government", "ye/stc AE", "ye/plc SA"),
    ("Gulf states and Iran", "AE BH KW", "IR"),
    ("Syria and the Kurdish-led forces", "SY sy/hts TR", "sy/sdf sy/ypg"),
    ("Turkey and the PKK", "TR", "tr/pkk sy/ypg"),
    ("Baghdad and Erbil", "IQ", "iq/krg iq/peshmerga"),
    ("Coalition against Islamic State", "US GB FR IQ SY sy/sdf", "int/isis"),
    # Asia and the Pacific
    ("India and Pakistan", "IN", "PK pk/isi pk/let pk/jem in/trf"),
    ("India and China over their border", "IN", "CN"),
    ("Pakistan and the Afghan Taliban", "PK", "AF af/taliban pk/ttp"),
    ("Pakistan and Baloch separatists", "PK", "pk/bla"),
    ("Pakistan and Iran", "PK", "IR"),
    ("Taliban and their opponents", "AF af/taliban", "int/isis_k"),
    ("China and Taiwan", "CN cn/ccp", "TW"),
    ("China and the Philippines in the South China Sea", "CN", "PH"),
    ("China and Vietnam in the South China Sea", "CN", "VN"),
    ("North and South Korea", "KP", "KR"),
    ("Thailand and Cambodia", "TH", "KH"),
    ("War in Myanmar", "MM mm/military", "mm/nug mm/arakan_army mm/kia mm/knu mm/mndaa mm/tnla mm/pdf mm/nld"),
    ("Kyrgyzstan and Tajikistan", "KG", "TJ"),
    ("The Philippines and its insurgents", "PH", "ph/npa ph/abu_sayyaf"),
    # Africa
    ("War in Sudan", "SD sd/army EG", "sd/rsf AE"),
    ("South Sudan's government and opposition", "SS", "ss/splm_io"),
    ("Ethiopia and Tigray", "ET", "et/tplf"),
    ("Ethiopia and Amhara and Oromo fighters", "ET", "et/fano et/ola"),
    ("Ethiopia and Eritrea", "ET", "ER"),
    ("Ethiopia and Somalia", "ET", "SO"),
    ("Somalia and al-Shabaab", "SO KE", "so/al_shabaab int/isis"),
    ("Rwanda, M23 and the Democratic Republic of the Congo", "RW cd/m23 cd/afc", "CD rw/fdlr BI"),
    ("Democratic Republic of the Congo, Uganda and the ADF", "CD UG", "ug/adf"),
    ("Morocco and the Polisario Front", "MA", "EH eh/polisario DZ"),
    ("Libya's two governments", "ly/gnu", "ly/lna"),
    ("Mali, Niger and Burkina Faso against the jihadists", "ML NE BF", "int/jnim int/al_qaeda int/isis"),
    ("Nigeria and the jihadists", "NG", "ng/boko_haram ng/iswap"),
    ("Mozambique and the insurgents of Cabo Delgado", "MZ", "int/isis"),
    # Americas
    ("Venezuela and Guyana", "VE", "GY"),
    ("Venezuela and the United States", "VE", "US"),
    ("Venezuela's government and opposition", "ve/psuv ve/presidency ve/cne", "ve/vente"),
    ("Colombia and its armed groups", "CO", "co/farc co/eln co/clan_del_golfo"),
    ("Mexico and the cartels", "MX US", "mx/sinaloa_cartel mx/cjng"),
)

_RIVALRIES: tuple[tuple[str, str, str], ...] = (
    # Europe and the Caucasus
    ("Russia and NATO", "RU BY", "int/nato US GB FR DE PL EE LV LT FI SE NO DK NL RO CZ EU CA"),
    ("Russia and Turkey in Syria", "RU", "TR"),
    ("Belarus and its neighbours", "BY", "PL LT LV"),
    ("Turkey and Armenia", "TR", "AM"),
    ("Iran and Azerbaijan", "IR", "AZ"),
    ("Serbia and Croatia", "RS", "HR"),
    ("North Macedonia and Bulgaria", "MK", "BG"),
    ("Hungary and Ukraine", "HU", "UA"),
    ("Hungary and the EU institutions", "HU", "EU eu/commission eu/parliament"),
    ("Spain and Catalan separatism", "ES", "es/junts es/erc"),
    ("Britain and Spain over Gibraltar", "GB GI", "ES"),
    ("Britain and the EU after Brexit", "GB", "EU eu/commission"),
    # Middle East
    ("Israel and Turkey", "IL", "TR"),
    ("Israel and UNRWA", "IL", "int/unrwa"),
    ("Hamas and Fatah", "ps/hamas", "ps/fatah ps/authority"),
    ("Iran and European powers over its nuclear programme", "IR", "GB FR DE EU"),
    ("Iran and the IAEA", "IR", "int/iaea"),
    ("Saudi Arabia and Iran", "SA", "IR"),
    ("Egypt, Sudan and Ethiopia over the Nile dam", "EG SD", "ET"),
    ("Qatar and its neighbours", "QA", "SA AE BH EG"),
    # Asia and the Pacific
    ("India and Canada over the killing of Sikh activists", "IN", "CA"),
    ("India and Bangladesh", "IN bd/awami_league", "BD"),
    ("China and the United States", "CN cn/ccp", "US"),
    ("China and Japan", "CN", "JP"),
    ("China and Australia", "CN", "AU"),
    ("China and the EU over trade", "CN", "EU eu/commission"),
    ("China, Hong Kong and Britain", "CN HK", "GB"),
    ("North Korea, the United States and Japan", "KP", "US JP"),
    ("Japan and South Korea", "JP", "KR"),
    ("Japan and Russia over the Kuril Islands", "JP", "RU"),
    ("Myanmar and Bangladesh over the Rohingya", "MM mm/military", "BD"),
    ("France and New Caledonia's independence movement", "FR", "NC"),
    # Africa
    ("Sudan and Chad", "SD sd/army", "TD"),
    ("Rwanda and Burundi", "RW", "BI"),
    ("Algeria and France", "DZ", "FR"),
    ("Sahel juntas and France", "ML NE BF int/aes", "FR int/ecowas"),
    ("Sahel juntas and Algeria", "ML", "DZ"),
    ("Benin and Niger", "BJ", "NE"),
    ("South Africa and Israel before the world court", "ZA", "IL"),
    ("South Africa and the United States", "ZA", "US"),
    # Americas
    ("Venezuela and Colombia", "VE", "CO"),
    ("Cuba and the United States", "CU", "US"),
    ("Nicaragua and the United States", "NI", "US"),
    ("Ecuador and Mexico", "EC", "MX"),
    ("Bolivia and Chile", "BO", "CL"),
    ("Guatemala and Belize", "GT", "BZ"),
    ("Haiti and the Dominican Republic", "HT", "DO"),
    ("United States and Denmark over Greenland", "US", "DK GL"),
    ("United States and Canada over trade and statehood", "US", "CA"),
    ("United States and the EU over trade", "US", "EU eu/commission"),
    ("United States and Panama over the canal", "US", "PA"),
    ("United States and the International Criminal Court", "US IL", "int/icc"),
    ("Russia and the International Criminal Court", "RU", "int/icc"),
)

_POLITICS: tuple[tuple[str, str, str], ...] = (
    ("American parties", "us/democrats us/biden_campaign us/harris_campaign", "us/republicans us/trump_campaign"),
    ("British parties", "gb/labour", "gb/conservatives gb/reform"),
    ("Indian parties", "in/bjp in/rss", "in/inc in/aap in/tmc in/dmk"),
    ("South Korean parties", "kr/ppp", "kr/dp"),
    ("Taiwanese parties", "tw/dpp", "tw/kmt"),
    ("Pakistani parties", "pk/pti", "pk/pmln pk/ppp"),
    ("Bangladeshi parties", "bd/awami_league", "bd/bnp bd/jamaat"),
    ("Turkish parties", "tr/akp tr/mhp", "tr/chp tr/dem"),
    ("Polish parties", "pl/pis", "pl/po"),
    ("Hungarian parties", "hu/fidesz", "hu/tisza"),
    ("German parties and the AfD", "de/afd", "de/cdu de/csu de/spd de/greens de/fdp de/die_linke"),
    ("Spanish parties", "es/psoe es/sumar", "es/pp es/vox"),
    ("Australian parties", "au/labor", "au/liberal au/coalition"),
    ("Canadian parties", "ca/liberals", "ca/conservatives"),
    ("South African parties", "za/anc", "za/eff za/mk"),
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
