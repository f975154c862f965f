import { wordSet } from '../../word-set.ts';

/** Given names of men, without accents. Names of both are in {@link sharedNames}. */
export const maleNames = wordSet(`
aaron abdul abdullah abraham adam adnan adrian ahmad ahmed alain alan albert alberto aldo alejandro aleksandr alessandro
alexander alexandre alexei alexey alfonso alfred ali allan allen alvaro amir anders andre andrei andres andrew andrey andrii
andriy andrzej angus anthony antoine anton antonio antony arnold arseniy arthur arturo asif austin barack barry bart bashar
ben benjamin benny bernard bernardo bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian
bruce bruno bryan byron calvin carl carlos cesar chad charles charlie chris christian christoph christophe christopher chuck
claude clarence clayton clifford clint clive cody colin conor corey cory craig curt curtis cyril dale damian damien dan
daniel daniele danilo danny darrell darren dave david dean denis dennis denys derek derrick dick diego dieter dimitri dirk
dmitri dmitriy dmitry dmytro dominic don donald doug douglas duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo
edward edwin elias elijah elliott elon emil emile emmanuel enrico enrique eric erich erik ernest ernesto esteban ethan eugene
evan evgeny fabian fabio federico felipe felix fernando fethullah filip floyd francesco francis francisco francois frank
franklin frans franz fred frederic frederick fredrik friedrich fuad gabriel gareth garrett garry gary gavin gene geoff
geoffrey georg george georges gerald gerard gerhard gert giorgio giovanni giuseppe glen glenn gordon graeme graham grant greg
gregg gregory grigory guido guillermo gunter gustavo guy hamid hamza hank hans harold harry harvey hasan hassan hector heiko
helmut henri henrik henry herbert herman hiroshi howard hubert hugh hugo hussein iain ian ibrahim igor ihor imran isaac ismail
ivan jack jacob jacques jaime jake jakub jamal james jan janez janos jared jaroslaw jason javier jay jean jeb jed jeff jeffrey
jens jeremy jerome jerry jesse jesus jim jimmy joachim joao joe joel johan johann johannes john johnny jon jonas jonathan jorge
jose josef joseph josep josh joshua juan juha julian julio jurgen justin kaspar karl keir keith ken kenneth kent kevin khalid
kirk klaus knut konrad konstantin kurt kyle kyrylo lamar lance larry lars laurent lawrence lech lee len leo leon leonard leonid
leroy leslie lester lev lewis liam lindsey lionel lloyd louis luca lucas luis luiz luke mahmoud maksym malcolm manuel marc marcel
marcello marcin marco marcos marcus mariano mario marius mark markus marshall martin marty marvin massimo mateusz mathias mats
matt matteo matthew matthias maurice mauricio max maxim maxime mehmet michael michel miguel mihai mikael mike mikhail miles milos
mitch mitt mohamed mohammad mohammed morgan moritz moshe muhammad murray mustafa mykhailo mykola naftali nathan nathaniel neal ned
neil nelson newt nicholas nick nicolai nicolas nigel nikita nikol nikolai nikolaos nils noah noel norbert norman olaf olav oleg
oleh oleksandr oleksii oleksiy oliver olivier omar orlando oscar oskar otto owen pablo paolo pascal patrick paul paulo pavel pavlo
pedro per pete peter petr petro phil philip philipp philippe phillip pierre pieter piotr prakash preston quentin rafael rahul
rainer ralph ramon ramzan rand randall randy raphael raul ray raymond recep reggie reince rene rex ricardo riccardo richard rick
ricky rob robert roberto robin rod roderick rodney rodrigo roger roland rolf roman romano ron ronald ronnie rory ross roy ruben
rudolf rudolph rudy rupert russ russell rustem ryan salman salvador salvatore sam samir samuel santiago saul scott sean sebastian
serge sergei sergey sergio serhii serhiy seth shane shawn shimon sidney sigmar silvio simon sven spencer stan stanislav stanley
stefan stefano steffen stephan stephane stephen sterling steve steven stewart stuart sylvester tariq tayyip ted terrence thaddeus
theo theodore thierry thomas tim timothy tobias todd tom tomas tomasz tommy tony travis trent trevor troy tyler ulrich umberto
valentin valeriy vasyl vernon victor viktor viktors vince vincent vincenzo vitali vitaliy vitaly vito vittorio vlad vladimir
vladislav volker volodymyr vyacheslav wade waldemar wallace walter warren wayne werner wesley wilbur wilhelm will willem william
willy winston wolfgang woody xavier xi yair yanis yevgeny yitzhak yuri yuriy yusuf yves zac zachary zbigniew zeljko zoran
`);

/** Given names of women, without accents. */
export const femaleNames = wordSet(`
abigail ada adele adriana agatha agnes agnieszka aicha aisha alejandra alena alessandra alexandra alexandria alexis alice alicia
alina alison allison alyssa amal amalia amanda amber amelia amelie amina amnah amneh amy ana anastasia anastasiia andrea angela
angelica angelina angie anita anja anke ann anna annalena anne annegret annette annie anouk antonia april ariana arianna arlene
ashley asma astrid audrey aurora autumn avril ayesha barbara beata beatrice beatriz becky belinda bella bernadette bernice beth
bethany betsy betty beverly bianca birgit bonnie brandi brenda bridget brigitte britney brittany brooke camila camilla candace
candice carla carly carmen carol carole carolina caroline carolyn carrie cassandra catalina catarina catherine cathy cecilia
celeste celia celine charlene charlotte chelsea cheryl chloe christa christiane christiana christina christine christy ciara
cindy claire clara clarissa claudia colette colleen condoleezza connie constance cora corinne courtney cristina crystal cynthia
dagmar daisy dana daniela danielle daphne daria darlene dawn deanna debbie deborah debra deirdre delia denise diana diane dianne
dina dolores donna dora doris dorothy edith eileen ekaterina elaine eleanor elena eleni elisa elisabeth elise elizabeth ella ellen
elsa elvira emilia emily emma erica erika erin esther eva evelyn faith fatima felicia federica fiona florence flora francesca
françoise francoise frances frauke gabriela gabriella gabrielle gail gayle genevieve georgia georgina geraldine gertrude gillian
gina ginger giorgia giovanna giulia gladys glenda gloria grace greta gretchen guadalupe gwen haifa halyna hanna hannah harriet hazel
heather heidi helen helena helene helga hilary hilda hillary hina holly hope huma ida ilana ilona ingrid ioana irene irina iris
irma isabel isabella isabelle ivana ivanka jacinda jackie jacqueline jamila jan jana jane janet janice janine jasmine jeanette
jeanine jeanne jelena jen jenna jennifer jenny jessica jill jillian jo joan joann joanna joanne jocelyn jodi jody johanna josephine
joy joyce juanita judith judy julia juliana julie juliet june justine kaitlin kaja kamala kara karen karin karina karine karla
karolina kasia kate katherine kathleen kathryn kathy katia katie katja katrina katy kay kayla kayleigh kellyanne kelly kerry kersti
khadija kimberly kira kirsten kirstjen kristalina kristen kristi kristin kristina kristine ksenia lana lara larisa latoya laura
lauren laurie layla lea leah leila lena leslie letitia lidia liesl lila liliana lillian lily linda lindsay lisa liudmila liz liza
lizzie loretta lori lorraine louise lourdes lucia lucie lucille lucinda lucy luisa lydia lyndsey lynn lynne madeleine madeline
maggie magdalena maia malala malia mandy manuela mara marcia margaret margarita margo margot margrethe maria mariam marian mariana
marianne marie marielle marija marilyn marina marion marisa marissa marjorie marlene marta martha martina mary maryam maryland
maureen maxine maya meg megan meghan melania melanie melinda melissa mercedes meredith merkel mette mia michaela michele michelle
mila mildred minna miranda miriam molly mona monica monika muriel myra nadia nadine nancy naomi natalia natalie natasha nathalie
nicola nicole nikki nina noor nora norma odessa olena olga olha olivia oksana olesya oona oprah paige pamela pat patricia patty
paula paulina pauline peggy penelope penny petra phoebe phyllis pippa polly priscilla priti rachel ramona rebecca regina renata
renee rhonda rita roberta rocio rosa rosalind rosanna rose roseanne rosemary roxana roxanne ruth sabine sabrina sally samantha
sandra sanna sara sarah sasha savannah selena selma shannon sharon sheila shelly sherry shirley sigrid silvia simone siobhan sofia
sonia sonya sophia sophie stacey stacy stella stephanie sue susan susana susanna susanne susie suzanne svetlana sviatlana sylvia
sylvie tamara tammy tania tanya tara tatiana tatyana teresa tess tessa thea theresa therese tiffany tina toni tracey tracy trish
tulsi ulrike ursula valentina valerie vanessa vera verona veronica veronika vicki vicky victoria viktoria viola violeta violet
virginia viviane vivian wanda wendy whitney whoopi wilhelmina wilma winifred xenia yasmin yelena yolanda yulia yuliia yvette yvonne
zainab zara zoe zsuzsanna zuzana
`);

/** Given names that men and women both bear: they mark a person, not a gender. */
export const sharedNames = wordSet(`
alex ariel avery bailey blake cameron carey casey charley chelsy dakota drew jaime jamie jean jordan jules kai kelsey kendall kim
kris laurence lane logan mackenzie marty morgan pat parker quinn reese riley robbie rowan sacha sandy shea sidney skyler stevie
taylor terry toby tracy val valery
`);
