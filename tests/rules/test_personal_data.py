"""No person stands in a role: what the rule finds, and all that only looks like it. Each line says why."""

from time import process_time

import pytest
from calendar_day import AS_OF

from jdgen.diagnostics import Diagnostic, Severity
from jdgen.role.people import fills_a_name, names_a_person
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.rules import judge_role, judge_sources
from jdgen.rules.private_details import date_of_birth, mobile_of_a_person, personal_address, single_pupil
from jdgen.rules.rule import Sources
from jdgen.source.tree import MemoryTree

FORGET = "git and web sites do not forget"


def in_role(text: str) -> list[Diagnostic]:
    """What the rule finds in a role with this text below its title."""
    source = f"title: Post\npurpose: Help.\n{text}"
    role = resolve("post", Library(MemoryTree({"roles/post.yaml": source.encode()}), AS_OF))
    return [finding for finding in judge_role(role) if finding.code == "personal-data"]


def in_files(**texts: str) -> list[Diagnostic]:
    """What the rule finds in files of these names."""
    paths = {"jdgen": "jdgen.yaml", "clauses": "roles/_shared/clauses/all.yaml", "base": "roles/_shared/bases/b.yaml"}
    files = {paths.get(name, f"roles/{name}.yaml"): text.encode() for name, text in texts.items()}
    library = Library(MemoryTree(files), AS_OF)
    nodes = {path: library.source(path) for path in files}
    found = judge_sources(Sources(files=(), nodes=nodes, complete=False, first_lines={}, clauses={}))
    return [finding for finding in found if finding.code == "personal-data"]


def prose(text: str) -> list[Diagnostic]:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return in_role(f'statements:\n  - "{quoted}"\n')


def office(text: str) -> list[Diagnostic]:
    return in_role(f'reports_to: "{text}"\n')


PERSONS = [
    ("Mrs A Patel", "title, initial, surname"),
    ("Mr John Smith", "title, given name, surname"),
    ("Dr. Khan", "a stop behind the title"),
    ("Miss O'Neil", "an Irish name"),
    ("Miss D’Souza", "a curly apostrophe"),
    ("Mx Taylor-Jones", "a double name, and the title that says no sex"),
    ("Mr A.B. Jones", "initials with stops"),
    ("Mr J-P Roux", "initials with a hyphen"),
    ("Dr van den Berg", "particles in small letters"),
    ("Mr de Souza", "another particle"),
    ("Dr Siân Evans", "letters with accents"),
    ("Mrs McDonald", "a capital within"),
    ("Prof. R. Winston", "a professor"),
    ("Professor Green", "a title in full"),
    ("Rev Green", "a clergyman"),
    ("Revd Jane Green", "the other way to shorten it"),
    ("Sir Keir Hardie", "a knight"),
    ("Dame Alison Peacock", "and a dame"),
    ("Cllr Brown", "a councillor"),
    ("Mr. & Mrs Smith", "a couple"),
    ("Mr and Mrs Jones", "a couple in words"),
    ("MRS PATEL", "typed in capitals"),
    ("Ms J Smith's class", "with an s behind it"),
    ("Mrs Patel's maths group", "a subject she teaches"),
    ("Mrs Hall", "a surname that is a building too"),
    ("mrs Patel", "a title without its capital"),
    ("Fr Michael O'Brien", "a priest"),
    ("Fr. Brown", "a priest, with a stop"),
    ("Rabbi Cohen", "a rabbi"),
    ("Headteacher Jane Smith", "the office in front, without a comma"),
    ("head teacher Jane O'Neil", "in small letters"),
    ("SENDCo Priya Patel", "an office in short"),
    ("the Line Manager is Jane Smith", "said in a sentence"),
]
NAMES = [
    ("Jane Smith", "a given name and a surname"),
    ("J. Smith", "initial with a stop"),
    ("J.K. Smith", "two of them"),
    ("J Smith", "initial without a stop"),
    ("Jane A. Smith", "an initial in the middle"),
    ("Jane SMITH", "the surname in capitals"),
    ("Mohammed Ali Khan", "three names"),
    ("Jane Smith (SENCO)", "the office in brackets"),
    ("SENCO: Jane Smith", "the office in front"),
    ("Headteacher, Jane Smith", "with a comma"),
    ("SENCO / Jane Smith", "with a stroke"),
    ("Smith, Jane", "the surname first"),
    ("Smith-Jones, Jane A.", "and an initial last"),
    ("JANE SMITH", "typed in capitals"),
    ("SENCO: JANE SMITH", "typed in capitals behind the office"),
    ("Lady Smith", "a lady"),
    ("Thomas More", "one who may be a house, but nothing tells it"),
    ("Elizabeth Garrett Anderson", "and another"),
]
NOBODY = [
    ("SENCO", "an office"),
    ("Headteacher", "an office"),
    ("Line manager", "an office"),
    ("Head of HR", "an office with an abbreviation"),
    ("H.R. Manager", "initials that are none"),
    ("P.E. Teacher", "and again"),
    ("A Level Lead", "a letter that is no initial"),
    ("T Level Coordinator", "another"),
    ("MS Office", "a program that looks like initials"),
    ("Ms Teams", "a program that looks like a title"),
    ("Mr", "a title alone"),
    ("Mr/Mrs", "two titles alone"),
    ("Dear Sir or Madam", "nobody in particular"),
    ("Madam Chair", "an office with a title"),
    ("Rev A", "a revision"),
    ("Rev. 3", "a revision"),
    ("Rev Date", "a revision's date"),
    ("Miss no lessons", "a verb"),
    ("Miss SATs", "a verb before an abbreviation"),
    ("Prof Development", "a shortened word"),
    ("Dr Barnardo's", "a charity"),
    ("Dr Challoner's Grammar School", "a school called after a person"),
    ("Sir John Lawes School", "another"),
    ("Sir John Lawes Academies Trust", "a trust"),
    ("Dame Alice Owen's School", "a school, with an s"),
    ("Jack Hunt School", "a school without a title"),
    ("Thomas Coram Foundation", "a foundation"),
    ("St John Ambulance", "a charity"),
    ("Mark Reading", "a given name that is a word too"),
    ("Victoria Road", "a road"),
    ("Pay and Personnel Committee", "a committee"),
    ("Full Governing Body", "a board"),
    ("Finance Panel", "a panel"),
    ("U.K. Government", "a body with stops"),
    ("James Lind Institute", "an institute"),
    ("", "a blank"),
]
WORKS = [
    ("Mr Bear's picnic", "a game"),
    ("Miss Havisham Theatre", "a room"),
    ("Miss Dorothy programme", "a programme"),
    ("Mr Gumpy's Outing", "a book"),
    ("Mr Gumpy’s Outing", "with a curly apostrophe"),
    ("Dr Seuss books", "books"),
    ("Mrs Wordsmith vocabulary scheme", "a scheme"),
    ("Dr Frost Maths homework", "homework"),
    ("Dr Frost Learning", "the makers of it"),
    ("Mr Men books", "books"),
    ("Dr Who", "a play"),
    ("Mrs Hall Building", "a building"),
    ("MS Paint", "a program"),
]
INSTITUTIONS = [
    ("Thomas More House", "a house"),
    ("Thomas More School", "a school"),
    ("Elizabeth Garrett Anderson School", "a school"),
    ("Harry Potter Club", "a club"),
    ("HARRY POTTER CLUB", "a club in capitals"),
    ("Lady Mary School", "a school"),
    ("Lady Margaret", "a house"),
    ("Lady Captain", "an office"),
    ("Our Lady Immaculate", "a church"),
    ("Fr Hudson's Society", "a charity"),
    ("Rabbi Sacks Library", "a library"),
    ("Headteacher Anne Frank Trust", "a trust behind an office"),
    ("Finance, Kent", "a place behind a comma"),
    ("Manager, Ross", "an office and a place"),
    ("SAM LEARNING", "a program"),
    ("HEAD OF YEAR", "an office in capitals"),
    ("The line manager is the SENCO", "an office in a sentence"),
    ("The principal is Head of Sixth Form", "an office with capitals"),
    ("Jane", "a given name alone cannot be told from other words"),
]


@pytest.mark.parametrize(("text", "why"), [*PERSONS, *NAMES])
def test_a_person_is_found_where_an_office_belongs(text: str, why: str) -> None:
    assert names_a_person(text), why
    (finding,) = office(text)
    assert finding.severity is Severity.ERROR
    assert finding.message == f"A person is named: “{names_a_person(text)}”."
    assert finding.hint == f"Write the office, such as SENCO or Headteacher: {FORGET} a name."


@pytest.mark.parametrize(("text", "why"), [*NOBODY, *WORKS, *INSTITUTIONS])
def test_offices_committees_and_institutions_are_nobody(text: str, why: str) -> None:
    assert names_a_person(text) is None, why
    assert office(text) == [], why


@pytest.mark.parametrize(("text", "why"), PERSONS)
def test_a_person_with_a_title_is_found_in_a_sentence(text: str, why: str) -> None:
    (finding,) = prose(f"The postholder works with {text} every day")
    assert finding.message.startswith("A person is named: "), why
    assert "works" not in finding.message


@pytest.mark.parametrize(("text", "why"), WORKS)
def test_a_work_called_after_a_person_is_nobody_in_a_sentence(text: str, why: str) -> None:
    assert prose(f"Read and use the {text} with the class") == [], why


@pytest.mark.parametrize("text", [
    "You will miss Maths lessons", "Wait 200 ms Before the next slide", "Read Lady Macbeth's lines",
    "Work at Lady Bay", "Teach KS3 Fr Speaking", "Tell the headteacher. Jane Austen is read in Year 9",
    "The class teacher reads Jane Austen", "Ask the SENCO or Headteacher",
    "The headteacher is James Bond Street School's own",
])  # fmt: skip
def test_a_sentence_that_names_nobody_is_let_pass(text: str) -> None:
    assert prose(text) == []


@pytest.mark.parametrize("text", [
    "reports_to: [SENCO, Mrs Patel]", "responsible_for: Jane Smith", "liaison_with: Dr Khan",
    "sign_off: {signatories: [Postholder, Jane Smith]}", "post: {funding: Jane Smith}",
    "post: {contract: Maternity cover for Mrs Patel}",
])  # fmt: skip
def test_every_place_of_an_office_is_judged(text: str) -> None:
    assert len(in_role(text + "\n")) == 1


@pytest.mark.parametrize("name", ["Jane Smith", "Jane", "vacant", "N. N."])
def test_a_post_holder_is_never_filled_in(name: str) -> None:
    (finding,) = in_role(f"post_holder: {name}\n")
    assert finding.message == f"“post_holder” is filled in with “{name}”."
    assert finding.hint == f'Leave a blank to be filled in by hand, "": {FORGET} a name.'
    assert finding.at.line == 3
    assert in_role('post_holder: ""\n') == []


def fact(label: str, value: str) -> list[Diagnostic]:
    return in_role(f'sections:\n  - heading: Signed\n    facts:\n      - label: "{label}"\n        value: "{value}"\n')


@pytest.mark.parametrize(("label", "value", "why"), [
    ("Post holder", "Jane Smith", "the holder"),
    ("Postholder", "Ngozi Okafor", "a name that no list knows"),
    ("Current post-holder", "Ngozi Okafor", "another spelling of the label"),
    ("Name", "Jane Smith", "a name"),
    ("Name of postholder", "Ngozi Okafor", "a name"),
    ("Signature", "N. Okafor", "a signature typed"),
    ("Signed by", "Ngozi Okafor-Brown", "a signature typed"),
    ("Line manager's name", "Ngozi Okafor", "the manager"),
    ("Line manager", "Jane Smith", "a person where an office belongs"),
    ("Contact", "Mrs Patel", "a person with a title"),
    ("Date of birth", "3 May 1980", "a date of birth"),
    ("D.O.B.", "03/05/1980", "and in short"),
])  # fmt: skip
def test_a_fact_that_names_a_person_is_found(label: str, value: str, why: str) -> None:
    (finding,) = fact(label, value)
    assert value in finding.message, why


@pytest.mark.parametrize(("label", "value", "why"), [
    ("Post holder", "", "a blank"),
    ("Post holder", "Vacant", "nobody"),
    ("Post holder", "To Be Appointed", "nobody yet"),
    ("Line manager", "SENCO", "an office"),
    ("Line manager", "Assistant Headteacher", "an office with capitals"),
    ("Line manager's name", "Head Teacher", "an office"),
    ("Name", "", "a blank"),
    ("Name of school", "Thomas Tallis", "a school"),
    ("Signature", "", "a blank"),
    ("Date of birth", "", "a blank"),
    ("Date of birth", "asked for on the form", "no date"),
    ("Review", "3 May 2027", "another date"),
    ("Length", "4 months", "no person at all"),
])  # fmt: skip
def test_a_fact_that_is_blank_or_names_an_office_is_let_pass(label: str, value: str, why: str) -> None:
    assert fact(label, value) == [], why


ADDRESSES = [
    ("j.smith@oak.sch.uk", "initial and surname"),
    ("jane.smith@crabtree.example", "given name and surname"),
    ("Jane_Smith2@crabtree.example", "with an underscore and a number"),
    ("jane@crabtree.example", "a given name alone"),
    ("sunnyday77@gmail.com", "a private provider"),
    ("someone@googlemail.com", "a private provider"),
    ("someone@hotmail.co.uk", "a private provider"),
    ("someone@outlook.com", "a private provider"),
    ("someone@live.co.uk", "a private provider"),
    ("someone@yahoo.co.uk", "a private provider"),
    ("someone@icloud.com", "a private provider"),
    ("someone@btinternet.com", "a private provider"),
    ("someone@aol.com", "a private provider"),
    ("someone@protonmail.com", "a private provider"),
    ("someone@me.com", "a private provider"),
    ("ptaylor@gmail.com", "a name that begins like an office"),
    ("smith.j@oak.sch.uk", "surname and initial"),
    ("o'neil_k@oak.sch.uk", "surname and initial, with an underscore"),
]


@pytest.mark.parametrize(("address", "why"), ADDRESSES)
def test_the_address_of_one_person_is_found(address: str, why: str) -> None:
    (finding,) = prose(f"Write to {address}.")
    assert finding.message == f"“{address}” is the e-mail address of one person.", why
    assert finding.hint == f"Write an address of the office, such as recruitment@…: {FORGET}."
    (in_link,) = prose(f"[Write to us](mailto:{address}?subject=Post) about it")
    assert in_link.message == finding.message, why


@pytest.mark.parametrize("address", [
    "office@oak.sch.uk", "hr@crabtree.example", "recruitment@crabtree.example", "admin@oak.sch.uk", "head@oak.sch.uk",
    "school.office@oak.sch.uk", "h.r@crabtree.example", "e.safety@crabtree.example", "hr.team@crabtree.example",
    "oak@crabtree.example", "office@btinternet.com", "support@outlook.office.com", "year-6@oak.sch.uk",
    "p.e.department@school.example", "stmarysschool@gmail.com", "crabtreepta@hotmail.com", "oakacademy@outlook.com",
    "stmarysprimary1@gmail.com", "oaknursery@yahoo.co.uk", "d.t.dept@school.example", "friendsofoak@gmail.com",
    "year.r@oak.sch.uk", "block.c@oak.sch.uk", "oak.j@oak.sch.uk", "class.a@oak.sch.uk", "jsmith@oak.sch.uk",
])  # fmt: skip
def test_the_address_of_an_office_is_let_pass(address: str) -> None:
    assert prose(f"Write to [us](mailto:{address}) at {address}.") == []


def test_a_mobile_number_is_personal_beside_a_name_only() -> None:
    (finding,) = prose("Ring Jane Smith on 07700 900123 first")
    assert finding.message == "“07700 900123” is the mobile number of one person."
    assert prose("Ring the office on 07700 900123, or 01632 960123.") == []
    assert prose("Ring Jane Smith on 01632 960123.") == []


@pytest.mark.parametrize("text", [
    "DOB: 03/05/2015", "d.o.b. 3.5.15", "Date of birth: 3 May 2015", "date of birth 2015-05-03",
    "born on 3rd May 2015", "born 3 May 2015, in Hertford", "born on the 3rd of May 2015", "born on May 3, 2015",
])  # fmt: skip
def test_a_date_of_birth_is_found(text: str) -> None:
    (finding,) = prose(f"The pupil ({text}) needs help")
    assert finding.message.endswith("is a date of birth.")
    assert finding.hint == f"Take it out: {FORGET}."


@pytest.mark.parametrize("text", [
    "Check each date of birth against the register of 3 May 2015", "The DOB is asked for on the form",
    "Children born on or after 1 September 2015 start", "Children born 1 September 2015 to 31 August 2016",
    "Children born between 1 September 2015 and 31 August 2016", "The school was built on 3 May 1960",
    "Write the date of birth 01/09/2015 format", "Give the date of birth as in DOB 01/09/2015 (format)",
    "The school was born on 1 September 2012 from two schools", "Our Trust was officially born on 1 September 2012",
    "Children born 01/09/2015 to 31/08/2016",
])  # fmt: skip
def test_a_date_that_is_nobodys_birthday_is_let_pass(text: str) -> None:
    assert prose(text) == []


@pytest.mark.parametrize("text", [
    "Support pupil J.S. in class", "Support for pupil J S", "Work with child K.L.", "Work with child KL in class",
    "1:1 for AB, a child in year 3", "for A.B. (a Year 3 pupil)", "Support student JS's learning",
    "Help the pupil (J.S.)",
    "Help the boy known as JS", "Support pupils J.S. and K.L.", "1:1 support for Jack",
    "One-to-one work with Jack in class",
    "Support a pupil called Aisha", "Learner J.A.S. needs help", "the girl, J.S., in Year 2",
    "Work 1:1 with Tyler.", "Support Tyler in Year 3 with his EHC plan.", "Help Jayden with her toileting",
    "Support Maisie's EHC plan", "Support Aisha (Year 2) in class", "Assist Muhammad, in Reception, at lunch",
    "Support JS (Year 3) with toileting.", "One-to-one help for JS (Y3)", "Support J.S. (aged 7) at play",
    "The child (initials AB)", "A pupil with the initials A.B. is new", "the pupil's initials are AB",
    "our pupil known as Muhammad", "Help a boy called Jack Smith",
])  # fmt: skip
def test_a_pupil_known_by_initials_or_a_name_is_found(text: str) -> None:
    (finding,) = prose(text)
    assert finding.message.endswith("tells which child this is.")
    assert finding.hint == f"Write “the pupil”: a 1:1 post points at one child, and {FORGET}."


@pytest.mark.parametrize("text", [
    "Lead pupil PE and RE", "Give pupil PE kit out", "Wash the pupil P.E. kit",
    "Look after student IT", "Keep student ID",
    "Support pupil PP funding", "Work for the EP, a child psychologist", "Work with the TA, pupil and carer",
    "Support the pupil. A.M. sessions are in class", "Support the pupil",
    "Support each child I work with",
    "Help the child: A duty of care", "Support children in KS2", "Meet the child's SENCO", "1:1 for the pupil",
    "One-to-one support with Maths", "Keep the pupil SEN register", "Pupils BELOW LEVEL",
    "Support a student at UCL",
    "Support PE (Year 3) and RE (Year 4)", "Support GD (Year 6) writers", "Support KS2 (Year 3 to 6)",
    "Write the pupil's initials IN the log", "Initial each page", "Support Jordan in Year 3 geography",
    "Support Paris trips in Year 8", "Support Grace before meals in Reception", "Support Spencer House in Year 7",
    "Support Jack Petchey awards in Year 9", "Support Maya studies in Year 5", "Work 1:1 with Reading pupils",
    "Work 1:1 with Teams", "A student known as Head Girl", "Support Tyler the caretaker",
    "1:1 sessions in Year 3", "Support pupil TB testing",
])  # fmt: skip
def test_words_of_the_trade_behind_a_pupil_are_let_pass(text: str) -> None:
    assert prose(text) == []


def test_each_kind_in_one_text_is_told_once_at_its_place() -> None:
    found = in_role("statements:\n  - Mrs Patel and Mr Smith (j.smith@oak.sch.uk) help pupil J.S.\n")
    assert [finding.at.line for finding in found] == [4, 4, 4]
    assert [finding.message.split("”")[0] for finding in found] == [
        "A person is named: “Mrs Patel", "“j.smith@oak.sch.uk", "“pupil J.S.",
    ]  # fmt: skip


def test_the_trusts_facts_are_judged() -> None:
    text = "trust:\n  name: Sir John Lawes Trust\n  facts:\n    head: Jane Smith\n    mail: j.smith@oak.sch.uk\n"
    assert [finding.at.line for finding in in_files(jdgen=text)] == [4, 5]
    assert in_files(jdgen="trust:\n  name: Oak Trust\n  facts:\n    head: Headteacher\n") == []


def test_a_schools_facts_are_judged_too() -> None:
    text = "trust: {name: T}\nschools:\n  oak:\n    name: Oak\n    address: [c/o Mrs Patel, 1 Lane]\n"
    assert [finding.at.line for finding in in_files(jdgen=text)] == [5]


def test_a_clauses_owner_is_an_office() -> None:
    text = "clauses:\n  - id: a\n    text: Care for pupil J.S.\n    owner: {}\n"
    assert [finding.at.line for finding in in_files(clauses=text.format("Jane Smith"))] == [4, 3]
    assert [finding.at.line for finding in in_files(clauses=text.format("Trust HR office"))] == [3]


def test_a_base_is_judged_though_no_role_uses_it() -> None:
    base = "title: x\npost_holder: Jane\nreports_to: Jane Smith\nsections:\n  - heading: S\n    facts:\n"
    base += "      - {label: Name, value: Jane Smith}\npurpose: Meet\n  Mrs Patel.\n"
    assert sorted(finding.at.line for finding in in_files(base=base)) == [2, 3, 7, 8]
    assert in_files(post=base) == [], "a role is judged as it is built"


def test_a_text_of_a_base_is_the_same_finding_in_base_and_role() -> None:
    files = {"roles/_shared/bases/b.yaml": b"title: x\npurpose: Meet Mrs Patel [here](mailto:j.smith@oak.sch.uk).\n",
             "roles/post.yaml": b"extends: b\ntitle: y\n"}  # fmt: skip
    library = Library(MemoryTree(files), AS_OF)
    role = [finding for finding in judge_role(resolve("post", library)) if finding.code == "personal-data"]
    nodes = {path: library.source(path) for path in files}
    everywhere = judge_sources(Sources(files=(), nodes=nodes, complete=False, first_lines={}, clauses={}))
    assert len(role) == 2
    assert role == [finding for finding in everywhere if finding.code == "personal-data"]


@pytest.mark.parametrize(("text", "named"), [
    ("Ngozi Okafor", "Ngozi Okafor"), ("Mrs Patel", "Mrs Patel"), ("Line Manager", None), ("To Be Confirmed", None),
    ("asked for on the form", None), ("", None),
])  # fmt: skip
def test_where_a_name_is_asked_for_words_with_capitals_are_one(text: str, named: str | None) -> None:
    assert fills_a_name(text) == named


@pytest.mark.parametrize("piece", [
    "A.", "A ", "A", "a", "a.b-", "Aa-", "Aa ", "Aa", "'Aa", "Mr ", "Mr. & ", "Mr A ", "de ", " and the", "pupil ",
    "07",
    "12 of ", "born on ", "Jane Smith ", "1:1 a a for ", "-", "a@", "x.",
])  # fmt: skip
@pytest.mark.parametrize("beginning", ["", "Mr Aa", "Jane S", "a@", "Sir "])
def test_no_text_costs_more_than_its_length(beginning: str, piece: str) -> None:
    """Read as one paragraph; a pattern that tries again at every letter would need minutes for it."""
    text = beginning + piece * (20_000 // len(piece))
    start = process_time()
    for judge in (names_a_person, fills_a_name, personal_address, mobile_of_a_person, date_of_birth, single_pupil):
        judge(text)
    assert process_time() - start < 3


@pytest.mark.parametrize("told", [
    "Ring Jane Smith on 07700 900123", "Work with child KL", "Meet Mrs Patel", "a child born on 3 May 2015",
    "Write to j.smith@oak.sch.uk", "Work 1:1 with Tyler", "The SENCO is Jane Smith", "mrs Patel", "for JS, a child",
])  # fmt: skip
@pytest.mark.parametrize("before", ["Work with a child", "Ask Jane Smith on", "Teach P.E", "the trust was", "A", ""])
@pytest.mark.parametrize("behind", ["School books", "to 31 August 2016", "PE", "Trust", "@b.example", "0", ""])
def test_a_text_tells_the_same_among_others_as_alone(before: str, told: str, behind: str) -> None:
    """All texts of a role are looked at together first; what stands in the next one must not hide a finding."""
    texts = [text for text in (before, told, behind) if text]
    lines = "".join(f'  - "{text}"\n' for text in texts)
    at = 4 + texts.index(told)
    alone = [finding.message for finding in prose(told)]
    assert [found.message for found in in_role(f"statements:\n{lines}") if found.at.line == at] == alone != []
