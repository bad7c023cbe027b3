"""Which documents there are to be, what they are called, and what each is made of."""
