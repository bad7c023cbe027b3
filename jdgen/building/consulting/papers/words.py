"""The labels of a consultation's paper; as the lists of a pack it is English, whatever the roles are written in.

Its sentences are in `phrases`.
"""

from collections.abc import Mapping

from jdgen.building.catalogue import words as catalogue
from jdgen.building.catalogue.words import NONE

__all__ = ["NONE"]

DRAFT = "Draft for consultation"
"""On every page."""
SUBJECT = "Consultation"
NOT_STATED, NOT_STATED_YET, NOT_CALCULATED = "not stated", "Not stated yet", "not calculated"
NO_CHANGE, NO_CHANGE_HERE = "no change", "no change here"
BLANK = "(blank, to be filled in)"

STILL = "Still to be added"
PROPOSED = "What is proposed, and why"
NO_REASON = "No reason is given yet."
DATES = (("opens", "Opens"), ("closes", "Closes"), ("effective", "To take effect on"))
CONTACT, OLD_TEXT, NEW_TEXT, COMPARED = "Contact", "Text before", "Text proposed", "Compared"
FILES = "Documents that go with this paper"
BEFORE_AFTER = "Before and after"
FACT, BEFORE, AFTER, PROPOSAL = "Item", "Before", "After", "Proposed"
POSTS_MEANT = "The posts this is about"
POST_COLUMNS = ("Job title", "Role", "Grade", "Schools", "Posts", "Text before")
CHANGES = "What changes, and why"
REASON, CLASS = "Reason", "Class"
SHARED = "Changes that several posts share"
NO_CHANGES = "Nothing changes in what the texts say."
NOTES = "What else is to be known of this comparison"
SAME = "What stays the same"
SAME_COLUMNS = ("Part", "The same", "Changed or moved", "New", "Left out")
SAME_ALL = "All together"
FACTS_SAME = "These facts of the post stay as they are:"
HELD_IN_FULL = "Texts that are the same stand in the same words and the same place. The proposal holds them in full."
NOTHING_COMPARED = (
    "There is no post here that has a text both before and after, so nothing can be said to stay the same."
)
NEW_POST = "This post is new: there is no text of it before. These are its facts:"
ENDING_POST = "This post is to end. These are its facts as they are now:"
EVALUATION = "Job evaluation"
WHAT_EVALUATION_IS = (
    "Whether a change affects a grade is for job evaluation to say. "
    "Its result counts only for the very text that was evaluated."
)
PENDING = "Pending"
NOT_NEEDED = "None: the post is to go"
EVALUATION_COLUMNS = ("Post", "Reference", "Result")
POSTS = "Posts affected"
POSTS_COLUMNS = ("School", "Posts")
POSTS_BY_ROLE_COLUMNS = ("School", "Post", "Posts")
ALL_POSTS = "All that change"
NO_NAMES = "These are numbers of posts, given by school. Nobody is named."
TOTAL = "Total of the numbers stated"
RIGHTS = "Protection, appeal and contact"
PROTECTION, APPEAL = "Protection", "Appeal"
RESPONSE = "Response form"
RESPONSE_COLUMNS = ("Question", "Answer")
BOX = "☐"
_GAP = "\u2003\u2003"
"""Em spaces, which no format makes one of."""
AGREES = f"{BOX} Yes{_GAP}{BOX} No{_GAP}{BOX} With changes"
ON_BEHALF = f"{BOX} Myself{_GAP}{BOX} A union or staff group"
COMMENTS, COMMENT = "Comments", "In your words"
COMMENTED = ("What I agree with", "What should be otherwise, with the numbers of the changes", "Anything else")
ASKED_POST, ASKED_SCHOOL, ASKED_FOR = "Post", "School", "I answer for"
ASKED_UNION = "Union or staff group, if any"
ASKED_AGREES = "Do you agree with the proposal?"
SIGNED = "Signatures"
SIGN_COLUMNS = ("Signed", "Name", "Signature", "Date")
SIGNERS = ("By me", "For the union")

FACTS: Mapping[str, str] = {
    "title": "Job title",
    "grade": "Grade",
    "points": "Pay points",
    "post.salary": "Salary",
    "post.hours": "Hours",
    "post.weeks": "Weeks",
    "reports_to": "Reports to",
    "responsible_for": "Supervises",
}
"""The rows of every table before and after, in this order."""
PARTS: Mapping[str, str] = {**catalogue.PARTS, "facts": "Facts of the post"}
"""The parts of a role, by key."""
