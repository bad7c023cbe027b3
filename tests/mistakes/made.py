"""Mistakes that no text file can hold, or that would be a page of noise: each is made here, and says what it expects.

In these announcements every place is a line and column, or a file with both.
"""

import inspect
import io
import zipfile
from collections.abc import Callable

from mistakes.pipeline import LETTERHEAD, plain_letterhead

Content = tuple[str, bytes | None]
MISTAKES: dict[str, Callable[[], Content]] = {}

ROLE = "roles/post.yaml"
LAYOUT = "templates/plain/role.html.j2"


def mistake(make: Callable[[], Content]) -> Callable[[], Content]:
    """Add a function that yields a workspace path and its content (None: there is no such file) to the mistakes."""
    MISTAKES[make.__name__.replace("_", "-")] = make
    return make


def expectation(make: Callable[[], Content]) -> str:
    """The docstring, which announces the findings as a role's comments would."""
    return inspect.cleandoc(make.__doc__ or "") + "\n"


# Roles


@mistake
def empty_role() -> Content:
    """
    # expect: empty-file at 1:1
    #   roles/post.yaml is empty.
    #   Write it, or delete the file.
    """
    return ROLE, b""


@mistake
def role_of_comments_alone() -> Content:
    """
    # expect: empty-file at 1:1
    #   roles/post.yaml is empty.
    #   Write it, or delete the file.
    """
    return ROLE, b"# title: Gardener\n"


@mistake
def role_saved_as_utf_16() -> Content:
    """
    # expect: wrong-encoding at 1:1
    #   roles/post.yaml is saved as UTF-16, not as UTF-8.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return ROLE, "title: Gardener\n".encode("utf-16")


@mistake
def role_saved_as_utf_16_without_a_mark() -> Content:
    """
    # expect: wrong-encoding at 1:1
    #   roles/post.yaml is saved as UTF-16, not as UTF-8.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return ROLE, "title: Gardener\n".encode("utf-16-le")


@mistake
def role_saved_as_latin_1() -> Content:
    """
    # expect: wrong-encoding at 2:8
    #   A character here is not saved as UTF-8. It looks like “£” saved as Windows-1252.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return ROLE, "title: Gardener\ngrade: £20,000\n".encode("latin-1")


@mistake
def curly_quote_saved_as_windows_1252() -> Content:
    """
    # expect: wrong-encoding at 2:24
    #   A character here is not saved as UTF-8. It looks like “’” saved as Windows-1252.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return ROLE, "title: Gardener\npurpose: Keep the trust’s grounds green.\n".encode("cp1252")


@mistake
def half_a_character_of_two() -> Content:
    """
    # expect: wrong-encoding at 2:15
    #   A character here is not saved as UTF-8. It looks like “í” saved as Windows-1252.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return ROLE, b"title: Gardener\npurpose: Keep \xed\xa0\xbd the grounds green.\n"


@mistake
def control_character() -> Content:
    """
    # expect: control-character at 2:14
    #   The hidden character U+000B stands here; it cannot be printed.
    #   Delete it: delete the letters on both sides of this place and type them again.
    """
    return ROLE, b"title: Gardener\npurpose: Keep\x0b the grounds green.\n"


@mistake
def zero_byte() -> Content:
    """
    # expect: control-character at 1:16
    #   The hidden character U+0000 stands here; it cannot be printed.
    #   Delete it: delete the letters on both sides of this place and type them again.
    """
    return ROLE, b"title: Gardener\x00\n"


@mistake
def writing_turned_round() -> Content:
    """
    # expect: direction-character at 2:15
    #   The hidden character U+202E turns the writing direction, so that a reader sees another text than is here.
    #   Delete it: delete the letters on both sides of this place and type them again.
    """
    return ROLE, "title: Gardener\npurpose: Keep \u202ethe grounds green.\n".encode()


@mistake
def letter_that_was_lost() -> Content:
    """
    # expect: damaged-character at 2:24
    #   The character � stands for a letter that was lost when the text was copied or saved.
    #   Type the letter that belongs here.
    """
    return ROLE, "title: Gardener\npurpose: Keep the trust\ufffds grounds green.\n".encode()


@mistake
def character_of_a_symbol_font() -> Content:
    """
    # expect: private-use-character at 2:27
    #   The character U+F0FC belongs to a symbol font and would print as an empty box.
    #   Delete it, or type an ordinary character in its place.
    """
    return ROLE, "title: Gardener\npurpose: Keep the grounds \uf0fc green.\n".encode()


@mistake
def mark_of_byte_order_and_a_misspelt_key() -> Content:
    """
    # expect: unknown-key at 1:1
    #   There is no key “titel” here.
    #   Did you mean “title”?
    """
    return ROLE, b"\xef\xbb\xbftitel: Gardener\n"


@mistake
def line_ends_of_windows_and_a_misspelt_key() -> Content:
    """
    # expect: unknown-key at 3:1
    #   There is no key “garde” here.
    #   Did you mean “grade”?
    """
    return ROLE, b"title: Gardener\r\n\r\ngarde: G2\r\n"


@mistake
def role_of_three_megabytes() -> Content:
    """
    # expect: file-too-large at 1:1
    #   roles/post.yaml is larger than 512 KB.
    #   A role is a few pages of text; check that this is the right file, or divide it.
    """
    return ROLE, b"title: Gardener\npurpose: " + b"green " * 500_000


@mistake
def role_of_too_many_lines() -> Content:
    """
    # expect: file-too-large at 1:1
    #   roles/post.yaml holds more than 5,000 lines and commas.
    #   A role has a few hundred lines; check that this is the right file, or divide it.
    """
    return ROLE, b"title: Gardener\nstatements:\n" + b"- a\n" * 6_000


@mistake
def ten_thousand_brackets() -> Content:
    """
    # expect: too-deep at 1:27
    #   Lists and keys stand more than 20 levels deep within one another here.
    #   Check the brackets and the indentation of the lines above.
    """
    return ROLE, b"title: " + b"[" * 10_000 + b"]" * 10_000


@mistake
def deep_indentation() -> Content:
    """
    # expect: too-deep at 21:21
    #   Lists and keys stand more than 20 levels deep within one another here.
    #   Check the brackets and the indentation of the lines above.
    """
    return ROLE, "".join(f"{' ' * level}a:\n" for level in range(400)).encode() + b" " * 400 + b"title: Gardener"


# Letterheads


@mistake
def no_letterhead() -> Content:
    """
    # expect: missing-letterhead at 1:1
    #   The house has no letterhead.docx.
    #   Save a Word file of that name beside house.yaml; jdgen takes its header, footer and styles.
    """
    return LETTERHEAD, None


@mistake
def letterhead_that_is_a_text() -> Content:
    """
    # expect: letterhead-not-docx at 1:1
    #   templates/plain/letterhead.docx is not a Word document.
    #   Save it as a Word document (.docx) in Word.
    """
    return LETTERHEAD, b"Hazel Trust"


@mistake
def letterhead_of_word_97() -> Content:
    """
    # expect: letterhead-not-docx at 1:1
    #   templates/plain/letterhead.docx is a Word 97-2003 document (.doc).
    #   Open it in Word and save it as a Word document (.docx).
    """
    return LETTERHEAD, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@mistake
def letterhead_with_a_password() -> Content:
    """
    # expect: letterhead-encrypted at 1:1
    #   templates/plain/letterhead.docx is protected by a password.
    #   Save it without a password in Word.
    """
    return LETTERHEAD, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@mistake
def letterhead_that_is_a_pointer() -> Content:
    """
    # expect: letterhead-not-docx at 1:1
    #   templates/plain/letterhead.docx is a git-LFS pointer, not the Word file itself.
    #   Fetch the file with `git lfs pull`.
    """
    return LETTERHEAD, b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"


@mistake
def letterhead_cut_short() -> Content:
    """
    # expect: letterhead-broken at 1:1
    #   templates/plain/letterhead.docx is damaged: File is not a zip file.
    #   Open it in Word, save it again as a Word document (.docx), and try again.
    """
    return LETTERHEAD, plain_letterhead()[:2_000]


@mistake
def letterhead_with_a_logo_in_its_text() -> Content:
    """
    # expect: letterhead-placeholder at 1:1
    #   word/header2.xml says {{ school.logo }} as text, and a logo is a picture.
    #   Insert a picture there, right-click it > View Alt Text, and type {{ school.logo }} as its only words.
    """
    return _changed("word/header2.xml", b"{{ role.draft }}", b"{{ school.logo }} {{ role.draft }}")


@mistake
def letterhead_with_a_value_in_an_alternative_text() -> Content:
    """
    # expect: letterhead-placeholder at 1:1
    #   word/header1.xml has 'The logo of {{ school.name }}' as the alternative text of a picture: it is read out so.
    #   View Alt Text: say what it shows, or {{ school.logo }} alone, which puts each school's logo there.
    """
    return _changed("word/header1.xml", b"An ear of wheat", b"The logo of {{ school.name }}")


@mistake
def letterhead_that_is_another_zip() -> Content:
    """
    # expect: letterhead-not-docx at 1:1
    #   templates/plain/letterhead.docx is a zip file, not a Word document.
    """
    return LETTERHEAD, _zipped({"hello.txt": b"Hello"})


@mistake
def letterhead_that_bursts() -> Content:
    """
    # expect: letterhead-too-large at 1:1
    #   word/media/image1.xml of templates/plain/letterhead.docx is larger than the limit (8 MB a part, 32 MB in all).
    #   Compress the pictures in Word (Picture Format > Compress Pictures).
    """
    return _with_parts({"word/media/image1.xml": bytes(40 * 1024 * 1024)})


@mistake
def letterhead_with_macros() -> Content:
    """
    # expect: letterhead-macros at 1:1
    #   word/vbaProject.bin holds macros or controls.
    #   Save it as .docx.
    """
    return _with_parts({"word/vbaProject.bin": b"\0"})


@mistake
def letterhead_with_an_embedded_object() -> Content:
    """
    # expect: letterhead-embedded-object at 1:1
    #   word/embeddings/oleObject1.bin is an embedded object.
    #   Replace the object by a picture of it.
    """
    return _with_parts({"word/embeddings/oleObject1.bin": b"\0"})


@mistake
def letterhead_with_entities() -> Content:
    """
    # expect: letterhead-unsafe at 1:1
    #   word/theme/theme2.xml declares a document type or entities.
    """
    return _with_parts({"word/theme/theme2.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


@mistake
def letterhead_whose_template_is_elsewhere() -> Content:
    """
    # expect: letterhead-external at 1:1
    #   word/_rels/settings.xml.rels loads something from outside the file (attachedTemplate): https://example.org/a.dotm.
    #   In Word: Developer > Document Template, set the template to Normal.
    """
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="rId1" Type="{kind}" Target="https://example.org/a.dotm" TargetMode="External"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = f'<Relationships xmlns="{namespace}">{relation}</Relationships>'.encode()
    return _with_parts({"word/_rels/settings.xml.rels": content})


@mistake
def letterhead_that_is_a_template() -> Content:
    """
    # expect: letterhead-not-docx at 1:1
    #   templates/plain/letterhead.docx is a Word template (.dotx).
    #   Save it as a Word document (.docx) in Word.
    """
    return _changed("[Content_Types].xml", b"document.main+xml", b"template.main+xml")


@mistake
def letterhead_without_a_style() -> Content:
    """
    # expect: word-style-missing at 1:1
    #   templates/plain/letterhead.docx has no paragraph style 'Intro'.
    #   Add the style to the letterhead in Word, or name one it has.
    """
    return _changed("word/styles.xml", b'w:val="Intro"', b'w:val="Introduction"')


@mistake
def letterhead_whose_style_hides_its_text() -> Content:
    """
    # expect: letterhead-hidden-text at 1:1
    #   The style 'Statement' of templates/plain/letterhead.docx hides its text.
    #   In Word: Modify Style > Format > Font, for this style or the one it is based on: untick Hidden.
    """
    shown = b'<w:name w:val="Statement"/>'
    return _changed("word/styles.xml", shown, shown + b"<w:rPr><w:vanish/></w:rPr>")


@mistake
def letterhead_with_a_misspelt_name() -> Content:
    """
    # expect: undefined-variable at 1:1
    #   No document has a value for {{ role.titel }}.
    #   Did you mean {{ role.title }}?
    """
    return _changed("word/footer1.xml", b"{{ role.title }}", b"{{ role.titel }}")


@mistake
def letterhead_with_a_name_of_nobody() -> Content:
    """
    # expect: letterhead-placeholder at 1:1
    #   word/footer1.xml says {{ roll.title }}, which is no known name.
    #   Did you mean role.title?
    """
    return _changed("word/footer1.xml", b"{{ role.title }}", b"{{ roll.title }}")


@mistake
def letterhead_without_version_and_status() -> Content:
    """
    # expect: standing-not-printed at 1:1
    #   Version and status of the text are missing on the following pages of templates/plain/letterhead.docx.
    #   In Word: open the footer there and type {{ role.standing }}, in a paragraph of its own.
    """
    return _changed("word/footer2.xml", b"{{ role.standing }}", b"Job description")


@mistake
def letterhead_that_does_not_mark_a_draft() -> Content:
    """
    # expect: standing-not-printed at 1:1
    #   The mark of a draft is missing in the header of the first page of templates/plain/letterhead.docx.
    #   In Word: open the header there and type {{ role.draft }}; it is left out once the text is approved.
    """
    return _changed("word/header1.xml", b"{{ role.draft }}", b"")


@mistake
def letterhead_with_template_code() -> Content:
    """
    # expect: letterhead-placeholder at 1:1
    #   word/footer1.xml says '{% if role %}x{% endif %}\\nPage 1 of 1': {% is not the sign of a placeholder here.
    #   Write a placeholder on one line, as {{ school.name }}; other template code belongs in layouts.
    """
    return _changed("word/footer1.xml", b"{{ role.title }}", b"{% if role %}x{% endif %}")


@mistake
def letterhead_with_words_in_its_body() -> Content:
    """
    # expect warning: letterhead-body at 1:1
    #   The body of templates/plain/letterhead.docx has 2 words that no document will show.
    #   Only page setup, styles, headers and footers are used. Move what should be printed there or to a layout.
    """
    return _changed("word/document.xml", b"<w:body>", b"<w:body><w:p><w:r><w:t>Type here.</w:t></w:r></w:p>")


# Other files


@mistake
def layout_saved_as_latin_1() -> Content:
    """
    # expect: wrong-encoding at 2:1
    #   templates/plain/role.html.j2 is not saved as UTF-8.
    #   Save it as UTF-8.
    """
    return LAYOUT, '{% extends "base/role.html.j2" %}\n{# café #}\n'.encode("latin-1")


@mistake
def layout_of_a_megabyte() -> Content:
    """
    # expect: file-too-large at 1:1
    #   templates/plain/role.html.j2 is larger than 200 KB.
    #   Shorten it.
    """
    return LAYOUT, b'{% extends "base/role.html.j2" %}\n' + b" " * 1_000_000


@mistake
def layout_with_a_control_character() -> Content:
    """
    # expect: control-character at 2:38
    #   The hidden character U+000B stands here; it cannot be printed.
    #   Delete it: delete the letters on both sides of this place and type them again.
    """
    return LAYOUT, b'{% extends "base/role.html.j2" %}\n{% block title %}<h1>{{ role.title }}\x0b</h1>{% endblock %}\n'


@mistake
def layout_of_many_brackets() -> Content:
    """
    # expect: layout-failed at 1:1
    #   This layout cannot be compiled: it is nested too deeply.
    #   The guide for house keepers lists all that a layout may say.
    """
    expression = b"(" * 20_000 + b"role.title" + b")" * 20_000
    return (
        LAYOUT,
        b'{% extends "base/role.html.j2" %}\n{% block title %}<h1>{{ ' + expression + b" }}</h1>{% endblock %}",
    )


@mistake
def layout_with_a_number_of_ten_thousand_digits() -> Content:
    """
    # expect: layout-failed at 1:1
    #   This layout cannot be compiled: it holds a number of too many digits.
    #   The guide for house keepers lists all that a layout may say.
    """
    return LAYOUT, b"<article><h1>{{ " + b"9" * 10_000 + b" }}</h1></article>"


@mistake
def stylesheet_saved_as_latin_1() -> Content:
    """
    # expect: wrong-encoding at 1:1
    #   templates/plain/house.css is not saved as UTF-8.
    #   Save it as UTF-8.
    """
    return "templates/plain/house.css", "/* café */\n".encode("latin-1")


@mistake
def stylesheet_that_ends_its_element() -> Content:
    """
    # expect: unsafe-css at 2:4
    #   “</style” cannot stand in a stylesheet: it would end it.
    #   A web page of jdgen stands by itself: take it out.
    """
    return "templates/plain/house.css", b"p { color: #222 }\n/* </style><script>alert(1)</script> */\n"


@mistake
def no_house_file() -> Content:
    """
    # expect: missing-house at jdgen.yaml:4:1
    #   There is no house “plain” in templates/.
    #   Houses here: none; make one with jdgen new house NAME.
    """
    return "templates/plain/house.yaml", None


@mistake
def empty_house_file() -> Content:
    """
    # expect: empty-file at 1:1
    #   templates/plain/house.yaml is empty.
    #   Write it, or delete the file.
    """
    return "templates/plain/house.yaml", b""


@mistake
def no_logo() -> Content:
    """
    # expect: file-missing at templates/plain/house.yaml:2:8
    #   There is no file logo.png in the house's folder.
    #   Put it beside house.yaml.
    """
    return "templates/plain/logo.png", None


@mistake
def no_workspace_file() -> Content:
    """
    # expect: file-missing at 1:1
    #   There is no file jdgen.yaml.
    #   Check the name, or create the file.
    """
    return "jdgen.yaml", None


@mistake
def workspace_saved_as_utf_16() -> Content:
    """
    # expect: wrong-encoding at 1:1
    #   jdgen.yaml is saved as UTF-16, not as UTF-8.
    #   Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8).
    """
    return "jdgen.yaml", "trust:\n  name: Hazel Trust\n".encode("utf-16")


@mistake
def no_shared_clauses() -> Content:
    """
    # expect: unknown-clause at roles/post.yaml:10:10
    #   There is no shared clause “lift-safely” in roles/_shared/clauses/.
    #   Check the id, or add the clause there.
    # expect: unknown-clause at roles/post.yaml:16:12
    #   There is no shared clause “welcome-visitors” in roles/_shared/clauses/.
    #   Check the id, or add the clause there.
    """
    return "roles/_shared/clauses/shared.yaml", None


@mistake
def no_parent() -> Content:
    """
    # expect: missing-parent at roles/post.yaml:1:10
    #   There is no role or base called “family”.
    #   A parent is a role's id or the name of a file in roles/_shared/bases/.
    """
    return "roles/_shared/bases/family.yaml", None


@mistake
def parent_that_is_also_a_role() -> Content:
    """
    # expect: two-parents at roles/post.yaml:1:10
    #   “family” is both roles/family.yaml and roles/_shared/bases/family.yaml.
    #   Rename one of them.
    """
    return "roles/family.yaml", b"title: Gardener\nhouse: plain\n"


@mistake
def role_that_another_would_overwrite() -> Content:
    """
    # expect: same-output at roles/post.yaml:1:1
    #   This role and roles/Post.yaml would both be written to “post.docx”.
    #   Add {id} to filename: in jdgen.yaml, or rename one of the roles.
    """
    return "roles/Post.yaml", b"title: Gardener\n"


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _with_parts(parts: dict[str, bytes]) -> Content:
    """The letterhead with some parts more, or others."""
    with zipfile.ZipFile(io.BytesIO(plain_letterhead())) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    return LETTERHEAD, _zipped(own | parts)


def _changed(part: str, old: bytes, new: bytes) -> Content:
    """The letterhead with `old` replaced by `new` in one part."""
    with zipfile.ZipFile(io.BytesIO(plain_letterhead())) as archive:
        content = archive.read(part)
    assert old in content, f"{part} says {old!r} no longer"
    return _with_parts({part: content.replace(old, new)})
