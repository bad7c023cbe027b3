"""What has changed between two roles, or two workspaces: by meaning and not by lines, each cause told once."""
