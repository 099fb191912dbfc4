"""Who may ask for what: keys with scopes, the desk of each, how often, and from which web pages."""
