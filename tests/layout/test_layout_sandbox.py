"""A layout may come from a pull request nobody has read: it reaches nothing but its values, and it ends."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.houses import composed, with_title

from jdgen.diagnostics import Rejected
from jdgen.document import walk

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ().__class__.__bases__ }}",
    "{{ role.__init__.__globals__ }}",
    "{{ role['__class__'] }}",
    "{{ role|attr('__class__') }}",
    "{{ role.items() }}",
    "{{ role.keys }}",
    "{{ role.title.format }}",
    "{{ '{0.__class__}'.format(role) }}",
    "{{ role.title.__str__ }}",
    "{{ role.title.markup }}",
    "{{ role.title.__html__() }}",
    "{{ role.duties.append(1) }}",
    "{{ role.duties.__class__ }}",
    "{{ loop }}",
    "{{ self }}",
    "{{ self.title() }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ super.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner('') }}",
    "{{ namespace(a=1) }}",
    "{{ lipsum() }}",
    "{{ dict(a=1) }}",
    "{{ range(9) }}",
    "{{ config }}",
    "{{ request }}",
    "{{ environment }}",
    "{{ context }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ kwargs }}",
    "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1) }}",
    "{% macro m() %}x{% endmacro %}{{ m.__call__ }}",
    "{% macro m() %}x{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}x{% endmacro %}{{ m.name.__class__ }}",
    "{% import 'base/parts.html.j2' as parts %}{{ parts.__dict__ }}",
    "{% import 'base/parts.html.j2' as parts %}{{ parts._body_stream }}",
    "{% import 'base/parts.html.j2' as parts %}{{ parts.environment }}",
    "{% for group in role.duties %}{{ loop.__class__ }}{% endfor %}",
    "{% for group in role.duties %}{{ loop._iterable }}{% endfor %}",
    "{% for group in role.duties %}{{ loop(role.duties) }}{% endfor %}",
    "{% for group in role.duties %}{{ loop.cycle('a', 'b').__class__ }}{% endfor %}",
    "{{ [].__class__ }}",
    "{{ {}.__class__ }}",
    "{{ (1).__class__ }}",
    "{{ 1.__class__ }}",
    "{{ true.__class__ }}",
    "{{ none.__class__ }}",
    "{{ ''|string|safe }}",
    "{{ '<script>'|safe }}",
    "{{ role.title|e|safe }}",
    "{{ role.duties|map(attribute='__class__')|join }}",
    "{{ role.duties|sort|join }}",
    "{{ role.title|pprint }}",
    "{{ role|tojson }}",
    "{{ role|xmlattr }}",
    "{{ role.title|urlize }}",
    "{{ 'x'|format }}",
    "{{ '%s' % role }}",
    "{{ 'x' ~ role }}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 // 0 }}",
    "{{ 1 - 'x' }}",
    "{{ -role }}",
    "{{ role < role }}",
    "{{ role.title is callable }}",
    "{% set role.title = 'x' %}",
    "{% set x = role %}{{ x.update }}",
    "{% do role.clear() %}",
    "{% autoescape false %}{{ role.title }}{% endautoescape %}",
    "{% filter safe %}<b>{% endfilter %}",
    "{% call x() %}{% endcall %}",
    "{% trans %}x{% endtrans %}",
    "{% debug %}",
    "{% include '../../../etc/passwd' %}",
    "{% include 'jdgen.yaml' %}",
    "{% include role %}",
    "{% include role.duties %}",
    "{% import role.title as x %}{{ x }}",
    "{% from 'base/parts.html.j2' import __name__ %}",
    "<script>alert(1)</script>",
    "<p onclick='alert(1)'>x</p>",
    "<p style='x'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href=' https://example.org'>x</a>",
    "<img src='https://example.org/x.png'/>",
    "<iframe/>",
    "<![CDATA[<p>]]>",
    "<?xml-stylesheet href='x'?>",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
    "<t o='0'/>",
    "<{# #}t o='0'/>",
    "<t{# #} o='0'/>",
    "<t o='999'/>",
    "<p><t o='0'/></p>",
    "<p at='plain/role.html.j2:1'>x</p>",
    "<h1 o='0'>x</h1>",
    "<x:t o='0'/>",
)


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_way_out_is_known(escape: str) -> None:
    with pytest.raises(Rejected) as rejected:
        composed(with_title("<h1>{{ role.title }}</h1>" + escape))
    assert all(finding.at.file == "templates/plain/role.html.j2" for finding in rejected.value.diagnostics)


HOGS = (
    "{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n < 40 %}{{ m(n + 1) }}{{ m(n + 1) }}{% endif %}{% endmacro %}{{ m(0) }}",
    "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{{ " + "m(" * 30 + "'x'" + ")" * 30 + " }}",
    "{% set a %}xxxxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{{ a }}{{ a }}{% endset %}" * 40,
    "{% for a in role.facts %}" * 10 + "x" + "{% endfor %}" * 10,
    "{% include 'plain/other.html.j2' %}{% include 'plain/other.html.j2' %}",
    "{% with a = role.facts %}" * 8 + "{% endwith %}" * 8 + "{% for f in role.facts %}" * 9 + "{% endfor %}" * 9,
    "{{ '"
    + "x" * 150_000
    + "' }}"
    + "{% for f in role.facts %}" * 4
    + "{{ '"
    + "x" * 9_000
    + "' }}"
    + "{% endfor %}" * 4,
    "<section>" * 5_000 + "</section>" * 5_000,
    "{{ " + "not " * 5_000 + "true }}",
    "{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}",
    "{% if true %}" * 3_000 + "{% endif %}" * 3_000,
    "{% set x = 9 %}" + "{% set x = x + x + x + x %}" * 6_000,
    "<p>{{ '\\ud800' }}</p>",
)


ENDS = 60
"""Seconds of the processor. The slowest of them takes four on a slow machine; what nothing stops would run for hours,
so this tells whether it was stopped, and not how fast."""


@pytest.mark.parametrize("hog", HOGS, ids=range(len(HOGS)))
def test_a_layout_that_would_fill_time_or_memory_is_stopped(hog: str) -> None:
    started = time.process_time()
    with pytest.raises(Rejected):
        composed(with_title("<h1>{{ role.title }}</h1>" + hog), other="{% include 'plain/other.html.j2' %}")
    assert time.process_time() - started < ENDS


# Random layouts, put together of what Jinja and HTML can say.

_NAMES = ("role", "role.title", "role.duties", "role.facts", "role.banner", "role.has_levels", "labels", "loop", "x",
          "self", "group", "m", "nothing", "role.duties[0]", "role['title']", "levels.essential")  # fmt: skip
_OPERATORS = ("+", "-", "*", "/", "~", "<", "==", "in", "and", "or")
_ATOMS = (*_NAMES, "1", "'a'", "none", "true", "['a', 'b']", "('a', 1)", "{}", "[]", "''.__class__", "m()", "m(1)",
          "super()", "caller", "range", "loop.index", "9999999999")  # fmt: skip
_FILTERS = (
    "first",
    "last",
    "length",
    "join",
    "join(', ')",
    "default('a')",
    "default(1, true)",
    "safe",
    "upper",
    "list",
)
_TESTS = ("defined", "none", "eq(1)", "in(['a'])", "odd", "callable")


def _expressions() -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(_ATOMS),
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from(_FILTERS)).map(lambda parts: f"({parts[0]})|{parts[1]}"),
            st.tuples(inner, st.sampled_from(_TESTS)).map(lambda parts: f"({parts[0]}) is {parts[1]}"),
            st.tuples(inner, st.sampled_from(_OPERATORS), inner).map(" ".join),
            st.tuples(inner, st.sampled_from(["title", "heading", "__class__", "clauses", "items"])).map(".".join),
            st.tuples(inner, inner, inner).map(lambda parts: f"{parts[0]} if {parts[1]} else {parts[2]}"),
            inner.map(lambda value: f"m({value}, x={value})"),
        ),
        max_leaves=4,
    )


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["p", "h2", "ul", "li", "section", "table", "tr", "td", "strong", "a", "dl", "dt", "t", "b"])
    return st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.tuples(tags, inner).map(lambda parts: f"<{parts[0]}>{parts[1]}</{parts[0]}>"),
        st.tuples(_expressions(), inner).map(lambda parts: f"{{% for x in {parts[0]} %}}{parts[1]}{{% endfor %}}"),
        st.tuples(_expressions(), inner).map(lambda parts: f"{{% if {parts[0]} %}}{parts[1]}{{% endif %}}"),
        st.tuples(_expressions(), inner).map(lambda parts: f"{{% with x = {parts[0]} %}}{parts[1]}{{% endwith %}}"),
        inner.map(lambda body: f"{{% macro m(x) %}}{body}{{% endmacro %}}"),
        inner.map(lambda body: f"{{% set x %}}{body}{{% endset %}}{{{{ x }}}}"),
        inner.map(lambda body: f"{{% block other %}}{body}{{% endblock %}}"),
        inner.map(lambda body: f"{{% call m() %}}{body}{{% endcall %}}"),
    )


_LEAVES = st.one_of(
    st.sampled_from(["Care", " ", "&amp;", "&nbsp;", "<br/>", "<br>", "<", "&", "{{", "%}", "{#", "#}"]),
    _expressions().map(lambda expression: f"{{{{ {expression} }}}}"),
    _expressions().map(lambda expression: f"{{% include {expression} %}}"),
    _expressions().map(lambda expression: f"{{% set x = {expression} %}}"),
)  # fmt: skip
_LEAKS = re.compile(r"<class |<function|object at 0x|\{'|built-in|jinja2|Undefined")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.recursive(_LEAVES, _around, max_leaves=8))
def test_whatever_a_layout_says_it_is_rejected_or_a_document_of_plain_words(block: str) -> None:
    started = time.process_time()
    try:
        document = composed(with_title("<h1>{{ role.title }}</h1>" + block))
    except Rejected as rejected:
        assert all(finding.at.line >= 1 and finding.message for finding in rejected.diagnostics)
    else:
        assert not [text for text in walk.texts(document.blocks) if _LEAKS.search(walk.plain(text))]
    assert time.process_time() - started < ENDS
