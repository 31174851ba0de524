export const HELP = `biogloss: biomedical entities, relations and answers, on this computer.

  biogloss annotate [FILE...]                     entities and relations, one JSON object a line
  biogloss ask --question TEXT [FILE...]          answers to a question, one JSON object a text
  biogloss convert --to FORMAT [FILE...]          annotated documents in another format
  biogloss compare FILE FILE                      agreement of two annotations of the same texts, one JSON object
  biogloss evaluate --task TASK --corpus FILE     precision, recall and F1 on an annotated corpus

A FILE is a text, JSON Lines of {"id", "text"}, or a document in one of the formats below; gzip is
unpacked. Without a FILE (or with '-') standard input is read.

annotate, ask
  --offsets utf16|codepoints   unit of start and end (utf16: as in JavaScript; Python counts codepoints)
annotate, compare, convert
  --from FORMAT                what the files are in (told by their content)
annotate, convert
  --to FORMAT                  what to write (annotate: one JSON object a line)
  --out DIR                    a file a document in this folder (standard output)
  FORMAT is one of text, pubmed-xml*, nbib*, pubmed-text*, ris*, bibtex*, endnote*, endnote-xml*, web-of-science*,
  table*, jats*, html*, docx*, pdf*, pubtator, bioc-xml, bioc-json, brat, pubannotation, w3c,
  europepmc, tsv+, csv+, rdf+, json (*: is read only, +: is written only). A table is CSV or TSV with
  columns for title, abstract or text. What a format cannot keep is told on standard error. With --to, annotate keeps what the input says of its text.
annotate
  --everything                 reads reference lists, author lines and affiliations, which are left out otherwise
  --stream                     one answer a record, in order, by several sessions; records and answers are JSON Lines
  --workers N                  threads with a session each (one a core); with --stream, as all that follow
  --out FILE                   the answers (standard output)
  --resume                     goes on behind the answers that FILE holds
  --shard I/N                  only every N-th line, beginning with line I
  --reader model|none          none: every record is answered without findings, to measure all but the model
  --metrics-every SECONDS      a JSON line on standard error, how far it is (10)
convert
  --stream                     with --to json-lines: what could not be read stands in its place, as {"notice"}
annotate, evaluate
  --heads any|CORPUS           annotation guideline to follow (the pack's default)
  --lexicon FILE|none          what mentions are linked with (the one that comes with biogloss)
  --dictionary FILE|none       names that are read beside the model (the one that comes with biogloss)
  --vocabulary FILE            your own names (OBO, TSV or JSON): found in the text, they win over the model's and
                               the lexicon's
  --vocabulary-type TYPE       what those of its names are that have no type in the file (OBO has none); without
                               it they are linked to, and not found
  --vocabulary-links-only      its names are linked to, and not found
ask
  --question TEXT              the question
  --limit N                    most answers a text (5)
evaluate
  --task entities|relations|answers|linking
  --gold-mentions              relations, linking: of the corpus' own mentions, not of those that are found
  --corpus FILE                .jsonl or .jsonl.gz, offsets in code points
  --limit N                    only the first N documents
  --claims FILE                entities, relations: what was said, a JSON line each, its score, whether it is right
all
  --pack DIR                   folder of the model pack (the one that comes with biogloss)
  --threads N                  threads of the engine (the cores there are, at most 4; with --stream 1 a session)
  --progress                   progress on standard error even when that is no terminal
  --help, --version

Exit codes: 0 all was read, 1 some input could not be read (see standard error), 2 wrong usage,
3 the pack or the engine cannot be used, 4 some output could not be written.
`;
