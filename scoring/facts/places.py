"""Cities and regions, and the country that each stands in.

Capitals are in `countries`. A name that several countries share ("Hyderabad", "Valencia") belongs to the one that copy means
when it says no more. Occupied land belongs to the state that the United Nations counts it to; what is claimed by two states
without such a finding (Kashmir as a whole, reefs, the high seas) is left out.
"""

from __future__ import annotations

# One row a country: code, and its places.
_ROWS: tuple[tuple[str, str], ...] = (
    # North, Central and South America
    ("US", (
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|"
        "Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
        "Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|New York State|New York state|North Carolina|"
        "North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|"
        "Vermont|Virginia|Washington State|Washington state|West Virginia|Wisconsin|Wyoming|District of Columbia|"
        "New England|Midwest|Pacific Northwest|Silicon Valley|Appalachia|Maui|Oahu|Kauai|Long Island|Cape Cod|"
        "Florida Keys|San Francisco Bay Area|Bay Area|New York City|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|"
        "Wall Street|Los Angeles|Hollywood|Chicago|Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|San Jose|"
        "Austin|Jacksonville|Fort Worth|Columbus|Charlotte|San Francisco|Indianapolis|Seattle|Denver|Boston|El Paso|"
        "Nashville|Detroit|Oklahoma City|Portland|Las Vegas|Memphis|Louisville|Baltimore|Milwaukee|Albuquerque|Tucson|"
        "Fresno|Sacramento|Kansas City|Atlanta|Omaha|Colorado Springs|Raleigh|Miami|Miami Beach|Virginia Beach|Oakland|"
        "Minneapolis|St. Paul|Tulsa|Tampa|New Orleans|Cleveland|Honolulu|Anaheim|Anchorage|Pittsburgh|Cincinnati|"
        "St. Louis|St Louis|Orlando|Buffalo|Newark|Boise|Salt Lake City|Des Moines|Baton Rouge|Richmond|Little Rock|"
        "Charleston|Savannah|Montgomery|Jackson|Fort Lauderdale|Palm Beach|Mar-a-Lago|Santa Monica|Malibu|"
        "Pacific Palisades|Altadena|Pasadena|Long Beach|Santa Barbara|Berkeley|Palo Alto|Cupertino|Ferguson|Flint|"
        "East Palestine|Lahaina|Uvalde|Parkland|Newtown|Waco|Selma|Los Alamos|Cape Canaveral|Fort Bragg|Fort Hood|"
        "Guantanamo Bay|Guantánamo Bay|Guantanamo|Spokane|Tacoma|Eugene|Juneau|Fairbanks|Asheville|Chapel Hill|Ann Arbor|"
        "Kenosha|Charlottesville|Annapolis|Arlington|Camp David"
    )),
    ("CA", (
        "Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|"
        "Newfoundland and Labrador|Labrador|Prince Edward Island|Yukon|Northwest Territories|Nunavut|Toronto|Montreal|"
        "Montréal|Vancouver|Calgary|Edmonton|Winnipeg|Quebec City|Regina|Saskatoon|Mississauga|Yellowknife|Fort McMurray|"
        "Jasper|Vancouver Island|Kelowna|Iqaluit|Whitehorse|Lac-Megantic|Lac-Mégantic"
    )),
    ("MX", (
        "Guadalajara|Monterrey|Tijuana|Ciudad Juarez|Ciudad Juárez|Cancun|Cancún|Acapulco|Puebla|Veracruz|Oaxaca|Chiapas|"
        "Sinaloa|Culiacan|Culiacán|Jalisco|Michoacan|Michoacán|Guerrero|Sonora|Chihuahua|Yucatan|Yucatán|Baja California|"
        "Tamaulipas|Nuevo Leon|Nuevo León|Tabasco|Quintana Roo|Reynosa|Matamoros|Nuevo Laredo|Tulum|Guanajuato|Zacatecas"
    )),
    ("CU", "Santiago de Cuba|Matanzas|Holguin"),
    ("HT", "Cap-Haitien|Cap-Haïtien|Petion-Ville|Les Cayes|Gonaives"),
    ("HN", "San Pedro Sula"),
    ("NI", "Masaya"),
    ("PA", "Panama Canal|Darien Gap|Darién Gap|Darien"),
    ("CO", "Medellin|Medellín|Cali|Cartagena|Barranquilla|Catatumbo|Cucuta|Cúcuta|Cauca"),
    ("VE", "Maracaibo|Barquisimeto|Zulia"),
    ("GY", "Essequibo"),
    ("EC", "Guayaquil|Galapagos|Galapagos Islands|Galápagos|Esmeraldas"),
    ("PE", "Cusco|Cuzco|Arequipa|Machu Picchu|Callao|Puno|Iquitos"),
    ("BO", "Santa Cruz de la Sierra|Cochabamba|El Alto"),
    ("BR", (
        "Sao Paulo|São Paulo|Rio de Janeiro|Rio|Salvador|Fortaleza|Belo Horizonte|Manaus|Recife|Porto Alegre|Belem|Belém|"
        "Curitiba|Rio Grande do Sul|Minas Gerais|Mato Grosso|Bahia|Roraima|Rondonia|Amazonas|Brumadinho|Petropolis|"
        "Petrópolis|Copacabana"
    )),
    ("AR", "Rosario|Mendoza|Patagonia|Tierra del Fuego|Bariloche|Ushuaia"),
    ("CL", "Valparaiso|Valparaíso|Concepcion|Concepción|Vina del Mar|Viña del Mar|Atacama|Easter Island|Antofagasta"),
    ("PY", "Ciudad del Este"),
    # United Kingdom and Ireland
    ("GB", (
        "City of London|Canary Wharf|Heathrow|Gatwick|Birmingham|Manchester|Liverpool|Leeds|Sheffield|Bristol|Newcastle|"
        "Newcastle upon Tyne|Nottingham|Leicester|Coventry|Bradford|Hull|Sunderland|Southampton|Portsmouth|Plymouth|"
        "Norwich|Oxford|Cambridge|Brighton|York|Exeter|Derby|Stoke-on-Trent|Wolverhampton|Middlesbrough|Blackpool|"
        "Bournemouth|Southport|Salisbury|Hartlepool|Rotherham|Rochdale|Dover|Cornwall|Devon|Kent|Essex|Sussex|Surrey|"
        "Norfolk|Suffolk|Yorkshire|Lancashire|Cumbria|Merseyside|Greater Manchester|West Midlands|East Midlands|"
        "Northumberland|Northumbria|Somerset|Dorset|Wiltshire|Gloucestershire|Oxfordshire|Hampshire|Lincolnshire|"
        "Derbyshire|Staffordshire|Shropshire|Cheshire|Greater London|Grenfell Tower|Sellafield|Hinkley Point|Sizewell"
    )),
    ("GB-SCT", "Glasgow|Aberdeen|Dundee|Inverness|Shetland|Orkney|Western Isles|Lockerbie|Faslane|Grangemouth"),
    ("GB-WLS", "Swansea|Port Talbot|Wrexham|Anglesey|Aberfan|Bangor"),
    ("GB-NIR", "Londonderry|Derry|Omagh|Ballymena|Lisburn|Armagh|Fermanagh"),
    ("IE", "Cork|Galway|Limerick|Waterford|Kerry|Donegal"),
    # Western and northern Europe
    ("FR", (
        "Marseille|Marseilles|Lyon|Lyons|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Reims|"
        "Le Havre|Cannes|Calais|Dunkirk|Grenoble|Dijon|Avignon|Versailles|Normandy|Brittany|Provence|Corsica|Alsace|"
        "Burgundy|French Riviera|Nanterre|Saint-Denis|Flamanville"
    )),
    ("MC", "Monte Carlo"),
    ("DE", (
        "Munich|Hamburg|Cologne|Frankfurt|Stuttgart|Düsseldorf|Dusseldorf|Duesseldorf|Leipzig|Dresden|Hanover|Hannover|"
        "Nuremberg|Bremen|Dortmund|Essen|Bonn|Magdeburg|Karlsruhe|Mannheim|Solingen|Halle|Chemnitz|Potsdam|Wolfsburg|"
        "Bavaria|Saxony|Thuringia|Brandenburg|Hesse|Saarland|Lower Saxony|Saxony-Anhalt|North Rhine-Westphalia|"
        "Baden-Württemberg|Baden-Wuerttemberg|Baden-Wurttemberg|Schleswig-Holstein|Mecklenburg-Western Pomerania|"
        "Rhineland-Palatinate|Ramstein|Lubmin|Ahr valley|Ahr Valley"
    )),
    ("AT", "Graz|Salzburg|Innsbruck|Linz|Tyrol|Carinthia|Styria"),
    ("CH", "Zurich|Zürich|Geneva|Basel|Lausanne|Davos|Lugano|Lucerne|Crans-Montana|Blatten"),
    ("BE", "Brussels|Antwerp|Ghent|Bruges|Liege|Liège|Charleroi|Flanders|Wallonia|Zeebrugge|Leuven"),
    ("NL", "Amsterdam|Rotterdam|Utrecht|Eindhoven|Groningen|Maastricht|Schiphol|Delft|Leiden|Arnhem"),
    ("IT", (
        "Milan|Naples|Turin|Palermo|Genoa|Bologna|Florence|Venice|Verona|Bari|Catania|Trieste|Pisa|Bergamo|Padua|Modena|"
        "Sicily|Sardinia|Lombardy|Tuscany|Veneto|Calabria|Puglia|Campania|Liguria|Piedmont|Umbria|Emilia-Romagna|"
        "South Tyrol|Lampedusa|Pompeii|Amatrice|L'Aquila|Campi Flegrei|Mount Etna|Etna|Mount Vesuvius|Stromboli|Crotone|"
        "Cutro"
    )),
    ("ES", (
        "Barcelona|Valencia|Seville|Zaragoza|Malaga|Málaga|Bilbao|Granada|Cordoba|Córdoba|San Sebastian|San Sebastián|"
        "Pamplona|Santiago de Compostela|Ibiza|Mallorca|Majorca|Tenerife|Gran Canaria|La Palma|Lanzarote|Canary Islands|"
        "Balearic Islands|Catalonia|Andalusia|Andalucia|Galicia|Basque Country|Castilla y Leon|Extremadura|Ceuta|Melilla|"
        "Paiporta|El Hierro"
    )),
    ("PT", "Porto|Algarve|Azores|Madeira|Faro|Coimbra|Leiria"),
    ("DK", "Aarhus|Odense|Aalborg|Bornholm|Jutland"),
    ("GL", "Ilulissat|Pituffik|Thule"),
    ("NO", "Bergen|Trondheim|Stavanger|Tromso|Tromsø|Svalbard|Kirkenes|Utoya|Utøya|Lofoten"),
    ("SE", "Gothenburg|Malmo|Malmö|Uppsala|Gotland|Kiruna|Orebro|Örebro|Lulea|Luleå"),
    ("FI", "Tampere|Turku|Espoo|Oulu|Rovaniemi|Lapland|Vantaa"),
    ("IS", "Grindavik|Grindavík|Keflavik|Reykjanes|Akureyri|Eyjafjallajökull|Eyjafjallajokull"),
    ("MT", "Sliema|Gozo"),
    # Central, eastern and south-eastern Europe
    ("PL", (
        "Krakow|Kraków|Gdansk|Gdańsk|Lodz|Łódź|Wroclaw|Wrocław|Poznan|Poznań|Katowice|Lublin|Rzeszow|Rzeszów|Bialystok|"
        "Białystok|Szczecin|Przewodow|Przewodów|Silesia|Auschwitz|Przemysl|Przemyśl|Medyka|Swinoujscie"
    )),
    ("CZ", "Brno|Ostrava|Moravia|Bohemia|Pilsen|Vrbetice|Vrbětice"),
    ("SK", "Kosice|Košice|Handlova|Handlová"),
    ("HU", "Debrecen|Szeged|Pecs|Pécs|Paks"),
    ("RO", "Cluj|Cluj-Napoca|Timisoara|Timișoara|Constanta|Constanța|Iasi|Iași|Transylvania|Deveselu|Tulcea"),
    ("BG", "Plovdiv|Varna|Burgas"),
    ("MD", "Transnistria|Transdniestria|Tiraspol|Gagauzia|Balti"),
    ("EE", "Narva|Tartu|Paldiski"),
    ("LV", "Daugavpils|Liepaja|Liepāja|Jurmala|Jūrmala"),
    ("LT", "Kaunas|Klaipeda|Klaipėda|Siauliai|Šiauliai"),
    ("SI", "Maribor|Koper"),
    ("HR", "Dubrovnik|Rijeka|Zadar|Vukovar|Istria|Dalmatia"),
    ("BA", "Banja Luka|Mostar|Srebrenica|Tuzla|Republika Srpska"),
    ("RS", "Novi Sad|Vojvodina|Presevo|Kragujevac"),
    ("ME", "Budva|Cetinje|Kotor"),
    ("XK", "Mitrovica|Mitrovicë|Prizren|Banjska"),
    ("MK", "Kocani|Tetovo|Ohrid"),
    ("AL", "Durres|Durrës|Vlora|Vlorë|Shengjin|Shëngjin|Gjader"),
    ("GR", (
        "Thessaloniki|Piraeus|Crete|Rhodes|Corfu|Lesbos|Lesvos|Santorini|Mykonos|Samos|Chios|Patras|Heraklion|Evros|"
        "Pylos|Peloponnese|Evia|Alexandroupolis|Tempe valley|Tempi|Mount Athos|Larissa"
    )),
    ("CY", "Limassol|Larnaca|Paphos|Famagusta|Kyrenia|Northern Cyprus|north Cyprus|Akrotiri|Varosha"),
    ("TR", (
        "Istanbul|Izmir|Antalya|Bursa|Adana|Gaziantep|Diyarbakir|Diyarbakır|Kahramanmaras|Kahramanmaraş|Antakya|Hatay|"
        "Iskenderun|Bodrum|Trabzon|Konya|Malatya|Sanliurfa|Şanlıurfa|Mersin|Incirlik|Cappadocia|Anatolia|Bosphorus|"
        "Bosporus|Dardanelles|Akkuyu|Van province|Elazig|Bolu"
    )),
    # Ukraine, Russia, Belarus, the Caucasus, central Asia
    ("UA", (
        "Kharkiv|Kharkov|Odesa|Odessa|Dnipro|Dnipropetrovsk|Zaporizhzhia|Zaporizhia|Zaporizhzhya|Zaporozhye|Lviv|Lvov|"
        "Kryvyi Rih|Mykolaiv|Nikolaev|Mariupol|Kherson|Sumy|Chernihiv|Poltava|Cherkasy|Vinnytsia|Zhytomyr|Rivne|Lutsk|"
        "Ternopil|Ivano-Frankivsk|Uzhhorod|Chernivtsi|Khmelnytskyi|Kropyvnytskyi|Donetsk|Luhansk|Lugansk|Donbas|Donbass|"
        "Crimea|Sevastopol|Simferopol|Kerch|Kerch Strait|Yalta|Bakhmut|Avdiivka|Pokrovsk|Chasiv Yar|Toretsk|Kramatorsk|"
        "Sloviansk|Slavyansk|Kostiantynivka|Kupiansk|Vovchansk|Izium|Lyman|Melitopol|Berdyansk|Berdiansk|Enerhodar|"
        "Nova Kakhovka|Kakhovka|Bucha|Irpin|Hostomel|Chernobyl|Chornobyl|Kremenchuk|Robotyne|Vuhledar|Kurakhove|"
        "Sievierodonetsk|Severodonetsk|Lysychansk|Snake Island|Izmail|Pavlohrad|Nikopol|Zakarpattia|Transcarpathia|"
        "Orikhiv|Huliaipole|Myrnohrad|Siversk|Kinburn Spit"
    )),
    ("RU", (
        "St. Petersburg|St Petersburg|Saint Petersburg|Leningrad|Novosibirsk|Yekaterinburg|Ekaterinburg|Kazan|"
        "Nizhny Novgorod|Chelyabinsk|Samara|Omsk|Rostov|Rostov-on-Don|Ufa|Krasnoyarsk|Voronezh|Perm|Volgograd|Stalingrad|"
        "Krasnodar|Saratov|Tyumen|Tolyatti|Izhevsk|Irkutsk|Vladivostok|Khabarovsk|Yakutsk|Murmansk|Arkhangelsk|Sochi|"
        "Kaliningrad|Belgorod|Kursk|Bryansk|Tula|Tver|Smolensk|Pskov|Ryazan|Lipetsk|Orel|Oryol|Engels|Taganrog|"
        "Novorossiysk|Astrakhan|Makhachkala|Grozny|Vladikavkaz|Beslan|Derbent|Chechnya|Dagestan|Ingushetia|North Ossetia|"
        "Tatarstan|Bashkortostan|Buryatia|Yakutia|Siberia|Russian Far East|Sakhalin|Kamchatka|Kuril Islands|Kurils|"
        "Chukotka|Karelia|Urals|Tuva|Altai|Primorye|Magadan|Norilsk|Yamal|Novaya Zemlya|Sudzha|Olenya|Yelabuga|Alabuga|"
        "Dubna|Ulan-Ude|Chita|Sheremetyevo|Red Square|Lake Baikal|Tuapse|Khanty-Mansiysk|Orenburg|Orsk|Penza|Kaluga|"
        "Stavropol|Primorsk|Ust-Luga|Petrozavodsk"
    )),
    ("BY", "Gomel|Homel|Grodno|Hrodna|Vitebsk|Mogilev|Baranovichi"),
    ("GE", "Abkhazia|South Ossetia|Sukhumi|Batumi|Tskhinvali|Kutaisi|Poti"),
    ("AM", "Gyumri|Syunik|Zangezur|Meghri"),
    ("AZ", (
        "Nagorno-Karabakh|Nagorno Karabakh|Karabakh|Stepanakert|Khankendi|Shusha|Shushi|Lachin|Lachin corridor|Ganja|"
        "Nakhchivan|Sumgait"
    )),
    ("KZ", "Almaty|Aktau|Shymkent|Karaganda|Baikonur|Semipalatinsk|Tengiz"),
    ("UZ", "Samarkand|Bukhara|Andijan|Fergana|Karakalpakstan|Nukus|Namangan"),
    ("KG", "Osh|Batken|Jalal-Abad"),
    ("TJ", "Khujand|Gorno-Badakhshan|Badakhshan"),
    # Middle East
    ("IL", (
        "Haifa|Beersheba|Be'er Sheva|Ashkelon|Ashdod|Eilat|Netanya|Nazareth|Galilee|Negev|Sderot|Metula|Kiryat Shmona|"
        "Safed|Tiberias|Nahariya|Dimona|Herzliya|Ben Gurion Airport|Re'im|Kfar Aza|Nir Oz|Be'eri|Rishon LeZion|Bat Yam|"
        "Petah Tikva|Holon|Rehovot|Ramat Gan|Bnei Brak|Hadera"
    )),
    ("PS", (
        "Gaza|Gaza Strip|Gaza City|Rafah|Khan Younis|Khan Yunis|Jabalia|Jabaliya|Deir al-Balah|Nuseirat|Beit Lahia|"
        "Beit Lahiya|Beit Hanoun|Al-Mawasi|al-Mawasi|West Bank|East Jerusalem|Jenin|Nablus|Hebron|Tulkarem|Tulkarm|"
        "Bethlehem|Jericho|Qalqilya|Tubas|Huwara|Masafer Yatta|Philadelphi corridor|Philadelphi Corridor|"
        "Netzarim corridor|Kerem Shalom"
    )),
    ("LB", "Tyre|Sidon|Nabatieh|Baalbek|Bekaa Valley|Bekaa|Beqaa Valley|Dahiyeh|Dahieh|Naqoura|Bint Jbeil"),
    ("SY", (
        "Aleppo|Homs|Hama|Idlib|Latakia|Tartus|Tartous|Raqqa|Deir Ezzor|Deir el-Zour|Deir al-Zor|Daraa|Deraa|Sweida|"
        "Suwayda|Kobani|Kobane|Manbij|Afrin|Palmyra|Hasakah|Hasaka|Qamishli|Rojava|Golan Heights|Golan|Ghouta|"
        "Eastern Ghouta|Douma|Qusayr|Quneitra"
    )),
    ("IQ", (
        "Basra|Mosul|Erbil|Irbil|Kirkuk|Najaf|Karbala|Fallujah|Falluja|Sinjar|Sulaimaniyah|Sulaymaniyah|Tikrit|Ramadi|"
        "Anbar|Dohuk|Duhok|Nineveh|Iraqi Kurdistan|Kurdistan|Ain al-Asad|Nasiriyah|Samarra"
    )),
    ("IR", (
        "Isfahan|Esfahan|Shiraz|Tabriz|Mashhad|Qom|Ahvaz|Kerman|Kermanshah|Bandar Abbas|Bushehr|Natanz|Fordow|Fordo|Arak|"
        "Parchin|Karaj|Qeshm|Kharg Island|Chabahar|Khuzestan|Hormozgan|Sistan and Baluchestan|Sistan-Baluchestan|Abadan|"
        "Evin|Rasht|Zahedan|Saqqez"
    )),
    ("SA", "Jeddah|Jidda|Mecca|Makkah|Medina|Dammam|Dhahran|Neom|NEOM|Abqaiq|Khurais|Jizan|Yanbu|Ras Tanura|Tabuk|AlUla"),
    ("YE", "Hodeidah|Hodeida|Hudaydah|Marib|Taiz|Mukalla|Saada|Socotra|Hadramout|Hadramawt|Ras Isa|Mokha|Shabwa"),
    ("AE", "Dubai|Sharjah|Ajman|Fujairah|Al Ain|Ras al-Khaimah|Jebel Ali|Al Dhafra"),
    ("QA", "Al Udeid|Al-Udeid|Ras Laffan|Lusail"),
    ("OM", "Salalah|Duqm|Sohar|Musandam"),
    ("KW", "Ahmadi"),
    ("JO", "Aqaba|Zarqa|Irbid|Zaatari|Tower 22"),
    ("EG", (
        "Alexandria|Giza|Luxor|Aswan|Suez|Suez Canal|Port Said|Sharm el-Sheikh|Sharm El-Sheikh|Sharm el Sheikh|Sinai|"
        "Sinai Peninsula|Hurghada|Ismailia|El-Arish|Arish|Mansoura|Tahrir Square"
    )),
    # Africa
    ("LY", "Benghazi|Misrata|Derna|Sirte|Tobruk|Sabha|Zawiya|Cyrenaica|Ajdabiya|Zuwara"),
    ("TN", "Sfax|Sousse|Djerba|Kasserine|Carthage"),
    ("DZ", "Oran|Constantine|Kabylie|Kabylia|Tizi Ouzou|In Amenas"),
    ("MA", "Casablanca|Marrakesh|Marrakech|Fez|Tangier|Agadir|Al Haouz|Atlas Mountains"),
    ("EH", "Guerguerat|Dakhla"),
    ("SD", (
        "Omdurman|Port Sudan|Darfur|North Darfur|South Darfur|West Darfur|El Fasher|El-Fasher|Al-Fashir|el-Fasher|"
        "al-Fashir|Nyala|El Geneina|El-Geneina|Zamzam|Kordofan|El Obeid|El-Obeid|Wad Madani|Wad Medani|Gezira|Al Jazirah|"
        "Kassala|Merowe|Blue Nile state|Babanusa|Kadugli|Nuba Mountains|Bahri"
    )),
    ("SS", "Malakal|Bentiu|Upper Nile|Jonglei"),
    ("ET", (
        "Tigray|Mekelle|Amhara|Oromia|Afar|Gondar|Bahir Dar|Lalibela|Axum|Aksum|Adwa|Gambella|Ogaden|Dire Dawa|Lake Tana"
    )),
    ("ER", "Assab|Massawa|Badme"),
    ("SO", "Somaliland|Puntland|Hargeisa|Kismayo|Berbera|Bosaso|Baidoa|Beledweyne|Jubaland|Las Anod|Garowe|Galmudug"),
    ("KE", "Mombasa|Kisumu|Nakuru|Eldoret|Garissa|Turkana|Dadaab|Kakuma|Lamu|Malindi|Shakahola"),
    ("UG", "Entebbe|Gulu|Kasese|Jinja|Mubende"),
    ("TZ", "Dar es Salaam|Zanzibar|Arusha|Mwanza|Kilimanjaro|Serengeti|Pemba Island"),
    ("RW", "Gisenyi|Rubavu"),
    ("CD", (
        "Goma|Bukavu|North Kivu|South Kivu|Kivu|Ituri|Bunia|Butembo|Kisangani|Lubumbashi|Katanga|Kasai|Masisi|Uvira|"
        "Rutshuru|Kolwezi|Equateur|Walikale|Minova|Rubaya|Bunagana"
    )),
    ("CF", "Bambari|Birao"),
    ("CM", "Douala|Bamenda|Garoua"),
    ("TD", "Adre|Adré|Abeche|Abéché"),
    ("NG", (
        "Lagos|Kano|Ibadan|Port Harcourt|Maiduguri|Kaduna|Jos|Borno|Borno State|Benue|Plateau State|Plateau state|"
        "Zamfara|Sokoto|Katsina|Yobe|Rivers State|Delta State|Niger Delta|Niger State|Chibok|Biafra|Enugu|Benin City|"
        "Anambra|Kebbi"
    )),
    ("NE", "Agadez|Tillaberi|Tillabéri|Diffa|Arlit|Zinder"),
    ("ML", "Timbuktu|Gao|Kidal|Mopti|Segou|Ségou|Menaka|Ménaka|Kayes|Tinzaouaten|Sikasso|Azawad"),
    ("BF", "Bobo-Dioulasso|Djibo|Barsalogho|Kaya"),
    ("CI", "Abidjan|Bouake|Bouaké"),
    ("GH", "Kumasi|Tamale|Bawku"),
    ("SN", "Casamance|Ziguinchor|Saint-Louis|Goree Island"),
    ("SL", "Kenema"),
    ("GN", "Nzerekore|Nzérékoré|Simandou"),
    ("MZ", "Cabo Delgado|Beira|Nampula|Mocimboa da Praia|Mocímboa da Praia|Pemba|Tete"),
    ("MW", "Blantyre|Zomba"),
    ("ZM", "Livingstone|Copperbelt|Kitwe"),
    ("ZW", "Bulawayo|Mutare|Victoria Falls|Marange"),
    ("ZA", (
        "Johannesburg|Cape Town|Durban|Soweto|Gqeberha|Port Elizabeth|Bloemfontein|KwaZulu-Natal|Gauteng|Western Cape|"
        "Eastern Cape|Limpopo|Mpumalanga|Free State|Northern Cape|North West province|Marikana|Robben Island|Stilfontein|"
        "Khayelitsha"
    )),
    ("AO", "Cabinda|Lobito|Benguela"),
    ("MG", "Toamasina|Mahajanga"),
    # South Asia
    ("IN", (
        "Mumbai|Bombay|Kolkata|Calcutta|Chennai|Madras|Bengaluru|Bangalore|Hyderabad|Ahmedabad|Pune|Surat|Jaipur|Lucknow|"
        "Kanpur|Nagpur|Indore|Bhopal|Patna|Varanasi|Agra|Amritsar|Chandigarh|Srinagar|Jammu|Guwahati|Kochi|"
        "Thiruvananthapuram|Goa|Imphal|Dehradun|Visakhapatnam|Coimbatore|Prayagraj|Allahabad|Ayodhya|Gurugram|Gurgaon|"
        "Noida|Ranchi|Raipur|Bhubaneswar|Shimla|Leh|Shillong|Pahalgam|Pulwama|Joshimath|Wayanad|Balasore|Morbi|Hathras|"
        "Jamnagar|Sambhal|Galwan Valley|Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Gujarat|Haryana|"
        "Himachal Pradesh|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|"
        "Odisha|Orissa|Rajasthan|Sikkim|Tamil Nadu|Telangana|Tripura|Uttar Pradesh|Uttarakhand|West Bengal|"
        "Jammu and Kashmir|Ladakh|Puducherry|Andaman and Nicobar Islands|Andaman Islands|Lakshadweep|Indian Kashmir"
    )),
    ("PK", (
        "Karachi|Lahore|Rawalpindi|Faisalabad|Peshawar|Quetta|Multan|Gwadar|Muridke|Bahawalpur|Muzaffarabad|Sialkot|"
        "Abbottabad|Swat|Swat Valley|Balochistan|Baluchistan|Sindh|Khyber Pakhtunkhwa|Waziristan|North Waziristan|"
        "South Waziristan|Gilgit-Baltistan|Azad Kashmir|Pakistani Kashmir|Torkham|Bannu|Parachinar|Kurram|Jaffarabad|"
        "Buner"
    )),
    ("AF", (
        "Kandahar|Herat|Mazar-i-Sharif|Mazar-e-Sharif|Jalalabad|Kunduz|Helmand|Panjshir|Paktika|Khost|Nangarhar|Kunar|"
        "Bagram|Bamiyan|Ghazni|Lashkar Gah|Spin Boldak"
    )),
    ("BD", "Chittagong|Chattogram|Cox's Bazar|Sylhet|Rajshahi|Khulna|Rana Plaza|Gazipur|Bhasan Char"),
    ("NP", "Pokhara|Mount Everest|Everest|Jajarkot|Lukla|Lumbini"),
    ("LK", "Jaffna|Kandy|Galle|Hambantota|Trincomalee|Batticaloa"),
    # East and south-east Asia
    ("CN", (
        "Shanghai|Guangzhou|Shenzhen|Chongqing|Tianjin|Wuhan|Chengdu|Nanjing|Xi'an|Xian|Hangzhou|Shenyang|Harbin|Dalian|"
        "Qingdao|Zhengzhou|Changsha|Kunming|Xiamen|Fuzhou|Ningbo|Suzhou|Urumqi|Lhasa|Hohhot|Lanzhou|Guiyang|Nanning|"
        "Haikou|Sanya|Zhuhai|Dongguan|Foshan|Wenzhou|Kashgar|Dandong|Guangdong|Sichuan|Hubei|Hunan|Henan|Hebei|Shandong|"
        "Shanxi|Shaanxi|Zhejiang|Jiangsu|Anhui|Fujian|Jiangxi|Yunnan|Guizhou|Gansu|Qinghai|Liaoning|Jilin|Heilongjiang|"
        "Hainan|Inner Mongolia|Xinjiang|Tibet|Guangxi|Ningxia|Three Gorges Dam|Tiananmen Square|Tiananmen|Shigatse|"
        "Tangshan|Yangtze|Tianwan"
    )),
    ("HK", "Kowloon|New Territories|Tai Po|Lantau"),
    ("TW", "Kaohsiung|Taichung|Tainan|Hualien|Hsinchu|Kinmen|Matsu|Penghu|Taitung|Keelung"),
    ("JP", (
        "Osaka|Kyoto|Yokohama|Nagoya|Sapporo|Fukuoka|Kobe|Hiroshima|Nagasaki|Sendai|Fukushima|Okinawa|Hokkaido|Kyushu|"
        "Honshu|Shikoku|Ishikawa|Noto|Noto Peninsula|Wajima|Suzu|Kumamoto|Kagoshima|Miyazaki|Niigata|Nara|Kanazawa|"
        "Miyagi|Iwate|Kansai|Tohoku|Kanto|Haneda|Narita|Mount Fuji|Yokosuka|Ofunato|Nankai Trough|Aomori|"
        "Kashiwazaki-Kariwa|Yonaguni"
    )),
    ("KR", (
        "Busan|Pusan|Incheon|Daegu|Daejeon|Gwangju|Ulsan|Suwon|Jeju|Jeju Island|Muan|Pyeongchang|Gyeonggi|Itaewon|"
        "Yeonpyeong|Camp Humphreys|Pohang|Gyeongju|Panmunjom|Uiseong|Andong|Hwaseong"
    )),
    ("KP", "Kaesong|Wonsan|Sinuiju|Punggye-ri|Yongbyon|Hamhung|Chongjin|Sohae|Nampo|Kangson|Tumangang|Sinpo"),
    ("MN", "Gobi"),
    ("PH", (
        "Quezon City|Davao|Davao City|Cebu|Cebu City|Mindanao|Luzon|Visayas|Palawan|Marawi|Tacloban|Zamboanga|Baguio|"
        "Makati|Leyte|Subic Bay|Batanes|Mayon|Taal|Kanlaon|Cagayan"
    )),
    ("VN", (
        "Ho Chi Minh City|Saigon|Haiphong|Hai Phong|Da Nang|Danang|Can Tho|Nha Trang|Ha Long Bay|Halong Bay|Lao Cai|"
        "Mekong Delta|Quang Ninh"
    )),
    ("KH", "Siem Reap|Sihanoukville|Angkor Wat|Battambang|Poipet|Oddar Meanchey"),
    ("LA", "Luang Prabang|Vang Vieng|Savannakhet"),
    ("TH", (
        "Chiang Mai|Phuket|Pattaya|Hat Yai|Chiang Rai|Koh Samui|Pattani|Yala|Narathiwat|Surin|Sa Kaeo|Mae Sot|"
        "Ubon Ratchathani|Sisaket"
    )),
    ("MM", (
        "Yangon|Rangoon|Mandalay|Rakhine|Rakhine State|Sagaing|Kachin|Shan State|Chin State|Kayin|Karen State|Lashio|"
        "Myawaddy|Sittwe|Bago|Magway|Kokang|Laukkaing|KK Park"
    )),
    ("MY", (
        "Penang|Johor|Johor Bahru|Sabah|Sarawak|Kota Kinabalu|Kuching|Selangor|Kelantan|Langkawi|Malacca|Melaka|Ipoh|"
        "Perak|Terengganu"
    )),
    ("SG", "Changi|Sentosa"),
    ("ID", (
        "Bali|Java|Sumatra|Surabaya|Bandung|Medan|Makassar|Semarang|Palembang|Yogyakarta|Aceh|Banda Aceh|Lombok|Sulawesi|"
        "Palu|Kalimantan|Papua|West Papua|Flores|Maluku|Padang|Denpasar|Batam|Riau|Sumbawa|Cianjur|West Java|East Java|"
        "Central Java|North Sumatra|West Sumatra|East Nusa Tenggara|Mount Merapi|Merapi|Semeru|Mount Semeru|Krakatoa|"
        "Anak Krakatau|Lewotobi|Natuna Islands|Natuna|Morowali|Halmahera|Timika|Grasberg"
    )),
    ("TL", "Oecusse|Baucau"),
    # Oceania
    ("AU", (
        "Sydney|Melbourne|Brisbane|Perth|Adelaide|Gold Coast|Hobart|Darwin|Cairns|Townsville|Alice Springs|Geelong|"
        "Wollongong|Lismore|Byron Bay|New South Wales|NSW|Queensland|South Australia|Western Australia|Tasmania|"
        "Northern Territory|Australian Capital Territory|Victoria state|Great Barrier Reef|Bondi|Bondi Beach|"
        "Bondi Junction|Christmas Island|Kangaroo Island|Uluru|Torres Strait|Pine Gap|Pilbara"
    )),
    ("NZ", (
        "Auckland|Christchurch|Dunedin|Tauranga|Queenstown|Rotorua|Napier|Hawke's Bay|Gisborne|White Island|Whakaari|"
        "Waikato|Otago|North Island|South Island|Kaikoura|Waitangi"
    )),
    ("PG", "Bougainville|Enga|Enga province|Manus|Manus Island|Rabaul|Porgera"),
    ("FJ", "Nadi"),
    ("SB", "Guadalcanal|Malaita"),
    ("TO", "Hunga Tonga"),
    ("PF", "Bora Bora|Mururoa"),
    ("MH", "Kwajalein|Bikini Atoll|Bikini"),
    ("FM", "Pohnpei|Chuuk"),
    ("SH", "Ascension Island|Tristan da Cunha"),
    ("MU", "Chagos Islands|Chagos|Diego Garcia|Chagos Archipelago"),
    ("RE", "Saint-Denis de la Reunion"),
)

PLACES: dict[str, str] = {place: code for code, places in _ROWS for place in places.split("|")}

# Also a personal name or a common word: a match needs a second sign, such as "in" before it.
AMBIGUOUS_PLACES: frozenset[str] = frozenset({
    "Arlington", "Austin", "Beira", "Bergen", "Berkeley", "Bradford", "Brighton", "Buffalo", "Cali", "Carthage",
    "Charleston", "Charlotte", "Cleveland", "Columbus", "Concepcion", "Constantine", "Cordoba", "Cork", "Córdoba",
    "Dallas", "Darwin", "Denver", "Derby", "Devon", "Dover", "Engels", "Essen", "Essex", "Eugene", "Faro", "Ferguson",
    "Flint", "Florence", "Flores", "Galle", "Gao", "Granada", "Hama", "Houston", "Hull", "Jackson", "Jasper", "Java",
    "Jos", "Kano", "Kent", "Kerry", "Livingstone", "Lyman", "Madeira", "Matsu", "Medina", "Mendoza", "Montana",
    "Montgomery", "Napier", "Nara", "Nazareth", "Newark", "Nice", "Norfolk", "Noto", "Orel", "Orlando", "Parkland",
    "Pemba", "Phoenix", "Plymouth", "Puebla", "Queens", "Raleigh", "Regina", "Rhodes", "Richmond", "Rio", "Rosario",
    "Salisbury", "Salvador", "Samara", "Savannah", "Selma", "Sidon", "Somerset", "Surat", "Surin", "Surrey", "Sydney",
    "Tabasco", "Tete", "Tubas", "Tula", "Tyre", "Varna", "Virginia", "Waterford", "York",
})
