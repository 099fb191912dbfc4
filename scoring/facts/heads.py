"""Nouns that head a source, by what kind of source they make; what other tables list (offices, groups, records) is not repeated."""

from __future__ import annotations

# Kind -> nouns, singular unless copy uses the plural alone. A phrase of several words is meant before one word of it.
HEADS: dict[str, str] = {
    # what is out and can be checked
    "record": (
        "polling|polling data|polling average|poll average|poll of polls|tracker|tracking poll|exit polling|average|averages|"
        "number|numbers|finding|findings|result|figure|estimate|estimates|projection|projections|forecast model|"
        "analysis|analyses|research|meta-analysis|trial|clinical trial|investigation|inquiry report|final report|"
        "interim report|inspection report|incident report|police report|annual accounts|ranking|rankings|league table|"
        "scorecard|barometer|tally|count|canvass|returns|disclosure|disclosures|disclosure form|disclosure forms|"
        "financial disclosure|schedule|timetable|docket|court docket|complaint|criminal complaint|suit|class action|"
        "class-action lawsuit|motion|brief|opinion|majority opinion|dissent|plea agreement|settlement agreement|decision|"
        "injunction|writ|deed|deeds|licence|license|permit|permits|patent|certificate|death certificate|birth certificate|"
        "code|ordinance|bylaw|rule|rules|policy|guidance|legislation|proposal document|constitution|election code|"
        "penal code|tax code|communique|communiqué|joint statement|text of the agreement|correspondence|e-mail|"
        "email exchange|text messages|messages|chat logs|notes|diary|diaries|letters|papers|paperwork|spreadsheet|"
        "presentation|slides|blueprint|blueprints|plans|readings|measurements|sensor data|radar data|weather data|"
        "seismograph|seismographs|black box|flight recorder|voice recorder|tape|tapes|clip|clips|film|snapshot|"
        "webcam|security camera|security cameras|wikipedia|encyclopaedia|encyclopedia|almanac|textbook|website|web site|"
        "web page|webpage|official website|fact sheet|factsheet|table|chart|graph|dashboard|tracker data|index|indices"
    ),
    # words that are their author's: the class is that of whoever wrote them
    "text": (
        "letter|open letter|statement|press statement|written statement|news release|press release|release|editorial|"
        "leader|op-ed|column|essay|opinion piece|advert|advertisement|ad|ads|commercial|spot|campaign ad|television ad|"
        "platform|manifesto|pamphlet|leaflet|flyer|brochure|poster|banner|slogan|petition|post|posts|tweet|tweets|"
        "facebook post|blog post|blog|message|speech|address|remarks|comment|comments|sermon|testimony|interview|"
        "newsletter|bulletin|email|e-mail message|memo|note|warning|appeal|announcement|claim|claims|allegation|"
        "allegations|complaint letter|submission|response|reply|website statement|account|twitter account|word|words|view|"
        "position|stance|proposal|plan|bid"
    ),
    # speaking for others, or leading them
    "voice": "representative|rep|delegate for|press secretary|flack|publicist|press team|press office|communications team",
    "leads": (
        "president|vice president|director|deputy director|associate director|acting director|managing director|head|chief|boss|chair|"
        "chairman|chairwoman|chairperson|vice chair|vice chairman|co-chair|leader|deputy leader|secretary|manager|"
        "executive|principal|founder|cofounder|co-founder|owner|partner|managing partner|senior partner|commissioner|"
        "administrator|treasurer|superintendent|coordinator|co-ordinator|organiser|organizer|board member|trustee|"
        "governor|editor-in-chief|editor in chief|publisher|officer|dean|provost|rector|counsel|general counsel|"
        "associate general counsel|assistant general counsel|skipper|foreman|supervisor|senior director|executive|deputy head|"
        "vice chancellor|campaign chief|campaign head|national chairman|state chairman|convener|convenor|"
        "executive vice president|lead organizer|lead organiser|policy director|communications and policy director"
    ),
    "aide": (
        "aide|aides|adviser|advisers|advisor|advisors|staffer|staffers|assistant|deputy assistant|confidant|top aide|"
        "senior aide|policy aide|foreign policy aide|speechwriter|chief of staff|strategist|chief strategist|"
        "senior adviser|senior advisor|policy adviser|policy advisor|campaign adviser|campaign advisor"
    ),
    "strategist": (
        "party strategist|republican strategist|democratic strategist|gop strategist|conservative strategist|"
        "labour strategist|republican campaign strategist|democratic campaign strategist|gop campaign strategist|"
        "political strategist|republican consultant|democratic consultant|gop consultant|political consultant|"
        "media consultant|political operative|republican operative|democratic operative|operative|lobbyist|fundraiser|donor"
    ),
    "lawyer": (
        "lawyer|attorney|barrister|solicitor|defence lawyer|defense lawyer|defense attorney|defence counsel|"
        "defense counsel|public defender|defense team|legal team|lawyers|attorneys|advocate|family lawyer|counsel for"
    ),
    "pollster": "pollster|pollsters|polling expert|psephologist",
    "candidate": (
        "candidate|candidates|nominee|nominees|hopeful|hopefuls|contender|contenders|front-runner|frontrunner|"
        "front-runners|challenger|challengers|standard-bearer|presidential candidate|presidential nominee|"
        "presidential hopeful|senate candidate|running mate|aspirant|rival"
    ),
    # bodies
    "public": (
        "ministry|department|agency|authority|commission|office|bureau|police|court|government|parliament|senate|assembly|"
        "service|administration|secretariat|embassy|consulate|army|navy|air force|marines|military|armed forces|force|"
        "forces|coast guard|coastguard|guard|prosecutors|prosecutor's office|council|city council|county|county council|"
        "city|town|state|borough|township|village|municipality|inquiry|tribunal|survey|treasury|regulator|watchdog|"
        "central bank|legislature|congress|cabinet|presidency|palace|city hall|town hall|school board|school district|"
        "board of supervisors|board of education|judiciary|jury|grand jury|panel|committee|subcommittee|task force|"
        "investigators|detectives|fire department|fire service|fire brigade|public schools|health board|"
        "health service|hospital trust|nation|country|regime|junta|kremlin|delegation|mission|ombudsman's office|"
        "library|planning department|public works|parks department|water district|transit agency|county attorneys|"
        "state attorneys|board|judges|justices|appeals court|supreme court|federal court|high court|district court"
    ),
    "organisation": (
        "company|firm|corporation|manufacturer|maker|carmaker|automaker|drugmaker|chipmaker|airline|carrier|operator|"
        "retailer|supplier|bank|lender|insurer|utility|developer|startup|start-up|brand|chain|restaurant|hotel|store|shop|"
        "campaign|presidential campaign|party|union|unions|federation|confederation|guild|association|charity|charities|"
        "group|advocacy group|rights group|pressure group|trade group|industry group|lobby group|lobby|nonprofit|"
        "non-profit|ngo|ngos|aid agency|aid agencies|think tank|think-tank|institute|foundation|trust|society|club|team|"
        "league|federation|university|college|school|hospital|clinic|medical center|medical centre|church|diocese|mosque|"
        "synagogue|temple|congregation|movement|coalition|alliance|network|organisation|organization|organisations|"
        "organizations|super pac|pac|political action committee|host committee|national committee|organising committee|"
        "organizing committee|convention|museum|theatre|theater|zoo|airport|port|militia|rebels group|cartel|gang|band|"
        "studio|label|shipyard|refinery|mill|mine|farm|factory|plant|laboratory|lab|consortium|cooperative|co-operative|"
        "chamber of commerce|stock exchange|exchange|fund|hedge fund|firm's management|management|editorial board|"
        "campaign team|camp|law firm|consultancy|contractor|contractors|platform operator|alliance partners|bloc|faction"
    ),
    "service": (
        "intelligence|intelligence agency|intelligence agencies|intelligence service|intelligence services|"
        "intelligence community|spy agency|spy agencies|spy service|secret service|security service|security services|"
        "military intelligence|counterintelligence|counterintelligence service|secret police|state security"
    ),
    "media": (
        "state television|state tv|state radio|"
        "newspaper|newspapers|paper|magazine|magazines|weekly|daily|tabloid|broadsheet|broadcaster|broadcasters|network|"
        "networks|news network|tv network|television|television station|tv station|radio station|radio|station|channel|"
        "tv channel|news channel|media|state media|local media|social media|news media|press|local press|outlet|outlets|"
        "news outlet|news outlets|media outlet|media outlets|media reports|news reports|news report|press reports|media report|"
        "press report|newspaper report|news agency|news agencies|news service|wire service|wire services|news organization|"
        "news organizations|news organisation|news organisations|news site|news website|site|portal|podcast|"
        "documentary|broadcast|news broadcast|headline|headlines|news story|news stories|news article|article|articles|story"
    ),
    "source": "source|sources|insider|insiders|whistleblower|whistle-blower|whistleblowers|leaker|informant|informants|tipster",
    "reporter": (
        "reporter|reporters|journalist|journalists|correspondent|correspondents|columnist|columnists|photographer|"
        "photographers|editor|editors|anchor|host|co-host|talk show host|radio host|moderator|blogger|podcaster|"
        "presenter|bureau chief|commentator|pundit|critic|reviewer|film critic|music critic|staff writer|contributor"
    ),
    # many, of no office
    "crowd": (
        "commenter|commenters|commentators|campaigners|users|twitter users|internet users|netizens|respondents|delegates|"
        "donors|corporate donors|donor|activists|insurgents|community|communities|majority|minority|half|third|audience|"
        "audiences|crowd|crowds|protesters|panelists|panellists|guests|attendees|adults|people|folks|constituents|"
        "skeptics|sceptics|purists|traditionalists|nationalists|unionists|separatists|hard-liners|hardliners|evangelicals|"
        "catholics|muslims|jews|christians|blacks|whites|latinos|hispanics|millennials|readers|viewers|listeners|"
        "scholars|opposition|opposition groups|side|sides|camp members|party members|loyalists|insiders of the party|"
        "establishment|elites|base|grassroots|public opinion|industry|markets|wall street|bettors|bookmakers|pickets"
    ),
    "partisans": (
        "republicans|republican|democrats|democrat|tories|tory|conservatives|liberals|labourites|greens|socialists|"
        "communists|social democrats|christian democrats|liberal democrats|nationalists|progressives|moderates|libertarians|"
        "populists|leftists|rightists|islamists|reformists|royalists"
    ),
    "lawmakers": (
        "lawmakers|lawmaker|legislators|legislator|mps|meps|senators|congressmen|members of congress|representatives|"
        "house republicans|house democrats|senate republicans|senate democrats|gop senators|assembly members|"
        "councillors|councilors|council members|councilmembers|backbenchers|deputies|parliamentarians|governors|mayors|"
        "supervisors|commissioners|senate leaders|house leaders|congressional leaders|city leaders|state leaders|"
        "district leaders|county leaders|school leaders|government leaders|leaders|ministers"
    ),
    "poll_people": "respondents|those polled|those surveyed|percent|per cent|percentage|likely voters|registered voters",
}

# What a quantity may count: "a batch of e-mails", "a majority of voters"; the noun behind "of" is the head.
PARTITIVES: frozenset[str] = frozenset(
    "batch batches majority minority number numbers group groups pair couple handful series set lot lots dozen dozens scores "
    "hundreds thousands millions most many some several one two three four five six seven eight nine ten each all none neither either "
    "any few fewer more less half third quarter quarters thirds percent % version draft copy part parts trove cache collection raft "
    "host slew string pile stack body bulk rest remainder average total list excerpt excerpts section portion panel array range "
    "kind sort type both spate flurry wave crowd team selection sample bunch coalition cross-section average".split()
)

# Words after which a phrase only goes on describing its head.
TRAILING: frozenset[str] = frozenset(
    "familiar close aware able critical responsible present loyal opposed privy knowledgeable briefed involved based led run "
    "named called dated who which whose whom that where when while because if whether is was are were has had have will would "
    "including such".split()
)

# Parties as a tag behind a name: "Ann Cole, R-Ill.", "(D-Vt.)".
PARTY_TAGS: frozenset[str] = frozenset({"r", "d", "i", "con", "lab", "libdem", "dfl", "ind"})

# Titles that stand before a name, short or in full, as long as the office is held.
STYLES: dict[str, str] = {
    "sen": "legislature", "sens": "legislature", "rep": "legislature", "reps": "legislature", "gov": "local",
    "lt gov": "local", "gen": "military", "lt gen": "military", "maj gen": "military", "brig gen": "military",
    "col": "military", "lt col": "military", "adm": "military", "cmdr": "military", "capt": "police", "lt": "police",
    "sgt": "police", "det": "police", "supt": "police", "insp": "police", "judge": "justice", "justice": "justice",
    "senator": "legislature", "representative": "legislature", "congressman": "legislature", "congresswoman": "legislature",
    "governor": "local", "mayor": "local", "president": "head_of_government", "cllr": "local", "councillor": "local",
    "councilman": "local", "councilwoman": "local", "councilmember": "local", "sheriff": "police", "amb": "foreign",
    "ambassador": "foreign", "attorney general": "justice", "general": "military", "admiral": "military",
    "colonel": "military", "house republican": "legislature", "house democrat": "legislature", "assemblyman": "legislature",
    "assemblywoman": "legislature", "assemblymember": "legislature", "supervisor": "local", "commissioner": "local",
    "pm": "head_of_government", "mp": "legislature", "msp": "legislature", "mep": "legislature",
    "senate republican": "legislature", "senate democrat": "legislature", "chief": "police", "dci": "police",
}

# Verbs that say what somebody does who knows a field, or leads a body, or stands for office.
LEADING: frozenset[str] = frozenset("leads led heads headed runs directs chairs founded oversees manages represents owns".split())
STUDYING: frozenset[str] = frozenset("studies teaches researches studied taught specialises specializes tracks lectures".split())
STANDING_FOR: tuple[str, ...] = (
    "running for", "candidate for", "seeking the", "run for", "campaigning for", "bid for", "challenger to", "vying for",
)
