"""Annotates corpora of any size: Apache Spark is the engine, the command line of BioGloss the worker."""
