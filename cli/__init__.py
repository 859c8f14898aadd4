"""The command line `quandian`: arguments in, calls to the rooms below, text or JSON out."""
