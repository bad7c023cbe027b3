"""The set of files of a consultation: the paper with the documents of the posts, in a folder of their own."""
