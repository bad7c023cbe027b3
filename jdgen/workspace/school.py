"""The shape of a school, and of a site of several schools."""

from pydantic import Field

from jdgen.role.fields import Id
from jdgen.role.model import Post
from jdgen.workspace.fields import Globs, Str
from jdgen.workspace.settings import Site

EVERY = ("*",)


class School(Site):
    """A school: what is said of it, which roles it has, and what it says otherwise than the trust."""

    name: Str = ""
    """Of a site of several schools it may be missing: then it bears those of its schools."""
    of: tuple[Id, ...] = ()
    """The schools a site is made of, for posts they share; none for a school by itself."""
    house: Str | None = None
    roles: Globs = EVERY
    except_roles: Globs = ()
    post: Post = Field(default_factory=Post)
    """Facts of the vacancy for all its roles."""
