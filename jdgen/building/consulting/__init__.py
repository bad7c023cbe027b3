"""A consultation on changed roles: the paper for those who must agree, and the files beside it."""
