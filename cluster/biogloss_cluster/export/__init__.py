"""Out of the tables: into the app's library, into Neo4j, and into every format that `biogloss convert` writes."""
