"""The recipe for a GPU machine that is at hand for a quarter of an hour and takes small loads."""
