"""What “jdgen consult” and “jdgen new consultation” share: the proposal, and how it is answered."""
