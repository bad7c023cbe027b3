"""Documents in a browser while they are written: made anew on every save, with what `jdgen check` says of them."""
