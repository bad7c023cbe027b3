"""The words by which the name of a person is told from an office, a committee and an institution."""


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


INSTITUTIONS = words(
    """
    academies academy association award awards bay bequest block building campus cathedral centre chapel charity
    church clinic club college committee community company consortium county cross day drive federation foundation
    fund gallery government grammar group hall high hospice hospital house hub infant infants institute junior juniors
    lane library mosque museum nursery panel partnership prep preparatory primary programme road room scholarship
    school schools secondary service services sixth society street surgery synagogue temple theatre trust unit
    university ward wing
    """
)
"""Words by which a name with capitals is known as an institution, or a place."""
SURNAMES_TOO = words("church cross hall lane ward")
"""Such words that are common surnames as well: “Mrs Hall” is a person, “Dame Alice Hall” may be a room."""
WORKS = words(
    """
    app approach book books curriculum game games homework learning mathematics maths method outing phonics picnic
    picture play poem poems programme programmes quiz resource resources rhyme rhymes routine scheme schemes series
    song songs spelling spellings stories story tale tales technique theatre vocabulary website workbook workbooks
    worksheet worksheets
    """
)
"""Words behind the name of what is called after a person, or after a figure in a book: “Dr Seuss books”."""
TAUGHT = words("class classes coordinator group groups head lead leader lesson lessons manager set sets teacher tutor")
"""Behind those they tell of a teacher after all: “Mrs Patel’s maths group”."""
NOT_SURNAMES = words(
    """
    access barnardo barnardos bike chair chairman chairperson chairwoman date dev development draft excel foundation
    head higher lieutenant listening madam martens mayor men no number office onenote oral outlook paint planner
    powerpoint president project publisher qualification qualifications reading services sharepoint sir speaker speaking
    teams version who windows word writing
    """
)
"""What stands behind “Ms”, “Rev”, “Fr” and so on and is no surname; then charities, books and makes called so."""
OFFICE_WORDS = words(
    """
    academic admin administrator adviser advisor agent analyst apprentice assistant associate board body bursar
    business captain caretaker catering chair chief class cleaner clerk co-ordinator coach college committee consultant
    coordinator council councillor counsellor curriculum deputy designated director driver education engineer
    estates examiner executive facilities faculty finance form governor governors head headteacher human inclusion
    infant instructor junior key lead leader learning lecturer librarian line manager member mentor midday nurse
    nursery officer operations panel partner pastoral payroll personnel post postholder practitioner premises
    primary principal professional psychologist pupil receptionist resources safeguarding school secretary senior
    service site social specialist staff supervisor support teacher teachers teaching team technician therapist
    training trust trustee trustees tutor union vice visitor warden welfare worker year
    """
)
"""Words of offices and of the bodies that decide."""
REMARKS = words("all any appointed be confirmed current new none not of or the to tba tbc vacancy vacant various")
"""Words that stand where a name is asked for and there is none yet."""
GIVEN_NAMES = words(
    """
    aaron abdul abdullah abigail adam adrian ahmed aisha alan alasdair alastair albert alex alexander alexandra
    alfie alfred alice alison amanda amelia amina amir amit amy andrea andrew angela angus anil anita ann anna anne
    annette anthony antonia archie arthur ashley asif audrey barbara barry beatrice becky belinda ben benjamin
    bernadette bernard beth bethany beverley brenda brian bridget bruce caitlin callum cameron carl carol carole
    caroline carys catherine cathy charles charlie chloe chris christina christine christopher claire clare clive
    colin colleen connor craig cynthia daniel danielle darren daryl dave david dawn debbie deborah deepak denise
    dennis derek diana diane dominic donald donna doreen dorothy douglas duncan dylan edith edward eileen elaine
    eleanor elizabeth ella ellen ellie elsie emily emma eric erin esther ethan euan eva evelyn ewan farah fatima
    felicity fiona fran frances francesca francis freddie frederick gareth gary gavin gemma geoff geoffrey george
    gerald geraldine gillian gina glenn gloria gordon graeme graham greg gregory gurpreet gwen hannah harold harriet
    harry hassan hayley hazel helen henry hilary howard hugh hugo huw iain ian ibrahim imran irene isaac isabel
    isabella isla jack jackie jacob jacqueline jake james jamie jan jane janet janice jasmine jason jean jeff
    jeffrey jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan joseph josephine josh joshua
    joyce judith judy julia julian julie justin kamal karen karl kate katherine kathleen kathryn katie kay keith
    kelly ken kenneth kerry kevin khalid kieran kim kirsten kirsty kulwinder laura lauren leah leanne lee leo leon
    leonard lesley leslie lewis liam linda lindsay lisa logan lorna lorraine louis louise lucas lucy luke lynn lynne
    mandy marc marcus margaret maria marian marie marion marjorie martin martyn mary matilda matthew maureen max
    megan mehmet melanie melissa mia michael michelle mike miriam mohamed mohammad mohammed moira molly monica
    muhammad muriel nadia nancy naomi natalie natasha nathan neil niall nicholas nick nicola nigel nina noah noel
    nora norma norman oliver olivia omar oscar owen pamela patricia patrick paul paula pauline peter phil philip
    philippa phoebe pooja priya rachael rachel rahul raj rajesh ravi raymond rebecca reece rhys richard rita robert
    roberta rodney roger ronald rory rosemary rosie ross rowan roy ruth ryan sabrina sadia sally sam samantha samina
    samuel sandra sanjay sara sarah scott sean sebastian shannon sharon shaun sheila shirley sian simon sonia sophia
    sophie stacey stanley stella stephanie stephen steve steven stewart stuart sue sunita susan susanna suzanne
    sylvia tahir tamsin tanya tara terence teresa thea theo theresa thomas tim timothy tina toby tom tony tracey
    tracy trevor usman valerie vanessa vera veronica vicky vijay vikram vincent vivienne walter wayne wendy william
    yasmin yusuf yvonne zachary zara zoe
    """
)
"""Given names often met in Britain that are no English words, places or months besides."""
PUPIL_NAMES = GIVEN_NAMES | words(
    """
    aaliyah aarav abdirahman ahmad aiden alana albie aleena alesha alexia alina amaya amelie anaya anya arlo aubrey ava
    ayaan ayesha ayla bella billy bobby bodhi bonnie brandon brody caleb cara casey cayden connie corey courtney darcey
    darcie delilah dominik elijah eliza elliot elliott elodie emilia emilie esme evan evie ezra fatimah filip finlay
    finn frankie freya gabriel gabriella halima hamza haroon hasan heidi ibraheem idris imogen inaya isabelle ishaan
    isaiah jaden jakub jaxon jaxson jayden jenson jesse kacey kaiden kaya kayden kayla kayleigh keira khadija kian kiera
    kyle lacey layla leila lena lexi lexie lilah lola lottie luca lucia luka lyla lydia maisie maisy malachi margot
    maryam mateo mila millie mollie muhammed musa mustafa mylo nevaeh nia ollie orla oskar penelope rafael rayan reuben
    riley robyn ronnie rufus ryder saanvi scarlett seren shay sienna sonny sulaiman tabitha tegan tobias tommy tyler
    wiktor xander yahya yaseen yousef yunus zac zach zainab zakariya zayn
    """
)
"""Given names often met among pupils born since 2005; only where a child's name is looked for."""
