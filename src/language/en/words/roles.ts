import { wordSet } from '../../word-set.ts';

/** Titles of men. */
export const maleTitles = wordSet(`
mr mr. sir lord king prince pope father brother congressman businessman imam monsieur herr señor baron duke earl emperor
`);

/** Titles of women. */
export const femaleTitles = wordSet(`
mrs mrs. ms ms. miss lady dame queen princess congresswoman businesswoman sister madame frau señora baroness duchess countess
`);

/** Forms of address. A single word after one is a person's name, not a body's. */
export const addresses = wordSet(`
mr mr. mrs mrs. ms ms. miss sir lord lady dame king queen prince princess pope congressman congresswoman businessman madame messrs.
`);

/** Titles and offices that stand before a name and are no part of it. */
export const titles = wordSet(`
dr dr. prof prof. sen sen. sens. rep rep. reps. gov gov. govs. gen gen. lt lt. col col. maj maj. capt capt. sgt sgt. adm adm. cmdr
cmdr. rev rev. hon hon. st. amb amb. atty supt. sheriff president vice-president vice premier prime minister chancellor secretary
secretary-general undersecretary general lieutenant colonel major captain sergeant admiral commander commissioner marshal governor
lieutenant-governor mayor senator representative delegate assemblyman assemblywoman councilman councilwoman councillor councilor
alderman ambassador envoy consul judge justice attorney solicitor speaker leader whip chairman chairwoman chair chairperson co-chair
chief director deputy assistant manager adviser advisor spokesman spokeswoman spokesperson professor doctor pastor reverend rabbi
bishop archbishop cardinal sheikh ayatollah coach executive officer ceo cfo coo cto editor correspondent reporter anchor host
columnist commentator analyst strategist pollster economist historian author actor actress singer comedian candidate nominee
president-elect co-founder founder owner billionaire detective inspector agent treasurer comptroller superintendent principal dean
provost special counsel majority minority foreign defense defence interior finance former ex-president acting retired late then-
senior junior rival opponent aide del. del state-del lawyer activist organizer first-lady freshman veteran private corporal pvt. cpl.
`);

/** Nouns for a man. */
export const maleRoles = wordSet(`
spokesman chairman businessman congressman man boy father son brother husband king prince lord assemblyman councilman anchorman
gentleman salesman grandfather uncle nephew frontman statesman lawman cameraman
`);

/** Nouns for a woman. */
export const femaleRoles = wordSet(`
spokeswoman chairwoman businesswoman congresswoman woman girl mother daughter sister wife queen princess actress assemblywoman
councilwoman waitress heiress lady grandmother aunt niece housewife
`);

/** Nouns for one person who may speak. */
export const personNouns = wordSet(`
academic accountant activist actor actress admiral adviser advisor advocate agent aide alderman ally ambassador analyst anchor
announcer applicant appointee architect artist aspirant assemblyman assemblywoman assistant associate astronaut athlete attendee
attorney author banker bishop blogger boss boy broadcaster brother buddy businessman businesswoman candidate captain cardinal
celebrity ceo chair chairman chairperson chairwoman challenger chancellor chief clerk co-author co-chair co-founder co-host coach
colleague columnist comedian commander commentator commissioner confidant congressman congresswoman conservative consultant
coordinator correspondent councilman councilwoman counsel counselor coroner critic daughter dean defendant delegate democrat deputy
designer detective developer diplomat director doctor dissident donor driver economist editor employee engineer entrepreneur envoy
executive expert farmer father filmmaker firefighter founder friend front-runner frontrunner fundraiser general governor
grandfather grandmother guard guest guru head hopeful host husband incumbent individual insider inspector interviewer investigator
investor journalist judge jurist justice king laureate lawmaker lawyer leader legislator lesbian liberal lobbyist magnate
manager man marshal mayor member minister moderator mogul mother musician narrator neighbor neighbour neurosurgeon newcomer nominee
novelist nurse observer officer official onlooker operative opponent organizer owner parent parliamentarian participant partner
passenger pastor patient pediatrician person petitioner philanthropist philosopher photographer physician pilot plaintiff player
poet policeman politician pollster pope preacher premier presenter president president-elect priest prince princess principal producer professor
prosecutor protester psychiatrist psychologist publisher queen rabbi reader real-estate recruiter refugee registrar reporter
representative republican resident retiree rival scholar scientist screenwriter secretary secretary-general senator sergeant sheriff singer sister
socialist soldier solicitor son source speaker specialist spokesman spokesperson spokeswoman staffer star statesman strategist
student subordinate superintendent supporter surgeon surrogate teacher teenager texan theologian treasurer tycoon undersecretary user vendor
veteran viewer villager visitor volunteer voter whip whistleblower widow wife witness woman worker writer youngster lawmaker
comic hostess inmate reformer realtor republican hillary-supporter democrat independent billionaire millionaire industrialist
vermonter floridian californian newyorker independent libertarian ex-president footballer champion newsman anchorwoman
someone somebody everyone anyone nobody one another
`);

/** Nouns for several people. */
export const groupNouns = wordSet(`
officials aides advisers advisors sources critics supporters opponents analysts experts lawmakers senators representatives members
republicans democrats conservatives liberals protesters demonstrators prosecutors lawyers attorneys reporters journalists editors
voters residents activists leaders allies people men women students parents authors researchers scientists economists observers
diplomats police authorities investigators organizers staffers spokesmen fans users viewers delegates governors mayors ministers
presidents chairmen candidates colleagues friends executives soldiers troops teachers witnesses donors strategists pollsters
commentators pundits historians scholars plaintiffs families relatives others both many some several few most two three four they
libertarians democrats americans russians ukrainians europeans crowd audience couple pair trio group groups
`);

/** Nouns for a body, a publication or a document that "says" something. */
export const bodyNouns = wordSet(`
account ad administration advertisement advisory agency agreement alliance ambassadors announcement announcer army article assembly
association ballot bank bill biography blog board book brief briefing brochure bureau cabinet campaign caption caucus center centre
chamber channel church clip club coalition column commentary commission committee commons communique community company complaint conference
congress constitution council court cover crowd daily declaration decision department diary directive document editorial email
embassy essay excerpt factsheet faculty federation filing film firm flier flyer footage footnote force foundation government graphic
guide headline house indictment institute institution interview investigation invitation journal judgment kremlin law lawsuit leaflet
league letter magazine mailer manifesto manual media memo memoir memorandum message military ministry mission motion movement navy
network newscast newsletter newspaper note notice notification office op-ed opinion order organisation organization outlet page
pamphlet panel paper paragraph parliament party passage pentagon petition piece plan platform playbook poll post poster preamble
presentation press proclamation profile program project proposal prospectus publication questionnaire radio readout reform release
remarks report resolution response review rule ruling script senate series service show sign site slogan society song source speech spot
staff statement station statute story study subpoena suit summary survey syndicate tabloid team testimony text think-tank thread
ticker title transcript treaty tribunal tweet union university update updates verdict video voice-over voiceover warrant website weekly
writ broadcaster channel agency wire daily bulletin placard banner chant sticker caller passage line label note
`);

/** Words that qualify an office, before or after it. */
export const officeModifiers = wordSet(`
former ex then acting outgoing incoming deputy vice senior junior top chief prime foreign defence defense state interim longtime veteran
retired independent of
`);

/** Words that tell ministers and their like apart. */
export const portfolioWords = wordSet(
  'prime foreign defence defense deputy vice interior finance justice health energy economy trade education',
);
