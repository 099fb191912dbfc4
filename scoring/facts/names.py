"""Common given names of many cultures, and whether they are borne by men, women or either."""

from __future__ import annotations

# Folded to lower case without accents. Family names that stand first ("Kim Jong Un") are told by EASTERN_FAMILY_NAMES.
_MEN = """
    aage aapo aaron abbas abdallah abdelaziz abdul abdulaziz abdullah abdurrahman abe abel abiy abner abraham abram achim
    adam ade adebayo adel adewale aditya adnan adriaan adrian adriano adrien afonso aftab agus agustin ahmad ahmad-shah
    ahmed ahmet aidan aiden aimal aime ajay akbar akhil aki akin akinwumi akira akram akshay al alaa alain alan alasdair
    alastair albert alberto albin alden aldo alec alejandro alejo aleksandar aleksander aleksei aleksey alessandro
    alexander alexandre alexandros alexei alexey alfonso alfred alfredo ali ali-reza alistair allan allen alois aloisio
    alonso alonzo alphonse alton alvaro alvin alwaleed amadou amar amari amaro amaury ambrish amintore amir amit amos amr
    anand anas anatoly anders anderson andre andreas andrei andrej andres andreu andrew andrey andrii andriy andrzej andy
    angelino angelo angus anibal aniket anil anirudh anis ansel anthony antoine anton antoni antonio antonis antti anupam
    anwar apostolos arash archie ardeshir arend ari arjen arjun arkady armand armando armin arnaldo arnaud arne arnold
    arseny arshad art artem arthur arturo artyom arun arvid arvind asad asbjorn asen asher ashfaq ashish ashok ashraf
    ashton asif athanasios attila august augusto augustus aurelien aurelio austin avi axel ayman ayodele aziz azmin
    babajide babatunde bahram balazs bambang ban bandar baptiste barack barney barron barry bart bartholomew bartlomiej
    bartosz bas bashar basil basit bassam bassel bastien beau beauregard behrouz bekele bela ben benedict benedikt bengt
    benigno benito benjamin benny benoit bento beppe bernard bernard-henri bernardo bernd bernhard bernie bert bertram
    bertrand beto bevan bharat bilal bilawal bill billy birger bjarne bjorn blaine blake bo boaz bob bobby bogdan boguslaw
    bohdan bojan bola boleslaw bongani bongbong boris borje boyd boyko brad braden bradford bradley brady bram brandon
    branislav braulio braxton brendan brennan brent bret brett brian brock broderick brody bruce bruno bryan bryant bryce
    bryson bud buddy budi burhanuddin burkhard burt byron caio caleb calin calvin camilo carl carlo carlos carlton carter
    catalin cecil cedric cees celso cesar cesare chad chandler charles chaz chester chet chetan chidi chinedu chinua chip
    christer christian christof christoph christophe christopher christos chuck chukwuma chul-soo ciprian ciro claes
    clarence clark claude claudio clay clayton cleber clement clemente cliff clifford clifton clint clinton clive clyde
    cody colby cole colin colton connor conor conrad constantin corbin cordell corey corneliu cornelius corrado cory cosmo
    costas costin coy craig cristian cristobal csaba cuauhtemoc curt curtis cyril cyrille cyrus czeslaw daan dae-jung daiki
    daisuke dale damian damien damon dan daniel daniele danil danilo danny dante darin dario darius dariush dariusz darnell
    darrel darrell darren darryl darwin daryl dashiell dave davi david davide davis dawit dean deandre dedi deepak dejan
    delbert demarcus demetrius denis dennis denny denys denzel deon derek derrick deshawn desmond detlef dev devin devon
    devonte dewayne dewey dexter dhruv dick didier diederik diego dieter dietmar dietrich dilmar dimitar dimitris dinesh
    dirk dmitri dmitriy dmitry dmytro domenico domingo dominic dominik don donald dong-hyun donnell donnie donovan dorian
    dorin doug douglas doyle dragan dragoljub dragos duane duc dudley dumitru duncan dusan dustin dwayne dwight dylan earl
    eberhard ebrahim eckhard ed eddie eddy edgar edgardo edmond edmund edo edoardo edouard edson eduard eduardo edward
    edwin eero efrain egil egon ehud eiji einar eirik eitan ejaz ekkehard eli elias elijah elio elliot elliott ellis elmer
    elon elvin elvis emad emanuel emeka emil emile emiliano emilio emmanuel emmett emre enoch enrico enrique enzo ephraim
    eric erich erick erik erlend ernest ernesto ernie ernst errol ervin erwin esa esmail espen essam esteban ethan etienne
    ettore eugen eugene eugenio evan evangelos evans everett evgeny evo ewald ezekiel ezequiel ezra fabian fabien fabio
    fabrice fabricio fabrizio facundo fahad fahd faisal faiz farhad farhan farid farouk faustino fawad fawaz fazal federico
    felipe felix femi feng ferdinand ferenc fergus fermin fernando ferruccio fidel filippo finn flavio fletcher florent
    florian florin floris floyd forrest foster fotis fouad francesco francis francisco franciszek franck franco francois
    frank frank-walter franklin frans franz fraser fred freddie frederic frederick frederik friedrich frits fritz frode
    fumio fyodor gabor gabriel gael gaetano ganesh gareth garrett garry garth gary gaspar gaston gaurav gauthier gavin
    geert geir gene gennadiy gennady gennaro geoff geoffrey georg george georges georgi georgios georgy gerald geraldo
    gerard gerardo gergely gerhard german gernot gerrit gerry gert getachew geza ghassan gheorghe ghulam giacomo giancarlo
    gianfranco gianluca gianni giannis gijs gil gilbert gilberto giles gilles gilmar gino giorgio giorgos giovanni girish
    giulio giuseppe gleb glen glenn godfrey gonzalo goodluck gopal goran gordon goro gosta gottfried grady graeme graham
    grant grayson greg gregoire gregor gregorio gregory griffin grigori grigory grover grzegorz guenter guglielmo guido
    guillaume guillermo gulbuddin gunnar gunter gunther gus gustaf gustav gustavo guy gyorgy habib hadi haile hailemariam
    haitham hajime hakan hakeem hakon hal halvor hamad hamid hamish hamza hani hank hanns hans hans-georg harald hari
    harish harith harlan harold harrison harry harsh hartmut haruki harun haruto harvey hasan hashem hassan hatem hayato
    hazem heath hector heikki heiko heinrich heinz heitor hekmatyar helge helmut helmuth hemant hendra hendrik henk henning
    henri henrik henrique henry henryk herb herbert heriberto herman hermann hernan herschel herve hicham hideki hideo
    hidetoshi hilario hiram hiroki hiroshi hiroyuki hisham hitesh hoang holger hollis homer hooman hoon horace horacio
    horia horst hosni hossein houshang howard howie hristo hryhoriy hubert hubertus huey hugh hugo humayun humberto hung
    hunter hussain hussein hyun-woo ian ibrahim ibrahima ichiro idris ifeanyi iftikhar ignacio igor ihor ijaz ike ikenna
    ilan ilia ilias ilie ilkka illia ilya ilyas imad immanuel imran imre inam ingo ioannis ion ionut iqbal ira iraj irfan
    irvin irving irwin isaac isaiah isaias isamu ishaq ishmael isidro isko ismail israel issa istvan itamar iulian ivan
    ivaylo ivica ivo ivor iwan jaakko jaap jaber jabu jacek jack jackson jacob jacques jae-in jagdish jahangir jaime jair
    jairo jake jakob jakub jalal jamaal jamal jamar jamarcus jameel james jamil janez janne janos janusz jaquan jared jari
    jarmo jaroslaw jarrett jarrod jarvis jason jasper javad javed javier javon jawad jay jayant jayden jaydon jaylen jean-
    jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-noel
    jean-paul jean-yves jeb jed jeff jefferson jeffrey jelle jens jeremiah jeremy jermaine jeroen jerome jeronimo jerrod
    jerry jerzy jesper jesse jesus jethro jian jim jimmie jimmy jin-woo jinping jiri jiro jitendra joachim joao joaquim
    joaquin jochem jochen joe joel joerg johan johann johannes john johnny joko jomo jon jonah jonas jonathan jonathon jong
    jong-il jong-un joost jordi jorg jorge jorgen joris jorn jos joschka jose josef joseph josh joshua josiah josip josue
    jouni jovan jozef jozsef juan juan-carlos juergen juha juhani jukka jules julian julien julio julius jun junaid
    junichiro jurgen justin juwan kaare kabir kader kai kaito kaleb kalle kaloyan kamal kamau kamel kamil kamran kanye
    kapil karan kareem kari karim karl karl-heinz karl-theodor karol karoly karsten kartik kashif kaspar katsuya kaveh
    kayode kazimierz kazuki kazuo keegan keenan keiji keir keisuke keith keller kelvin kemal ken ken'ichi kendrick kenichi
    kenji kenneth kenny kensuke kent kenta kenyatta kermit kevin khairy khaled khalid khalifa khalil khanh khizr kieran
    kimmo kip kipchoge kiprono kiril kirill kirk kishore kiyoshi kjell klaus knut kobe koen kofi kohei koichi koji konrad
    konstantin konstantinos kostas kostiantyn kosuke kourosh krasimir krishna kristian kristof kristoffer krzysztof kumar
    kunle kurt kwabena kwame kwang- kwesi kyle kyriakos kyrylo kyung-soo lachlan lajos lalit lamar lamont lance landon
    lanny lanre larry lars lasse laszlo latif laurent laurentiu lauri lavar lawrence lazaro leandro lebron lech lei leif
    leland len lennart lenny leo leon leonard leonardo leonel leonid leopold leopoldo leroy les lester leszek lev levi
    lewis liam liaquat lincoln linus lionel lisandro liviu ljubomir lloyd lodewijk logan loic lonnie lorenzo lothar louis
    lowell luc luca lucas lucian luciano lucien lucio ludovic ludwig luhut luigi luis luiz lukas lukasz luke luther lutz
    lyle lyndon lyuben maarten maciej madhav mads magne magnus mahathir mahendra maher mahesh mahmood mahmoud majid makis
    makoto maksim maksym malcolm malik mamdouh mandla manet manfred manish manmohan manny manoj manolo mansoor mansour
    manuel maqsood marc marcel marcello marcelo marcial marcin marcio marco marcos marcus marek mariano mario marius
    mariusz mark markku marko markus marlon marquis marshall martin marty marvin marwan masahiro masaki masao masato
    masayoshi mason masoud massimiliano massimo matej mateo mateusz mathieu matias mats matt matteo matthew matthias matti
    mattias matvey maurice mauricio maurizio mauro max maxim maxime maximilian maximo maxwell mazen mehdi mehmet mehrdad
    mel melvin menachem mengistu menno merle merlin merrick mervyn micah michael michal michalis michel michiel mick mickey
    miguel mihai mihaly mika mikael mike mikhail mikkel mikko miklos milan miles milo milorad milos milton min-ho min-jun
    minh minoru mircea mirko miroslav miroslaw mitch mitchell mitsuo mitt mladen moataz modesto mogens mohamed mohammad
    mohammad-reza mohammed mohan mohit mohsen mohsin moises mojtaba montrell moo-hyun mordechai moritz morris mort morten
    morteza mortimer moses moshe mostafa moussa muammar muhammad muhammadu mukesh mukul mumtaz munir murat murilo murray
    mushtaq mustafa mwangi mykhailo mykola mykyta myles myron myung-bak nabil nadeem nader naeem naftali naguib nahuel naif
    naim najib nando naoki naoto naoyuki narciso narendra naser nasir nasser nate nathan nathaniel naveen nawaz nayib neal
    nebojsa ned neil nello nels nelson nenad nestor neville newt nicholas nick nicolae nicolas nicolo nicusor niels nigel
    nikhil nikita niklas nikola nikolai nikolaus nikolay nikos nilesh nils nino nishant nitin nizar nkosi nnamdi noah
    noboru nobuo noel nolan noman norbert norberto norm norman norris obaidul obinna octavian octavio odell odinga ognyan
    ola olaf olavo ole oleg oleh oleksandr oleksii oleksiy oliver olivier olli ollie olof olusegun oluwaseun omar omari
    omer onno orlando orrin orson orville osama osamu oscar oskar osman ostap oswald oswaldo otavio otieno otis ottmar otto
    ovidiu owais owen oystein ozzie paavo pablo paddy pal panagiotis panfilo pankaj paolo pascal pasquale patrice patricio
    patrick paul paulino paulo pavel pavlo pavlos pawel pedro peer pekka pelle pentti per percy perry pervaiz pervez pete
    peter petr petro petros petru petter petteri phil philando philip philipp philippe phillip phineas phuc piero pierre
    piers piet pieter pieter-jan pietro pim piotr plamen poul prabhat prabowo prakash pranav prasad praveen pravin prayut
    predrag prem preston przemyslaw puneet pyotr qamar qasem qasim qassem qiang quang quentin quincy quinton rachid
    radoslaw radovan radu raed rafa rafael rafal raffaele rafik rafiq raghav raghu rahm rahul raila raimund rainer raj
    rajendra rajesh rajiv rakesh ralf ralph ram ramadan ramesh rami ramin ramiro ramon ramsey ramzan rand randal randall
    randolph randy raphael rasheed rashid rasmus rasul ratko raul ravi ray raymond raymundo raza razak razvan recep reed
    reggie reginald regis rehman reid reinaldo reince reiner reinhard reinhold remi remy renan renato rene rex reynaldo
    reza rhett rhys riad ric ricardo riccardo richard rick rickey ricky rico rigoberto rik rikuto rishi risto riyad rizal
    rizwan rob robbie robby robert roberto rocco rod roderick rodney rodolfo rodrigo roel rogelio roger rohan rohit roland
    rolando rolf rollin romain roman romano romeo ron ronald ronan ronnie roosevelt rory roscoe rosen ross rostyslav roy
    ruben rubens rubin rudiger rudolf rudolph rudy rufus rumen rune rupert ruslan russ russell rustem rutger ruud ruy ryan
    ryo ryota ryszard ryuichi saad saburo sachin saddam saeed saeid saif sajid sakari sal salah saleem saleh salem salim
    salman salvador salvatore sameer sami samir sammy samson samuel sandeep sander sandip sandor sandro sang- sani sanjay
    sanjeev santiago santos sarfraz sartaj satish satoshi saturnino satya saul sauli saurabh sayed scot scott scottie sean
    sebastian sebastien segun seiji selim semyon senthil seppo serge sergei sergej sergey sergii sergio serhii serhiy seth
    seung-woo severo seymour shadi shahbaz shahid shahram shakeel shane sharif shaukat shaun shawn shehbaz sheldon sherman
    sherrod shigeo shigeru shimon shingo shinichi shinji shinzo shiv shlomo shoaib shohei shoichi shota shuichi shunsuke
    shyam siavash sibusiso sid siddharth siebren siegfried sigifredo sigmar sigmund sigurd sikandar silvio simeon simon
    sindre sipho sirajuddin sjoerd slavko slawomir slobodan sohail sokha solomon somchai sonny soo soren sorin sosuke
    sourav spencer spiros spyros srdjan srettha stan stanislas stanislav stanislaw stanley stathis stavros stef stefan
    stefano stefanos stelios stepan stephan stephane stephen steve steven stewart stig stipe stoyan stuart subhash
    subramanian sudhir suk-yeol sukarno sulaiman suleiman sumit sundar sung-ho sung-min sunil surayud suresh surya susilo
    susumu sutopo svein sven sybrand syed sylvain sylvester szymon tad tadashi tadeusz tae-yong tae-yul taha tahir taichi
    taiga takahiro takashi takeo takeshi takuya talal talat tamas tamer tamir tanner tanveer tanvir tapio taras tarcisio
    tarek tariq taro tarun tate tatsuo tatsuya tavish tavon tayyip ted teddy tedros teemu tejas tendai teodoro terence
    terje terrance terrell terrence tesfaye tetsuo teun thabo thad thaddeus thaksin thanasis thein themba theo theodore
    theodoros thiago thibault thierry thijs thilo thomas thor thorbjorn thornton thorsten thurgood tiago tiberiu tibor tijn
    tim timo timofey timothy timur tito titus tjeerd tobey tobias tobin toby tod todd tofail tom tomas tomasz tomislav
    tommaso tommy tomohiro toni tony tor torbjorn tore torsten toru toshio toshiro traian travis trayvon tremaine trent
    trenton trevor trey tristan trond trong troy truman tsuyoshi tsvetan tuan tucker tudor tunde tuomas tupac turner ty
    tyler tyrek tyrell tyrese tyrone tyson uche uday udo ugo uhuru ulf ulises ulrich ulysses umar umberto umesh upton uri
    uriel usama usman uwe vaclav vadim vadym valentin valentyn valeri valerio valeriy valery vance vangelis varun vasile
    vasily vassilis vasyl veikko venkat ventsislav vern vernon vesselin viacheslav vic vicente victor vidar vijay vikas
    vikram viktor ville vinay vince vincent vincenzo vinicius vinod viorel virgil vishal vitali vitalii vitaliy vitaly vito
    vitor vittorio vivek vlad vladimir vladislav vojislav vojtech volker volodymyr vuk vusi vyacheslav wael wafula wagner
    waldo waleed walid wallace wally walter walther waqar warren wasim waylon wayne wendell werner wes wesley wieslaw
    wilbert wilbur wilfred wilfredo wilfried wilhelm will willard willem william willie willis wilmer wilson wim winfried
    winston wiranto witold wladimir wlodzimierz wojciech wole wolfgang wolfram woo-jin woodrow woody wopke wouter wyatt
    xander xavier xolani yaakov yahya yair yakubu yanis yann yannick yannis yaroslav yash yasin yasir yasser yasuhiko
    yasuhiro yasuo yazid yegor yehuda yemi yevgeni yevgeny yevhen yigal yitzhak yoav yogesh yoichi yoji yong-hyun yoon
    yordan yosef yoshi yoshihide yossi yosuke young-ho yousaf youssef yousuf yoweri yuji yukio yuri yusuf yuta yutaka yuval
    yvan yves yvon zabihullah zac zach zachariah zachary zack zaheer zahid zaid zakhar zaki zakir zalmay zane zayd zbigniew
    zdravko zdzislaw zeke zeljko zev zhelyu zhivko zia ziad ziaur ziyad zlatko zoltan zoran zsolt zubair zulfikar zulfiqar
    zvonimir zygmunt
"""
_WOMEN = """
    aaliyah aarti abebi abeer abena abha abigail achieng ada adaeze adanna adaobi addison adela adelaide adele adelina
    adeline adina aditi adriana adrienne adwoa afaf afia agata agatha agathe agnes agnetha agnieszka ahlam aida aikaterini
    aiko aileen aimee aino aisha aishwarya aisling aja akane akanksha akemi akiko akinyi akosua alana alba alberta
    aleksandra alenka alessandra alessia alexa alexandra alexandria alexia alexis alia alice alicia alicja alina alisa
    alisha alison alissa aliyah allie allison allyson alma almudena althea alyson alyssa ama amaka amal amalia amanda amani
    amara amaya amber amelia amelie ami amie amina amira amna amparo amy ana ana-paula anabel anais anandi ananya anastasia
    anastasiya anda andie andreea andreina andreja aneta anette angela angelica angelika angeliki angelina angelique angie
    anika anissa anita anja anjali anke anki ann anna anna-maria annabel annabelle annalena annalise annamaria anne anne-
    anne-sophie annegret anneke anneli anneliese annemarie annemiek annette anni annick annie annika annmarie anouk antje
    antoinette antonella antonia anu anushka aparna april arabella araceli archana areej ariadne ariana ariane arianna
    ariel arlene armelle arpita arwa asami asha ashlee ashleigh asifa asma asmaa astrid asuka asuncion athena atieno atsuko
    aubrey aude audrey augusta auma aurelia aurora aurore autumn ava avani axelle aya ayaka ayako ayelet ayesha ayse ayumi
    azadeh azar aziza azucena babette bailey barb barbara barbel basma bea beata beate beatrice beatrix beatriz becca becky
    belen belinda bella benazir benedita benita berit bernadette bernarda bernice bertha bess bessie beth bethany betsy
    bette bettina betty beulah beverley beverly bhavna bianca biljana billie birgit birgitta birgitte blanca blanche bodil
    bonnie boryana bozena bree brenda briana brianna bridget bridgette brigitte britney britta brittany brooke bryony
    bushra busisiwe caitlin caitlyn callie camelia camila camille candace candice capucine cara carina carla carlota
    carlotta carly carme carmela carmelita carmen carol carola carole carolina caroline carolyn carolynn carrie cass
    cassandra cassia cassidy cassie catalina caterina catharina catherine cathie cathleen cathy catrina cayetana cecelia
    cecile cecilia celeste celia celina celine chanel chantal charlene charlotte charmaine chelsea cherie cherry cheryl
    chiamaka chiara chieko chimamanda chioma chitra chiyoko chloe christa christabel christel christelle christi christiane
    christie christina christine christy chrystia cindy cinzia claire clara clare clarice clarissa claudette claudia
    claudine clementine cleo clotilde colette colleen concepcion concetta condi condoleezza connie constance consuelo cora
    coral corazon corina corinne cornelia courtney cristiana cristina crystal cybele cynthia daciana dagmar daisy dalal
    dalia daniela daniella danielle danuta daphne darcy darla darlene darya dawn deanna deanne debbie debby debi debora
    deborah debra deepa deepika deepti deidre deirdre delcy delfina delia della delores delphine demi denisa denise desiree
    desislava devika diana diane dianna dianne dilma dimitra dina dinah dionne divya dixie diya doaa dolly dolores
    dominique donatella donna dora doreen doria doris dorota dorothea dorothee dorothy dottie dragana dulce durga eartha
    ebba ebele ebony eda edeltraud edie edith edna edwina eeva effie efua eija eileen eirini ekaterina elaheh elaine
    eleanor eleanora elena eleni eleonora elfriede eliane elif elin elina elinor elisa elisabeth elisabetta elise elisha
    eliza elizabeth elke ella ellen ellie elly elodie eloise elsa elsa-fo else elsie elspeth elvira elyse elzbieta eman
    emiko emilia emilie emily emine emma emmanuelle emmeline encarnacion enid eri erica ericka erika eriko erin erma erna
    ernestine esha esi esme esmeralda esperanza estela estelle esther eszter ethel etta eugenia eugenie eun-hye eunice eva
    evangelia evangeline evelina evelyn evie ewa ewelina fabiana fabienne fabiola fadia faith fang fanny farah farida
    fariha farzana fatima fatimah fatma fatou fawzia fay faye federica felicia felicity femke fereshteh fern fernanda
    filomena fiona fiorella flavia fleur floor flora florence florencia folake folasade fozia frances francesca francine
    francisca francoise frauke freda frederica frederique freya frida friederike fumiko funmilayo gabby gabriela gabriele
    gabriella gabrielle gail galina gayatri gayle geeta geke gemma geneva genevieve georgette georgia georgiana georgina
    geraldine gerda germaine gertrude gesine geun-hye ghada ghazala ghislaine giada gianna gigi gilda gillian gina ginevra
    ginger ginny giorgia giovanna gisela giselle gita giulia giuliana giuseppina gladys gleisi glenda glenys gloria golda
    golnaz gordana graca grace graciela grazia grazyna greer greta gretchen grete griselda gro guadalupe gudrun guillermina
    guinevere guri gwen gwendolyn gwyneth gwynne habiba hadeel hadley hafsa hailey hajar hala haley halima halina hallie
    hana hanaa hanako hanan hanna hannah hanneke hannelore harper harriet haruka haruko harumi hasina hatsune hattie hayley
    hazel heather hedda hedwig hege heide heidemarie heidi heike heleen helen helena helene helga helle helmi hema
    henrietta herminia hermione hester hideko hikari hilary hilda hilde hildegard hillary hina hind hiroko hiromi hirut
    hisako hitomi holly hope hortensia hsiu-lien huda huguette hui huma humaira huong hye-won hyun hyun-jung iara ida
    ifeoma ijeoma ilana ilaria ildiko ileana ilene ilhan iliana ilona ilse ima iman imani imelda imogen inas indira indrani
    ineke ines inez ing-wen inga inge ingeborg inger ingrid ingvild inkeri inmaculada inna intisar ioana ioanna iona iratxe
    irena irene irina iris irma irmgard iryna isabel isabela isabella isabelle isadora ishita isidora isla ivana ivanka
    ivelina ivette ivonne ivy iwona izabela jacinda jacklyn jaclyn jacoba jacqueline jacquelyn jada jade jadranka jadwiga
    jamila jana janae janaina jandira jane janelle janet janette janice janie janina janine jannicke jasmin jasmine jasna
    jaya jayanti jayne jeanette jeanie jeanine jeanne jeannette jeannie jelena jen jenifer jenna jennie jennifer jenny jeri
    jerri jess jessica jet jewel ji- ji-woo jill jillian jimena jo joan joanie joann joanna joanne jocelyn jodi jodie
    joelle johanna joice jolanta joleen jolene joni josefa josefina josephine josette josie joy joyce juana juanita judi
    judit judith judy jule juli julia juliana juliane julianna julianne julie juliet julieta juliette jumana june junko
    jussara justine justyna jutta jyoti jytte kaarina kacey kaisa kaitlin kaitlyn kaja kajal kajsa kalina kalliope kalpana
    kamala kamila kamini kanika kaori kara karen karien karin karina karine karla karly karolina karuna karyn kassandra
    katalin katarina katarzyna kate katelin katelyn katerina kath katha katharina katharine kathe katherina katherine kathi
    kathie kathleen kathrin kathryn kathy katia katie katja katri katrin katrina katy katya kavita kavya kawthar kay kaye
    kayla kayleigh kazuko keiko keira keisha kelley kelli kellyanne kelsey kemi kendra keri kerri kerstin ketanji khadija
    kiersten kimberley kimberly kinga kira kirsten kirsti kirstie kirstin kirstjen kitty kiyoko kjersti klara klaudia
    kolinda komal krista kristalina kristen kristi kristie kristin kristina kristine kristy krisztina kriti krystal
    krystyna kulsoom kumiko kyla kylie kyoko kyra kyriaki kyung-hee kyung-wha lacey laetitia lakshmi lamia lan-anh lana
    lara larisa lata latanya latasha latifa latifah latisha latonya latoya laura laure laurel lauren laurence laurie
    lavinia layan layla lea leah leana leandra leani leanna leanne leela leena leila leilani lena lene leni lenore leona
    leonie leonor leonora lerato leticia letitia letizia lettie lexi leyla li-na lia liana libby licia lidia liesbeth ligia
    liisa lila lilian liliana lilith lillian lilly lily lina linda lindiwe lindsay lindsey ling linn linnea lisa lisbet
    lisbeth lise lisette liv livia liz lizzie ljiljana ljubica lois lola lora loredana lorella lorena lorenza loretta lori
    lorna lorraine lottie louisa louise lourdes luana luann lubna lucero lucia luciana lucie lucille lucinda lucretia
    lucrezia lucy lucyna ludivine ludmila luisa luiza lula luminita lupe luz lydia lyn lynda lynette lynne lynsey lyudmila
    maaike maarit mabel macarena machiko machteld macy madalina maddalena maddie madeleine madelyn madge madhuri madison
    mae maeve magali magda magdalena maggie maha mahira mahnaz mahsa mai maia maija maisie maissa maite maj maja makayla
    maki mala malak malala malgorzata malia malin malini mallory mamata manal mandira mandy manisha manju manon manuela
    mara marcela marcella marci marcia marcy margaret margarita margaux marge margery margherita margie margo margot
    margret margrethe margriet marguerite mari maria maria-elena mariah mariam mariana marianna marianne mariastella
    maribel maricarmen maricela marie marie-claire marie-france marie-louise marieke mariela mariella marielle marietta
    marije marijke mariko marilyn marina marine marisa marisol marissa marit marita maritza mariya marja marjatta marjolein
    marjorie marla marleen marlene marlies marnie marsha marta martha martina martine mary maryam maryann maryanne marybeth
    maryellen marzena masako masih mathilde matilda matilde maud maude maura maureen mavis maxine maya mayawati mayra maysa
    mayumi mazie mckenzie meaghan meaza meena meenakshi meera meg megan megawati megha meghan meglena megumi mehreen mei
    mei-ling mekdes melania melanie melinda melissa melody mercedes mercia meredith merel merja meryl mette mi-kyung mia
    micaela michaela michaele michela michele michelle michiko midori mihaela miho miki mila milagros mildred milena
    millicent millie mimi min-ji mina minako mindy minerva minna minnie mira miranda mireille mirela mireya miri miriam
    mirja mirjam mirjana mirta misaki missy mitsuko miyako miyuki mizuki mohini moira mollie molly momoko mona monica
    monika monique montserrat mounira mridula mufida mukta mulyani muna muriel myra myriam myrna myrtle na nabila nada
    nadezhda nadia nadine nafisa nahed nahid naila naima najat najla najwa naledi nalini namrata nan nanako nancy nandi
    nandini nanette naoko naomi narges nasreen nasrin natacha natalia natalie natalya natasa natasha nathalie natividad
    natsuki natsuko nawal nayla nazia neda neelam neelie neeta neha nell nellie nelly nermin nesrine nettie neva ngozi nia
    nichola nicki nicola nicole nicoletta nicolette nicolle nida nienke nieves nighat niki nikki nikole nilde niloufar nina
    nirmala nisha nisia nisreen nita njeri nkechi nkosazana nneka noa noelia noelle noemi noemie nola nomsa nomvula nona
    noor nora norah noreen noriko norma nosipho nour noura nuala nupur nura nuria nusrat nyambura oana obiageli oby oceane
    octavia odessa odette odile ofelia ogechi oksana olabisi olena olga olive olivia oluchi olympia omarosa omotola
    omowunmi oona opal ophelia oprah ornella otilia outi padma paetongtarn paige paivi palesa pallavi paloma pam pamela
    pansy paola paraskevi parisa parul parvati pascale patricia patrizia patrycja patsy patti pattie patty paula paulette
    paulina pauline payal pearl peggy penelope pennie penny perla petra petunia phoebe phuong phyllis pia piedad pilar
    pirjo pirkko polly pooja poppy portia pragya pratibha preeti priti priya priyanka prunella puan punam purnima queenie
    rabab rabia rachael racheal rachel rachida radha radostina rae rafaela raffaella raghad ragna ragnhild rahaf raija
    rajni rakhi raluca ramona rana randa randi rani rania raquel rasha rashmi raven rawan razan razia reba rebeca rebecca
    rebekah reem regina rehana reiko reina rekha remedios rena renata renate renee renske renu reta retno reva rhea rhoda
    rhona rhonda ria ricarda richa rie rieko rigmor rigoberta riikka riitta rika rima rita ritsuko ritu ritva roberta
    robina robyn rochelle rocio rola romaine romy rona ronda rosa rosalia rosalie rosalind rosalinda rosaline rosalyn
    rosamund rosangela rosanna rosanne rosario rose roseana roseanne roselyne rosemarie rosemary rosetta rosie rositsa
    roslyn rosmah rossana rossella roswitha rosy rowena roxana roxane roxanne roya ruba rubina ruby ruchi rukhsana rumiko
    rumyana rupa ruqayya ruth ruthie sabah sabina sabine sabrina sachiko sadaf sade sadhna sadia sadie safiya sahar sahle-
    work saima sakshi sally salma salome samantha samar samia samina samira sana sanae sandra sandrine sangeeta sania sanna
    saoirse saori sara sarah sari sariah sarita saroj saskia satoko satu savannah savita sawsan sayaka sayuri scarlett
    seema segolene seija selena selina selma serena setareh setsuko seung-hee severine shagufta shahira shahnaz shaima
    shaimaa shaista shalini shana shania shanice shanna shannan shari sharla sharlene sharman sharmila sharon sharron
    sharyn shauna shawna shazia sheela sheena sheila shelby shelia shelley shelly sheree sheri sherri sherrie sherry sheryl
    shilpa shira shirin shirley shizuka shizuko shobha shonda shreya shruti shu-chen shubha sian sibyl sieglinde siena
    sienna sigrid siham silke silvana silvia simona simone sinikka siobhan siri sirpa sissel sita siv slavica sloane smita
    smriti sneha snezana so-young sofia solange soledad solene solenn solveig sonal sonali sonam sondra sonia sonja sonya
    soo-jin soo-yeon sophia sophie sorana soraya soumya stacey staci stacie stavroula stefania stefanie steffi stella steph
    stephania stephanie sucheta sudha sue suella suha sujata sukanya sumaira sumaya sumiko sun-hee sunanda sunita sunniva
    supriya susan susana susanna susannah susanne sushila sushma susie suu suvi suzan suzana suzanne suzette suzie suzy
    svenja svetlana swati sybil sylvia sylvie sylwia synnove tabata tabitha tahani tahira taina talia tamar tamara tameka
    tami tamika tammi tammie tammy tamsin tania tanisha tanja tanuja tanvi tanya tara tarja tasha tatiana tatiane tatjana
    tatum tatyana tawanda tawny tayla tehmina temitope tera teresa tereza teri terri tess tessa thandi thandiwe thea thelma
    thembi theodora theresa therese thomasina thora thuli thuy tia tiana tiffany tiina tilda tilly timea tina tineke
    titilayo tiziana tomoko tone tonya tori torill toshiko tove tracey traci tracie tricia trina trinidad trisha trixie
    trudy trupti truus tsehay tsvetelina tulsi tuula tuva tyra tytti tzipi ulla ulrike uma una unni urmila ursula urszula
    urvashi uschi usha ute uzma valarie valentina valeria valerie vandana vanesa vanessa vani vanna varsha vasiliki
    vasundhara vera verna verona veronica veronique vesela vesna vibeke vicki vickie vicky victoria vidya vijaya viktoria
    vimala viola violet violeta viorica virginia virginie virpi vivian viviana viviane vivien vivienne vjosa wafa wairimu
    waltraud wambui wan-azizah wanda wangari wanjiku warda wenche wendy weronika whitney whoopi wilhelmina willemijn wilma
    winifred winnie winona wioletta xiaoling ximena xiomara xiu yaa yadira yael yamini yana yara yasemin yasmeen yasmin
    yasmine yasuko yayoi yekaterina yesenia yetunde yingluck ylva yo-jong yoko yolanda yoon-ah yordanka yoshiko yosra
    young-ae yu- yui yukari yuki yukiko yulia yuliya yumi yumiko yuriko yvette yvonne zahra zainab zanele zara zaynab zeba
    zelda zena zeynep zinhle zodwa zoe zofia zohra zora zoraida zorana zosia zsuzsanna zubaida zuleika zulma zuzana zuzanna
"""
_EITHER = """
    alex amarjit andrea angel anh ashley avery bin bobbie brook cameron carey cary casey chandra charlie chase chris chun
    clair codie dakota dana dawa dee devan devyn drew ebo emerson finley frankie gale gurpreet hai hanh harley harpreet
    hayden hua hyun indigo jackie jaden jael jamie jan jaspreet jean jessie ji jia jie jin jing jody joey joon jordan kang
    kelly kendall kennedy kerry kim kiran kris kuldeep lan lashawn lee leigh leslie lin lobsang loren lou lynn mackenzie
    manpreet marian marion min ming misha morgan nicky nima ning paris parker pat pema peng peyton ping presley qi qin qing
    quinn reagan reese ricki riley robin rong rowan rui sacha sam sandy sasa sasha seung shan shannon shashi shea shu
    sidney skyler soo stacy stevie suman sung sydney tam tao tashi taylor tenzin terry thanh ting tory tracy val wei wen xi
    xia xiang xiao xin xue yan ying yong yu yuan yun zhen zhi zhong
"""

GIVEN_NAMES: dict[str, str] = {name: sex for sex, names in (("m", _MEN), ("f", _WOMEN), ("u", _EITHER)) for name in names.split()}

# A short form -> the names that it may be short for. Forms that begin the full name ("Dan", "Chris") need no row.
SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "abby": ("abigail",), "andy": ("andrew",), "barb": ("barbara",), "becky": ("rebecca",), "bernie": ("bernard",),
    "bert": ("albert", "robert", "herbert"), "beth": ("elizabeth",), "betsy": ("elizabeth",), "betty": ("elizabeth",),
    "bill": ("william",), "billy": ("william",), "bob": ("robert",), "bobby": ("robert",), "cathy": ("catherine",),
    "chuck": ("charles",), "cindy": ("cynthia",), "debbie": ("deborah", "debra"), "dick": ("richard",),
    "dmitry": ("dmitri",), "dolly": ("dorothy",), "ed": ("edward", "edwin", "edmund"), "gerry": ("gerald", "gerard"),
    "hank": ("henry",), "harry": ("harold", "henry"), "jack": ("john",), "jeb": ("john",), "jerry": ("gerald", "jerome"),
    "jim": ("james",), "jimmy": ("james",), "joe": ("joseph",), "kate": ("katherine", "catherine"),
    "kathy": ("kathleen", "katherine", "kathryn"), "katie": ("katherine", "kathryn"), "ken": ("kenneth",),
    "larry": ("lawrence",), "liz": ("elizabeth",), "maggie": ("margaret",), "meg": ("margaret", "megan"),
    "mick": ("michael",), "mike": ("michael",), "nancy": ("ann",), "ned": ("edward",), "peggy": ("margaret",),
    "polly": ("mary",), "rick": ("richard",), "rob": ("robert",), "robby": ("robert",), "ron": ("ronald",),
    "sandy": ("sandra", "alexander"), "sasha": ("alexander", "alexandra"), "sue": ("susan",), "ted": ("edward", "theodore"),
    "tina": ("christina",), "tom": ("thomas",), "tommy": ("thomas",), "tony": ("anthony",), "vicky": ("victoria",),
    "volodya": ("vladimir",), "will": ("william",), "zach": ("zachary",),
}

# Family names that stand first in the languages of East Asia: "Kim Jong Un" is "Mr Kim".
EASTERN_FAMILY_NAMES = frozenset(
    "ahn an bae ban cai cao cha chan chang chen cheng cheung cho choe choi chow chu chun chung cui dai dang deng ding dong du fan "
    "fang feng fu gao geng gong gu guo han hao he ho hong hu huang hun huynh hwang im jang jeon jeong ji jia jiang jin jo jung kang "
    "kim ko kong kwak kwon lai lam lau le lee leung li liang liao lim lin ling liu lo lu luo ma mao meng min moon na nam ng ngo "
    "nguyen noh oh ouyang pak pan park peng pham phan qi qian qin qiu ren rhee ri ro roh seo shao shen shi shin sim so son song su "
    "suh sun tan tang tao teng tian tong tran truong tsai tsang tse vo vu wan wang wei wen wong woo wu xi xia xiao xie xiong xu xue "
    "yan yang yao ye yeh yi yin yoo yoon you yu yuan yun zeng zhang zhao zheng zhong zhou zhu zhuang zou".split()
)
