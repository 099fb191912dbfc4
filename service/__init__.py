"""Second Source for a newsroom: the command line and the HTTP service round the engine in `scoring`."""
