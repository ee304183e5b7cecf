"""Common given names and the pronoun that goes with each; names given to both sexes are left out.."""

from __future__ import annotations

import unicodedata

_MALE = frozenset(
    "aaron abdul abraham adam adrian ahmed aidan alan albert alberto alejandro alexander alfred ali allan allen alvin "
    "amir anders andre andreas andrew andres angus anthony antoine antonio anton archie arjun arnold arthur ashok austin "
    "barack barry bartholomew ben benjamin bernard bernie bill billy bob bobby boris brad bradley brendan brett brian "
    "bruce bryan byron calvin carl carlos cedric cesar chad charles christian christopher chuck clarence claude clive "
    "colin connor conor craig curtis cyril damian daniel darren dave david dean declan denis dennis derek desmond diego "
    "dimitri dmitry dominic don donald doug douglas duncan dustin dwight eamonn earl ed eddie edgar eduardo edward edwin "
    "elijah elliott emanuel emmanuel enrique eric erik ernest ethan eugene evan fabio felix ferdinand fernando fergus "
    "finn floyd francesco francisco francois frank franklin fred frederick fredrik gareth gary gavin geoff geoffrey "
    "george gerald gerard giles giovanni giuseppe glenn gordon graham grant greg gregory guillermo gustav gustavo guy "
    "hamish hans harold harry harvey hassan hector henrik henry herbert herman hiroshi howard hugh hugo hussein iain ian "
    "ibrahim igor isaac ivan jack jacob jacques jake jamal james jared jason javier jay jeff jeffrey jens jeremy jerome "
    "jerry jesus jim jimmy joao joe joel johan johannes john johnny jon jonas jonathan jorge jose josef joseph josh "
    "joshua juan julian julio justin karim karl keith kenneth ken kevin khalid klaus kofi kumar kurt kwame larry lars "
    "laurence lawrence leo leon leonard leonardo leroy lewis liam lionel lloyd louis luca lucas luis luke mahmoud malcolm "
    "manuel marc marcel marco marcus mario mark marlon marshall martin marvin mathew matteo matt matthew maurice mauricio "
    "max maxim mehmet michael miguel mike mikhail miles mitch mitt mohamed mohammad mohammed moses muhammad murray "
    "mustafa narendra nathan nathaniel neil nelson newt niall nicholas nick nicolas nigel nikolai noah norman oleg oliver "
    "olivier omar oscar oswald otto owen pablo paddy patrick paul paulo pedro percy perry pete peter phil philip philippe "
    "phillip pierre piers prakash pramod rafael rahul raj rajesh ralph ramesh ramon randall randy raul ravi ray raymond "
    "reginald rex ricardo richard rick ricky rob robert roberto rod roderick rodney rodrigo roger roland rolf ron ronald "
    "ronnie rory ross roy rudolph rudy rupert russell ryan salman salvador samuel sanjay santiago saul scott sean "
    "sebastian sergei sergio seth shane shaun shinzo sidney silvio simon stanley stefan stephen steve steven stewart "
    "stuart sunil suresh ted terence thabo theodore thomas tim timothy toby todd tom tomas tommy tony travis trevor troy "
    "vernon vijay vikram viktor vincent vincenzo vladimir wallace walter warren wayne wilfred wilhelm will william willie "
    "winston wolfgang xavier yasser yuri yusuf zachary".split()
)
_FEMALE = frozenset(
    "abigail adele adriana agatha agnes aisha alexandra alexandria alice alicia alison allison amanda amber amelia amina "
    "amy ana anastasia andrea angela angelina angelique anita ann anna annabel anne annette annie anouk antonia anya "
    "april audrey barbara beatrice becky belinda benazir bernadette bertha bess beth bethany betty beverley beverly "
    "bianca bonnie brenda bridget bronagh brooke camilla candice carla carly carmen carol carole caroline carrie "
    "catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen "
    "condoleezza constance cristina cynthia daisy danielle daphne dawn deborah debbie debra deirdre delia denise diana "
    "diane dolores donna dora doris dorothy edith eileen elaine eleanor elena eliza elizabeth ella ellen eloise elsie "
    "emilia emily emma erica erin esther ethel eva eve evelyn fatima felicity fenella fiona flora florence frances freya "
    "gabriela gabrielle gail gemma genevieve georgia georgina geraldine gillian gina gladys glenda gloria grace greta "
    "gwen gwendolyn hannah harriet hazel heather heidi helen helena henrietta hester hilary hillary holly hope huma ida "
    "imogen indira ingrid irene iris isabel isabella isobel ivanka ivy jacqueline jane janet janice jasmine jeanette "
    "jeanne jemima jenna jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce juanita judith judy julia "
    "juliana julie juliet june justine karen kate katharine katherine kathleen kathryn kathy katie katrina kayla keira "
    "kendra kirsten kirsty kristen kristin kristina lakshmi lara laura lauren leah leanne leila lena leticia lillian lily "
    "linda lisa lois loretta lorna lorraine louise lucia lucinda lucy lydia lynn lynne mabel madeleine madeline maggie "
    "mandy marcia margaret margarita margot maria marian marianne marie marilyn marina marjorie marlene marsha martha "
    "martina mary matilda maud maureen maxine maya megan melania melanie melissa mercedes meredith meryl michelle mildred "
    "millie mimi minnie miranda miriam moira molly mona monica muriel myra nadia nancy naomi natalia natalie natasha "
    "nerys ngozi nicola nicole nina nora noreen olga olive olivia oprah pamela patricia patti paula pauline peggy "
    "penelope penny petra philippa phoebe phyllis polly priscilla priya rachel ramona rebecca rita roberta rosa rosalind "
    "rose rosemary rosie roxanne ruby ruth sabrina sadie sally samantha sandra sara sarah saskia selina serena sharon "
    "sheila shelley shirley sinead siobhan sofia sonia sophia sophie stacey stella stephanie sue susan susannah suzanne "
    "svetlana sylvia tamara tammy tania tanya tara tatiana teresa tess tessa thelma theresa tiffany tina toni tracey "
    "ulrike una ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian vivienne wanda wendy "
    "whitney wilhelmina winifred xiaoling yasmin yolanda yvette yvonne zadie zara zelda zoe".split()
)


def gender_of(given: str) -> str:
    """Give "m" or "f" for a given name that is common for one sex, else ""."""
    name = unicodedata.normalize("NFKD", given.lower()).encode("ascii", "ignore").decode()
    return "m" if name in _MALE else "f" if name in _FEMALE else ""
