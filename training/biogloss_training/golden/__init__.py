"""Golden answers: what the Python side records for the tests of the TypeScript side."""
