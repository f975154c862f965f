import { wordSet } from '../../word-set.ts';

/** Countries, states, capitals and other places of one word. */
export const places = wordSet(`
afghanistan africa alabama alaska albania algeria america amsterdam anchorage ankara antarctica arabia arctic argentina arizona
arkansas armenia asia athens atlanta austin australia austria azerbaijan baghdad bahrain baku balkans baltimore bangkok bangladesh
barcelona beijing beirut belarus belgium belgrade benghazi berlin bosnia boston brazil britain brooklyn brussels bucharest budapest
buffalo bulgaria burma cairo calais california cambodia cambridge canada canberra caribbean caucasus charleston charlotte chicago
chile china cincinnati cleveland colombia colorado columbia congo connecticut copenhagen crimea croatia cuba cyprus czechia dallas
damascus davos dayton delaware delhi denmark denver detroit doha donbas donbass donetsk dubai dublin ecuador edinburgh egypt
england eritrea estonia ethiopia europe ferguson finland flint florida france frankfurt gaza geneva georgia germany ghana glasgow greece
greenland guam guantanamo guatemala haiti hamburg hanoi harlem havana hawaii helsinki hiroshima honduras honolulu houston hungary
iceland idaho illinois india indiana indianapolis indonesia iowa iran iraq ireland israel istanbul italy jakarta jamaica japan
jerusalem johannesburg jordan kabul kansas kazakhstan kentucky kenya kharkiv kherson kiev korea kosovo kursk kuwait kyiv kyrgyzstan
laos latvia lebanon liberia libya lisbon lithuania liverpool london louisiana luhansk luxembourg lviv madrid maine malaysia mali
malta manchester manhattan manila mariupol maryland massachusetts mecca melbourne memphis mexico miami michigan milan milwaukee
minneapolis minnesota minsk mississippi missouri moldova monaco mongolia montana montenegro montreal morocco moscow mosul munich
myanmar nashville nebraska nepal netherlands nevada newark niger nigeria norway odesa odessa ohio oklahoma oman omaha ontario oregon orlando
osaka oslo ottawa oxford pakistan palestine panama paris pennsylvania peru philadelphia philippines phoenix pittsburgh poland
portland portugal prague princeton pyongyang qatar quebec queens raleigh ramallah reykjavik riga riyadh romania rome rotterdam russia rwanda
sacramento salem sarajevo scotland seattle seoul serbia shanghai sicily singapore slovakia slovenia sofia somalia spain stockholm sudan
sweden switzerland sydney syria taipei taiwan tajikistan tallinn tampa tbilisi tehran tennessee texas thailand tibet tokyo toronto
tripoli tucson tulsa tunisia turkey uganda ukraine uruguay utah uzbekistan vancouver vatican venezuela venice vermont vienna vietnam
vilnius virginia wales warsaw washington wiesbaden wisconsin wyoming yemen yugoslavia zagreb zaporizhzhia zimbabwe zurich
`);

/** Places of two words. */
export const twoWordPlaces = new Set(
  `new york|new jersey|new hampshire|new mexico|new orleans|new england|new zealand|new delhi|north carolina|south carolina|
north dakota|south dakota|north korea|south korea|north africa|south africa|south america|north america|latin america|
west virginia|united states|united kingdom|united arab|rhode island|los angeles|las vegas|san francisco|san diego|san antonio|
san jose|san bernardino|santa monica|st. louis|saint petersburg|saudi arabia|sri lanka|hong kong|puerto rico|costa rica|el salvador|
middle east|west bank|des moines|fort worth|salt lake|long island|baton rouge|palm beach|tel aviv|abu dhabi|east coast|west coast|
cedar rapids|green bay|grand rapids|buenos aires|rio de|northern ireland|eastern europe|central europe|western europe|
staten island|coral gables|capitol hill|el paso|great britain|silicon valley|wall street|south sudan|the hague|black sea`
    .split('|')
    .map((place) => place.trim()),
);

/** Peoples, languages and parties. They stand before a name or a noun and are no part of the name. */
export const demonyms = wordSet(`
afghan african albanian algerian american arab arabian argentine armenian asian australian austrian azerbaijani bavarian belarusian
belgian bosnian brazilian british bulgarian californian cambodian canadian catholic catholics chechen chilean chinese christian
christians colombian conservative conservatives croatian cuban cypriot czech danish democrat democratic democrats dutch egyptian
english estonian ethiopian european finnish flemish floridian french georgian german gop greek hispanic hispanics hungarian icelandic
independent independents indian indonesian iranian iraqi irish islamic islamist israeli italian japanese jewish jews jordanian kenyan
korean kurdish kuwaiti labour labor latin latino latinos latvian lebanese liberal liberals libertarian libertarians libyan lithuanian
malaysian mexican moldovan moroccan muslim muslims nigerian nordic norwegian orthodox pakistani palestinian palestinians persian
peruvian polish portuguese protestant republican republicans romanian russian russians saudi scottish serbian slovak slovenian
somali soviet spanish sudanese sunni shiite swedish swiss syrian syrians taiwanese texan thai tory tories tunisian turkish ukrainian
ukrainians venezuelan vietnamese welsh western white black eastern northern southern
`);

/** Days, months and feasts. */
export const calendar = wordSet(`
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
december jan jan. feb feb. mar. apr. aug aug. sept sept. sep oct oct. nov nov. dec dec. mon tue wed thu fri sat sun christmas easter
thanksgiving ramadan
`);

/** A run of capital words that ends with one of these names a body, a work or a place, not a person. */
export const bodyWords = wordSet(`
academy act action administration affairs agency airlines airport alliance america american amendment army arena assembly associates
association attorneys authority avenue award awards bank bar base bill board boulevard bridge broadcasting brothers building bureau
business cabinet campaign capitol care caucus center centre chamber channel chronicle church city club coalition college commission
committee community company conference confederation congress constitution convention cooperation corp corp. corporation corps council
county court courthouse daily day debate defense democracy department district division dispatch east economist education elections
embassy enforcement enquirer enterprise era estate exchange express facebook family federation festival film finance firm force forces forum
foundation freedom front fund future gazette global globe government group guard guardian hall headquarters health herald hill history
holdings homeland hospital hotel house inc inc. independent industries infrastructure initiative inquirer insider institute institution
intelligence international investigation island jazeera journal justice kremlin lake land law league liberty library life limited live llc ltd
magazine mail management market matter media memorial ministry mission monitor mosque motors mountain movement museum nation national
nations navy network networks news newspaper north office olympics online organisation organization pac panel parenthood park parliament partners
partnership party patrol peace pentagon plan plaza police policy poll polls post power prayer press primary prison program project
province publication radio ranch record region register relations report reporter republic research reserve resort restaurant review
revolution rights river road room rule school science security senate sentinel series service services show society south
square staff standard star state states station stone store street strategies studies study summit sun supreme survey syndicate system systems tax team
technologies telegraph television temple theater theatre times today tonight tower treasury treaty tribune trust tv twitter union
united universe university valley village voice war watch way web week weekly west wire women world zone energy oil gas steel capital financial insurance brands foods pharmaceuticals airways
`);

/** Bodies and publications of one word. */
export const bodies = wordSet(`
airbnb aljazeera amazon amnesty anonymous apple axios bbc bild bloomberg boeing breitbart buzzfeed cnn congress cspan c-span duma ebay
exxon facebook fbi gallup gazprom google greenpeace guardian haaretz hamas hezbollah huffpost ibm instagram intel interfax isil isis knesset
kremlin lego mcdonald microsoft msnbc nasa nato nbc netflix newsmax newsweek nike npr oxfam parliament pentagon pfizer politico
politifact publix quinnipiac rasmussen reddit reuters rosneft samsung senate snapchat sony spiegel starbucks supreme taliban tass
telegram tesla tiktok toyota treasury twitter uber ukrinform unesco unicef univision vatican verizon visa volkswagen walmart whatsapp wikileaks
wikipedia yahoo youtube zdf
`);

/** Words that are common surnames as well: after a given name they are one. */
export const surnameWords = wordSet(`
banks bank bishop bush church court day dean dispatch field fields hall hill house justice lake land law marsh north park parks post
power press price prince river rivers sharp star stone street temple tower union west wire wood woods young school sun may june rice
english french german england france ireland holland israel jordan white black brown green king pope major marshall judge mayor world
`);
