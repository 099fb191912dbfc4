"""Bodies that copy names by a common noun after a demonym, country, state or city: "the Danish foreign ministry"."""

from __future__ import annotations

# One row a house: slug of its key ("no/foreign_ministry"), kind, and all heads that copy uses for it. All lower case.
_HOUSES: tuple[tuple[str, str, str], ...] = (
    ("foreign_ministry", "institution", (
        "foreign ministry|foreign office|foreign affairs ministry|foreign affairs department|ministry of foreign affairs|"
        "department of foreign affairs|external affairs ministry|ministry of external affairs|state department"
    )),
    ("defence_ministry", "institution", (
        "defence ministry|defense ministry|ministry of defence|ministry of defense|ministry of national defence|"
        "ministry of national defense|national defence ministry|national defense ministry|defence department|"
        "defense department|department of defence|department of defense|"
        "department of national defence|department of national defense"
    )),
    ("interior_ministry", "institution", (
        "interior ministry|ministry of the interior|ministry of interior|ministry of internal affairs|"
        "internal affairs ministry|home ministry|home affairs ministry|ministry of home affairs|home office"
    )),
    ("public_security_ministry", "institution", "public security ministry|ministry of public security"),
    ("security_ministry", "institution", "security ministry"),
    ("finance_ministry", "institution", "finance ministry|ministry of finance|finance department"),
    ("treasury", "institution", "treasury"),
    ("economy_ministry", "institution", "economy ministry|ministry of economy|economic ministry"),
    ("trade_ministry", "institution", (
        "trade ministry|ministry of trade|commerce ministry|ministry of commerce|commerce department"
    )),
    ("industry_ministry", "institution", "industry ministry|ministry of industry"),
    ("justice_ministry", "institution", "justice ministry|ministry of justice|justice department|department of justice"),
    ("health_ministry", "institution", (
        "health ministry|ministry of health|ministry of public health|public health ministry|health department|"
        "department of health"
    )),
    ("health_agency", "institution", "health agency|public health agency|health authority"),
    ("health_service", "institution", "health service"),
    ("drug_regulator", "institution", "drug regulator|medicines regulator|medicines agency"),
    ("education_ministry", "institution", (
        "education ministry|ministry of education|education department|department of education"
    )),
    ("environment_ministry", "institution", "environment ministry|ministry of environment|ministry of the environment"),
    ("environment_agency", "institution", "environment agency|environmental agency|environmental protection agency"),
    ("energy_ministry", "institution", "energy ministry|ministry of energy|energy department"),
    ("oil_ministry", "institution", "oil ministry|ministry of oil|petroleum ministry"),
    ("agriculture_ministry", "institution", "agriculture ministry|ministry of agriculture|agriculture department"),
    ("labour_ministry", "institution", (
        "labour ministry|labor ministry|ministry of labour|ministry of labor|labor department"
    )),
    ("transport_ministry", "institution", (
        "transport ministry|ministry of transport|transportation ministry|ministry of transportation|"
        "transportation department|department of transportation"
    )),
    ("culture_ministry", "institution", "culture ministry|ministry of culture"),
    ("tourism_ministry", "institution", "tourism ministry"),
    ("information_ministry", "institution", "information ministry|ministry of information"),
    ("communications_ministry", "institution", "communications ministry"),
    ("science_ministry", "institution", "science ministry"),
    ("migration_ministry", "institution", "migration ministry"),
    ("immigration_agency", "institution", "immigration department|immigration agency|immigration service"),
    ("emergency_ministry", "institution", (
        "emergency ministry|emergencies ministry|emergency situations ministry|ministry of emergency situations"
    )),
    ("unification_ministry", "institution", "unification ministry"),
    ("religious_affairs_ministry", "institution", "religious affairs ministry"),
    ("women_ministry", "institution", "women's ministry"),
    ("housing_ministry", "institution", "housing ministry"),
    ("water_ministry", "institution", "water ministry"),
    ("mines_ministry", "institution", "mines ministry|mining ministry"),
    ("fisheries_ministry", "institution", "fisheries ministry"),
    ("military_intelligence", "intelligence_agency", (
        "military intelligence|military intelligence agency|military intelligence service|"
        "military intelligence directorate|army intelligence|defence intelligence|defense intelligence|"
        "defence intelligence agency|defense intelligence agency"
    )),
    ("intelligence", "intelligence_agency", (
        "intelligence|intelligence agency|intelligence agencies|intelligence service|intelligence services|"
        "intelligence community|intelligence directorate|intelligence ministry|ministry of intelligence|"
        "national intelligence service|national intelligence agency|spy agency|spy agencies|spy service|secret service|"
        "secret services"
    )),
    ("foreign_intelligence", "intelligence_agency", (
        "foreign intelligence|foreign intelligence agency|foreign intelligence service|foreign spy agency"
    )),
    ("security_service", "intelligence_agency", (
        "domestic intelligence|domestic intelligence agency|domestic intelligence service|domestic spy agency|"
        "internal security agency|internal security service|security service|security services|security agency|"
        "state security|state security service|counterintelligence|counterintelligence agency|"
        "counterintelligence service|counter-intelligence agency|secret police"
    )),
    ("signals_intelligence", "intelligence_agency", "signals intelligence agency"),
    ("cyber_agency", "institution", "cyber security agency|cybersecurity agency"),
    ("security_forces", "institution", "security forces"),
    ("security_council", "institution", "security council|national security council"),
    ("government", "institution", (
        "government|administration|regime|junta|ruling junta|military government|interim government|"
        "transitional government|caretaker government|federal government|central government|cabinet|council of ministers"
    )),
    ("regional_government", "institution", "regional government|state government|provincial government"),
    ("local_government", "institution", "local government"),
    ("presidency", "institution", (
        "presidency|presidential office|presidential palace|president's office|office of the president"
    )),
    ("prime_ministers_office", "institution", "prime minister's office|office of the prime minister|premier's office"),
    ("chancellery", "institution", "chancellery|chancellor's office"),
    ("governors_office", "institution", "governor's office"),
    ("mayors_office", "institution", "mayor's office"),
    ("city_government", "institution", "city hall|city council|city government|municipality|town council"),
    ("county_council", "institution", "county council"),
    ("district_council", "institution", "district council"),
    ("borough_council", "institution", "borough council"),
    ("council", "institution", "council"),
    ("royal_palace", "institution", "royal palace|royal household|royal court"),
    ("parliament", "institution", "parliament|national assembly|federal assembly|legislature|legislative assembly|congress"),
    ("state_legislature", "institution", "state legislature"),
    ("senate", "institution", "senate|upper house"),
    ("lower_house", "institution", "lower house|house of representatives|chamber of deputies"),
    ("military", "institution", "military|armed forces|defence forces|defense forces|defence force|defense force"),
    ("general_staff", "institution", "general staff|joint chiefs of staff"),
    ("army", "institution", "army"),
    ("navy", "institution", "navy"),
    ("air_force", "institution", "air force|air defence|air defense"),
    ("marine_corps", "institution", "marines"),
    ("national_guard", "institution", "national guard"),
    ("coast_guard", "institution", "coast guard|coastguard"),
    ("border_guard", "institution", "border guard|border guards|border guard service|border service|border police"),
    ("customs", "institution", "customs|customs service|customs agency"),
    ("police", "institution", (
        "police|police department|police force|police service|police bureau|constabulary|riot police|traffic police"
    )),
    ("national_police", "institution", "national police"),
    ("federal_police", "institution", "federal police"),
    ("state_police", "institution", "state police"),
    ("highway_patrol", "institution", "highway patrol"),
    ("gendarmerie", "institution", "gendarmerie"),
    ("sheriffs_office", "institution", "sheriff's office|sheriff's department"),
    ("prosecutors", "institution", (
        "prosecutors|prosecution|prosecution service|prosecutor's office|prosecutors' office|prosecutor general's office|"
        "general prosecutor's office|public prosecutor's office"
    )),
    ("attorney_generals_office", "institution", "attorney general's office|office of the attorney general"),
    ("district_attorneys_office", "institution", "district attorney's office"),
    ("us_attorneys_office", "institution", "us attorney's office|u.s. attorney's office"),
    ("investigative_committee", "institution", "investigative committee"),
    ("supreme_court", "institution", "supreme court"),
    ("constitutional_court", "institution", "constitutional court"),
    ("high_court", "institution", "high court"),
    ("appeals_court", "institution", "appeals court|court of appeal"),
    ("district_court", "institution", "district court"),
    ("regional_court", "institution", "regional court"),
    ("court", "institution", "court|tribunal"),
    ("judiciary", "institution", "judiciary"),
    ("prison_service", "institution", "prison service|prison authority|corrections department|department of corrections"),
    ("central_bank", "institution", "central bank|reserve bank|national bank"),
    ("financial_regulator", "institution", "financial regulator|banking regulator"),
    ("securities_regulator", "institution", "securities regulator|market regulator|markets regulator"),
    ("competition_authority", "institution", (
        "competition authority|competition regulator|competition watchdog|antitrust authority"
    )),
    ("media_regulator", "institution", "media regulator|communications regulator|telecoms regulator|internet regulator"),
    ("data_protection_authority", "institution", "data protection authority|privacy regulator"),
    ("energy_regulator", "institution", "energy regulator"),
    ("nuclear_regulator", "institution", "nuclear regulator|nuclear agency|atomic energy agency|atomic energy organization"),
    ("grid_operator", "organisation", "grid operator"),
    ("power_company", "organisation", "power company"),
    ("statistics", "institution", (
        "statistics office|statistics agency|statistics bureau|statistical office|bureau of statistics|"
        "national bureau of statistics"
    )),
    ("tax_authority", "institution", "tax authority|tax office|tax agency"),
    ("election_commission", "institution", (
        "election commission|electoral commission|central election commission|national election commission|"
        "election authority|election board|electoral authority|electoral council"
    )),
    ("electoral_court", "institution", "electoral court"),
    ("anti_corruption_agency", "institution", (
        "anti-corruption agency|anti-corruption bureau|anti-corruption commission|anticorruption agency"
    )),
    ("human_rights_commission", "institution", "human rights commission"),
    ("ombudsman", "institution", "ombudsman's office"),
    ("audit_office", "institution", "audit office"),
    ("meteorological_agency", "institution", (
        "meteorological agency|meteorological office|meteorological service|meteorological department|meteorology agency|"
        "met office|weather agency|weather bureau|weather office|weather service|weather department"
    )),
    ("geological_survey", "institution", "geological survey|geological agency|geological institute"),
    ("seismological_agency", "institution", (
        "geophysics agency|geophysical agency|geophysical institute|seismological agency|seismological centre|"
        "seismological center|seismological institute|seismological service|seismology institute|earthquake centre|"
        "earthquake center"
    )),
    ("volcanology_agency", "institution", "volcanology agency|volcanology institute"),
    ("tsunami_warning_centre", "institution", "tsunami warning centre|tsunami warning center"),
    ("space_agency", "institution", "space agency"),
    ("disaster_agency", "institution", (
        "disaster agency|disaster management agency|disaster management authority|disaster mitigation agency|"
        "disaster relief agency|emergency management agency|emergency management department"
    )),
    ("emergency_service", "institution", "emergency service|emergency services"),
    ("civil_protection", "institution", (
        "civil defence|civil defense|civil defence agency|civil defense agency|civil protection|civil protection agency|"
        "civil protection department"
    )),
    ("rescue_agency", "institution", "search and rescue agency|rescue agency|rescue service|rescue services"),
    ("fire_service", "institution", (
        "fire department|fire service|fire brigade|fire and rescue service|fire and rescue|fire authority"
    )),
    ("ambulance_service", "institution", "ambulance service"),
    ("aviation_authority", "institution", "aviation authority|aviation agency|civil aviation authority|aviation regulator"),
    ("accident_investigators", "institution", (
        "air accident investigation bureau|accident investigation board|accident investigation bureau|"
        "transport safety board|transportation safety board|safety board"
    )),
    ("maritime_authority", "institution", "maritime authority|maritime agency"),
    ("port_authority", "institution", "port authority"),
    ("canal_authority", "institution", "canal authority"),
    ("railway_authority", "institution", "railway authority"),
    ("school_board", "institution", "school board|school district"),
    ("forest_service", "institution", "forestry service|forest agency|forest service"),
    ("wildlife_service", "institution", "wildlife service"),
    ("park_service", "institution", "park service"),
    ("coroner", "institution", "coroner's office|medical examiner's office|medical examiner"),
    ("embassy", "institution", "embassy|consulate|consulate general|high commission"),
    ("un_mission", "institution", "mission to the united nations|mission to the un|u.n. mission|un mission"),
    ("academy_of_sciences", "organisation", "academy of sciences"),
    ("red_cross", "organisation", "red cross|red crescent"),
    ("hospital", "organisation", "hospital"),
    ("university", "organisation", "university"),
    ("union", "organisation", "union|trade union|labor union"),
    ("teachers_union", "organisation", "teachers' union|teachers union"),
    ("medical_association", "organisation", "medical association"),
    ("chamber_of_commerce", "organisation", "chamber of commerce"),
    ("stock_exchange", "organisation", "stock exchange"),
    ("olympic_committee", "organisation", "olympic committee"),
    ("football_association", "organisation", "football association|football federation"),
    ("communist_party", "organisation", "communist party"),
    ("bishops_conference", "organisation", "bishops' conference"),
    ("airport", "organisation", "airport"),
    ("zoo", "organisation", "zoo"),
)

# (head, kind, slug); heads are to be tried longest first.
GENERIC: tuple[tuple[str, str, str], ...] = tuple(
    (head, kind, slug) for slug, kind, heads in _HOUSES for head in heads.split("|")
)

# The generic key of a country, where the house has a name and a row of its own: "South Korea's spy agency" is the NIS.
# It holds for a whole country, not for a state or a city in it: "Manhattan prosecutors" are not the Justice Department.
SAME_AS: dict[str, str] = {
    "us/defence_ministry": "us/pentagon", "us/military": "us/pentagon", "us/foreign_ministry": "us/state_department",
    "us/finance_ministry": "us/treasury", "us/justice_ministry": "us/justice_department",
    "us/prosecutors": "us/justice_department", "us/health_ministry": "us/hhs", "us/energy_ministry": "us/energy",
    "us/trade_ministry": "us/commerce", "us/agriculture_ministry": "us/agriculture", "us/labour_ministry": "us/labor",
    "us/transport_ministry": "us/transportation", "us/education_ministry": "us/education", "us/interior_ministry": "us/dhs",
    "us/presidency": "us/white_house", "us/government": "us/white_house", "us/parliament": "us/congress",
    "us/lower_house": "us/house", "us/security_council": "us/nsc", "us/general_staff": "us/joint_chiefs",
    "us/central_bank": "us/fed", "us/military_intelligence": "us/dia", "us/foreign_intelligence": "us/cia",
    "us/security_service": "us/fbi", "us/signals_intelligence": "us/nsa", "us/cyber_agency": "us/cisa",
    "us/environment_agency": "us/epa", "us/drug_regulator": "us/fda", "us/health_agency": "us/cdc",
    "us/securities_regulator": "us/sec", "us/competition_authority": "us/ftc", "us/media_regulator": "us/fcc",
    "us/nuclear_regulator": "us/nrc", "us/election_commission": "us/fec", "us/tax_authority": "us/irs",
    "us/meteorological_agency": "us/nws", "us/geological_survey": "us/usgs", "us/seismological_agency": "us/usgs",
    "us/space_agency": "us/nasa", "us/disaster_agency": "us/fema", "us/aviation_authority": "us/faa",
    "us/accident_investigators": "us/ntsb", "us/border_guard": "us/border_patrol", "us/customs": "us/cbp",
    "us/immigration_agency": "us/uscis", "us/tsunami_warning_centre": "us/ptwc",
    "gb/government": "gb/downing_street", "gb/prime_ministers_office": "gb/downing_street",
    "gb/finance_ministry": "gb/treasury", "gb/lower_house": "gb/commons", "gb/senate": "gb/lords",
    "gb/army": "gb/british_army", "gb/navy": "gb/royal_navy", "gb/air_force": "gb/raf", "gb/security_service": "gb/mi5",
    "gb/foreign_intelligence": "gb/mi6", "gb/signals_intelligence": "gb/gchq", "gb/cyber_agency": "gb/ncsc",
    "gb/health_service": "gb/nhs", "gb/health_agency": "gb/ukhsa", "gb/health_ministry": "gb/dhsc",
    "gb/transport_ministry": "gb/dft", "gb/education_ministry": "gb/dfe", "gb/environment_ministry": "gb/defra",
    "gb/drug_regulator": "gb/mhra", "gb/financial_regulator": "gb/fca", "gb/competition_authority": "gb/cma",
    "gb/media_regulator": "gb/ofcom", "gb/energy_regulator": "gb/ofgem", "gb/data_protection_authority": "gb/ico",
    "gb/statistics": "gb/ons", "gb/tax_authority": "gb/hmrc", "gb/audit_office": "gb/nao",
    "gb/meteorological_agency": "gb/met_office", "gb/geological_survey": "gb/bgs", "gb/aviation_authority": "gb/caa",
    "gb/accident_investigators": "gb/aaib", "gb/election_commission": "gb/electoral_commission",
    "gb/royal_palace": "gb/buckingham_palace", "gb/medical_association": "gb/bma",
    "ca/security_service": "ca/csis", "ca/intelligence": "ca/csis", "ca/signals_intelligence": "ca/cse",
    "ca/federal_police": "ca/rcmp", "ca/national_police": "ca/rcmp", "ca/military": "ca/armed_forces",
    "ca/prime_ministers_office": "ca/pmo", "ca/health_agency": "ca/public_health",
    "ca/environment_ministry": "ca/environment", "ca/statistics": "ca/statcan", "ca/accident_investigators": "ca/tsb",
    "ca/transport_ministry": "ca/transport",
    "au/security_service": "au/asio", "au/foreign_intelligence": "au/asis", "au/signals_intelligence": "au/asd",
    "au/foreign_ministry": "au/dfat", "au/interior_ministry": "au/home_affairs", "au/federal_police": "au/afp",
    "au/meteorological_agency": "au/bom", "au/accident_investigators": "au/atsb", "au/election_commission": "au/aec",
    "au/competition_authority": "au/accc", "au/securities_regulator": "au/asic", "au/maritime_authority": "au/amsa",
    "nz/security_service": "nz/nzsis", "nz/intelligence": "nz/nzsis", "nz/signals_intelligence": "nz/gcsb",
    "nz/disaster_agency": "nz/nema",
    "il/foreign_intelligence": "il/mossad", "il/security_service": "il/shin_bet", "il/military_intelligence": "il/aman",
    "il/military": "il/idf", "il/army": "il/idf", "il/general_staff": "il/idf", "il/parliament": "il/knesset",
    "il/prime_ministers_office": "il/pmo",
    "ru/security_service": "ru/fsb", "ru/military_intelligence": "ru/gru", "ru/foreign_intelligence": "ru/svr",
    "ru/presidency": "ru/kremlin", "ru/government": "ru/kremlin", "ru/parliament": "ru/duma", "ru/lower_house": "ru/duma",
    "ru/senate": "ru/federation_council", "ru/emergency_ministry": "ru/emercom", "ru/space_agency": "ru/roscosmos",
    "ru/media_regulator": "ru/roskomnadzor", "ru/aviation_authority": "ru/rosaviatsia", "ru/statistics": "ru/rosstat",
    "ru/national_guard": "ru/rosgvardia", "ru/election_commission": "ru/cec",
    "ua/security_service": "ua/sbu", "ua/foreign_intelligence": "ua/szru", "ua/parliament": "ua/rada",
    "ua/military": "ua/armed_forces", "ua/army": "ua/armed_forces", "ua/anti_corruption_agency": "ua/nabu",
    "ua/grid_operator": "ua/ukrenergo", "ua/rescue_agency": "ua/emergency_service", "ua/security_council": "ua/nsdc",
    "by/security_service": "by/kgb", "by/intelligence": "by/kgb",
    "kr/intelligence": "kr/nis", "kr/security_service": "kr/nis", "kr/foreign_intelligence": "kr/nis",
    "kr/general_staff": "kr/jcs", "kr/military": "kr/jcs", "kr/parliament": "kr/national_assembly",
    "kr/meteorological_agency": "kr/kma", "kr/health_agency": "kr/kdca", "kr/financial_regulator": "kr/fsc",
    "kp/intelligence": "kp/rgb", "kp/military_intelligence": "kp/rgb", "kp/army": "kp/military", "kp/parliament": "kp/spa",
    "cn/intelligence": "cn/mss", "cn/security_service": "cn/mss", "cn/security_ministry": "cn/mss", "cn/army": "cn/military",
    "cn/parliament": "cn/npc", "cn/government": "cn/state_council", "cn/trade_ministry": "cn/mofcom",
    "cn/securities_regulator": "cn/csrc", "cn/competition_authority": "cn/samr", "cn/health_agency": "cn/cdc",
    "cn/media_regulator": "cn/cac", "cn/anti_corruption_agency": "cn/ccdi", "cn/communist_party": "cn/ccp",
    "cn/seismological_agency": "cn/earthquake_networks_center", "cn/space_agency": "cn/cnsa",
    "hk/parliament": "hk/legco", "hk/anti_corruption_agency": "hk/icac", "hk/meteorological_agency": "hk/observatory",
    "tw/intelligence": "tw/nsb", "tw/security_service": "tw/nsb", "tw/parliament": "tw/legislative_yuan",
    "tw/meteorological_agency": "tw/cwa",
    "jp/parliament": "jp/diet", "jp/military": "jp/self_defense_forces", "jp/intelligence": "jp/ciro",
    "jp/security_service": "jp/psia", "jp/prime_ministers_office": "jp/kantei", "jp/meteorological_agency": "jp/jma",
    "jp/seismological_agency": "jp/jma", "jp/nuclear_regulator": "jp/nra", "jp/disaster_agency": "jp/fdma",
    "jp/space_agency": "jp/jaxa", "jp/national_police": "jp/npa", "jp/trade_ministry": "jp/meti",
    "jp/industry_ministry": "jp/meti",
    "in/intelligence": "in/raw", "in/foreign_intelligence": "in/raw", "in/security_service": "in/ib",
    "in/prime_ministers_office": "in/pmo", "in/lower_house": "in/lok_sabha", "in/senate": "in/rajya_sabha",
    "in/securities_regulator": "in/sebi", "in/meteorological_agency": "in/imd", "in/space_agency": "in/isro",
    "in/aviation_authority": "in/dgca", "in/accident_investigators": "in/aaib", "in/border_guard": "in/bsf",
    "in/election_commission": "in/eci",
    "pk/intelligence": "pk/isi", "pk/foreign_intelligence": "pk/isi", "pk/military": "pk/ispr", "pk/army": "pk/ispr",
    "pk/disaster_agency": "pk/ndma", "pk/meteorological_agency": "pk/pmd",
    "bd/military_intelligence": "bd/dgfi",
    "lk/intelligence": "lk/sis",
    "af/intelligence": "af/gdi", "af/government": "af/taliban",
    "ir/intelligence": "ir/mois", "ir/parliament": "ir/majlis", "ir/nuclear_regulator": "ir/aeoi",
    "ir/security_council": "ir/snsc", "ir/red_cross": "ir/red_crescent",
    "iq/intelligence": "iq/inis",
    "tr/intelligence": "tr/mit", "tr/foreign_intelligence": "tr/mit", "tr/security_service": "tr/mit",
    "tr/election_commission": "tr/ysk", "tr/disaster_agency": "tr/afad",
    "eg/intelligence": "eg/gis", "eg/canal_authority": "eg/suez_canal_authority",
    "sa/intelligence": "sa/gip",
    "jo/intelligence": "jo/gid",
    "lb/military": "lb/army",
    "ps/government": "ps/authority",
    "fr/foreign_intelligence": "fr/dgse", "fr/security_service": "fr/dgsi", "fr/presidency": "fr/elysee",
    "fr/prime_ministers_office": "fr/matignon", "fr/parliament": "fr/national_assembly",
    "fr/lower_house": "fr/national_assembly", "fr/statistics": "fr/insee", "fr/meteorological_agency": "fr/meteo_france",
    "fr/accident_investigators": "fr/bea", "fr/data_protection_authority": "fr/cnil",
    "fr/competition_authority": "fr/autorite_concurrence",
    "de/intelligence": "de/bnd", "de/foreign_intelligence": "de/bnd", "de/security_service": "de/bfv",
    "de/military_intelligence": "de/mad", "de/cyber_agency": "de/bsi", "de/parliament": "de/bundestag",
    "de/lower_house": "de/bundestag", "de/senate": "de/bundesrat", "de/military": "de/bundeswehr",
    "de/army": "de/bundeswehr", "de/financial_regulator": "de/bafin", "de/federal_police": "de/bundespolizei",
    "de/health_agency": "de/rki", "de/competition_authority": "de/bundeskartellamt",
    "de/energy_regulator": "de/bundesnetzagentur",
    "it/foreign_intelligence": "it/aise", "it/security_service": "it/aisi", "it/prime_ministers_office": "it/palazzo_chigi",
    "it/presidency": "it/quirinale", "it/statistics": "it/istat", "it/seismological_agency": "it/ingv",
    "it/volcanology_agency": "it/ingv",
    "es/intelligence": "es/cni", "es/prime_ministers_office": "es/moncloa", "es/government": "es/moncloa",
    "es/royal_palace": "es/royal_household", "es/meteorological_agency": "es/aemet",
    "nl/intelligence": "nl/aivd", "nl/security_service": "nl/aivd", "nl/military_intelligence": "nl/mivd",
    "nl/prosecutors": "nl/om", "nl/meteorological_agency": "nl/knmi", "nl/health_agency": "nl/rivm",
    "nl/accident_investigators": "nl/dutch_safety_board",
    "be/intelligence": "be/vsse", "be/security_service": "be/vsse", "be/meteorological_agency": "be/kmi",
    "ch/intelligence": "ch/fis", "ch/government": "ch/federal_council", "ch/financial_regulator": "ch/finma",
    "ch/federal_police": "ch/fedpol",
    "at/security_service": "at/dsn", "at/intelligence": "at/dsn",
    "dk/intelligence": "dk/pet", "dk/security_service": "dk/pet", "dk/military_intelligence": "dk/fe",
    "dk/foreign_intelligence": "dk/fe", "dk/parliament": "dk/folketing",
    "no/security_service": "no/pst", "no/intelligence": "no/nis", "no/military_intelligence": "no/nis",
    "no/foreign_intelligence": "no/nis", "no/parliament": "no/storting",
    "se/security_service": "se/sapo", "se/intelligence": "se/sapo", "se/military_intelligence": "se/must",
    "se/signals_intelligence": "se/fra", "se/parliament": "se/riksdag",
    "fi/intelligence": "fi/supo", "fi/security_service": "fi/supo", "fi/parliament": "fi/eduskunta",
    "ee/security_service": "ee/kapo", "ee/foreign_intelligence": "ee/efis", "ee/intelligence": "ee/efis",
    "ee/parliament": "ee/riigikogu",
    "lv/security_service": "lv/vdd", "lv/parliament": "lv/saeima",
    "lt/security_service": "lt/vsd", "lt/intelligence": "lt/vsd", "lt/military_intelligence": "lt/aotd",
    "lt/parliament": "lt/seimas",
    "is/parliament": "is/althingi", "is/meteorological_agency": "is/met_office",
    "ie/parliament": "ie/dail", "ie/national_police": "ie/police", "ie/health_service": "ie/hse",
    "ie/data_protection_authority": "ie/dpc", "ie/military_intelligence": "ie/j2",
    "ie/meteorological_agency": "ie/met_eireann",
    "pl/security_service": "pl/abw", "pl/foreign_intelligence": "pl/aw", "pl/parliament": "pl/sejm",
    "pl/lower_house": "pl/sejm",
    "cz/security_service": "cz/bis", "cz/intelligence": "cz/bis",
    "sk/intelligence": "sk/sis",
    "ro/intelligence": "ro/sri", "ro/security_service": "ro/sri", "ro/foreign_intelligence": "ro/sie",
    "md/intelligence": "md/sis", "md/security_service": "md/sis",
    "bg/security_service": "bg/dans",
    "rs/intelligence": "rs/bia", "rs/security_service": "rs/bia",
    "hr/intelligence": "hr/soa",
    "gr/intelligence": "gr/eyp",
    "ge/security_service": "ge/sssg",
    "am/security_service": "am/nss",
    "az/security_service": "az/sss",
    "kz/security_service": "kz/knb",
    "kg/security_service": "kg/gknb",
    "tj/security_service": "tj/gknb",
    "uz/security_service": "uz/sgb",
    "id/intelligence": "id/bin", "id/disaster_agency": "id/bnpb", "id/rescue_agency": "id/basarnas",
    "id/seismological_agency": "id/bmkg", "id/meteorological_agency": "id/bmkg", "id/volcanology_agency": "id/pvmbg",
    "id/anti_corruption_agency": "id/kpk",
    "my/anti_corruption_agency": "my/macc",
    "ph/presidency": "ph/malacanang", "ph/seismological_agency": "ph/phivolcs", "ph/volcanology_agency": "ph/phivolcs",
    "ph/meteorological_agency": "ph/pagasa", "ph/disaster_agency": "ph/ndrrmc", "ph/election_commission": "ph/comelec",
    "mm/government": "mm/military", "mm/army": "mm/military",
    "za/intelligence": "za/ssa", "za/police": "za/saps", "za/prosecutors": "za/npa", "za/election_commission": "za/iec",
    "ng/security_service": "ng/dss", "ng/intelligence": "ng/nia", "ng/election_commission": "ng/inec",
    "ng/anti_corruption_agency": "ng/efcc",
    "ke/intelligence": "ke/nis", "ke/election_commission": "ke/iebc", "ke/military": "ke/kdf",
    "et/intelligence": "et/niss", "et/military": "et/endf", "et/army": "et/endf",
    "sd/military": "sd/army", "sd/intelligence": "sd/gis",
    "so/intelligence": "so/nisa",
    "rw/military": "rw/rdf", "rw/army": "rw/rdf",
    "ug/military": "ug/updf", "ug/army": "ug/updf",
    "zw/intelligence": "zw/cio",
    "mx/intelligence": "mx/cni", "mx/defence_ministry": "mx/sedena", "mx/prosecutors": "mx/fgr",
    "mx/election_commission": "mx/ine", "mx/seismological_agency": "mx/ssn",
    "br/intelligence": "br/abin", "br/environment_agency": "br/ibama", "br/space_agency": "br/inpe",
    "br/drug_regulator": "br/anvisa",
    "ar/intelligence": "ar/side", "ar/statistics": "ar/indec",
    "cl/national_police": "cl/carabineros", "cl/police": "cl/carabineros", "cl/disaster_agency": "cl/senapred",
    "co/intelligence": "co/dni",
    "ve/intelligence": "ve/sebin", "ve/military_intelligence": "ve/dgcim", "ve/election_commission": "ve/cne",
    "pe/election_commission": "pe/jne",
    "eu/government": "eu/commission", "eu/lower_house": "eu/parliament", "eu/central_bank": "eu/ecb",
    "eu/drug_regulator": "eu/ema", "eu/border_guard": "eu/frontex",
    "gb-sct/government": "gb/scottish_government", "gb-sct/regional_government": "gb/scottish_government",
    "gb-sct/parliament": "gb/scottish_parliament", "gb-sct/police": "gb/police_scotland",
    "gb-sct/health_service": "gb/nhs_scotland", "gb-sct/environment_agency": "gb/sepa",
    "gb-wls/government": "gb/welsh_government", "gb-wls/regional_government": "gb/welsh_government",
    "gb-wls/parliament": "gb/senedd", "gb-wls/environment_agency": "gb/nrw", "gb-nir/parliament": "gb/ni_assembly",
    "gb-nir/police": "gb/psni", "gb-eng/health_service": "gb/nhs",
}
