"""Exports of annotated documents, loaded by readers that others wrote and compared with what went in.

    python3 -m venv /somewhere/venv && /somewhere/venv/bin/pip install bioc==2.1 bconv==1.2.1 rdflib==7.6.0 pyld==3.3.0 jsonschema==4.26.0
    /somewhere/venv/bin/python bench/read_by_others.py [--data ../shared/data/corpora] [--documents 150]
        [--context anno.jsonld] [--europepmc ne_annotation_schema.json]

Needs the corpora, which are not part of this repository, and for the last two checks the context of Web Annotation
(http://www.w3.org/ns/anno.jsonld) and the schema of EuropePMC/EuropePMC-Annotation-Validator as files. Prints a line a reader.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ["biored", "nlm_chem", "nlm_gene", "bc5cdr", "bionlp13ge", "gnormplus"]

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path, default=ROOT / "../shared/data/corpora")
parser.add_argument("--documents", type=int, default=150, help="of each corpus")
parser.add_argument("--context", type=Path)
parser.add_argument("--europepmc", type=Path)
options = parser.parse_args()


def exchange(record, number):
    """A record of a corpus (code points) as a line of our own JSON (UTF-16 units)."""
    text = record["text"]
    units = [0]
    for letter in text:
        units.append(units[-1] + (2 if ord(letter) > 0xFFFF else 1))
    mentions = [
        {
            "id": one["id"],
            "spans": [{"start": units[one["start"]], "end": units[one["end"]]}],
            "type": one["type"],
            "concepts": one.get("concept", []),
            "score": 0.5,
            "by": "mini@1",
            "info": {},
        }
        for one in record["entities"]
    ]
    ids = {one["id"] for one in record["entities"]}
    relations = [
        {
            "id": f"R{index + 1}",
            "type": one["type"],
            "arguments": [
                {"role": role, "mention" if one[role] in ids else "concept": one[role]}
                for role in ("head", "tail")
            ],
            "by": "mini@1",
            "info": {},
        }
        for index, one in enumerate(record.get("relations", []))
    ]
    document = {"id": f"{number}", "text": text, "sections": [], "mentions": mentions, "relations": relations, "info": {}}
    return {"format": "biogloss-exchange", "version": 1, "offsets": "utf16", "document": document}


def read_corpora():
    for corpus in CORPORA:
        with gzip.open(options.data / corpus / "test.jsonl.gz", "rt") as lines:
            for number, line in enumerate(lines):
                if number == options.documents:
                    break
                yield json.loads(line)


source = list(read_corpora())
folder = Path(tempfile.mkdtemp())
given = folder / "given.jsonl"
given.write_text(
    "".join(f"{json.dumps(exchange(one, 1000 + number))}\n" for number, one in enumerate(source)), encoding="utf8"
)
wanted = {
    str(1000 + number): Counter(
        (one["start"], one["end"], one["type"], one["text"]) for one in record["entities"]
    )
    for number, record in enumerate(source)
}
relations = sum(len(one.get("relations", [])) for one in source)
print(f"{len(source)} documents, {sum(map(len, map(list, map(Counter.elements, wanted.values()))))} mentions, {relations} relations")


def convert(name, *more):
    command = ["node", str(ROOT / "bin/biogloss.mjs"), "convert", "--from", "json", "--to", name, *more, str(given)]
    done = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
    if done.returncode:
        sys.exit(done.stderr)
    path = folder / f"out.{name}"
    path.write_text(done.stdout, encoding="utf8")
    return path


def tell(reader, package, found, relations_found=None):
    """`found`: of each document its mentions as (start, end, type, text); relations where the reader knows them."""
    same = sum(wanted.get(id) == mentions for id, mentions in found.items())
    mentions = sum(sum(one.values()) for one in found.values())
    rest = "" if relations_found is None else f", {relations_found} relations"
    print(f"{reader}, {package} {version(package)}: {len(found)} documents, {same} the same; {mentions} mentions{rest}")


def by_bioc(collection):
    found = {}
    count = 0
    for document in collection.documents:
        text = {}
        for passage in document.passages:
            text.update({passage.offset + index: letter for index, letter in enumerate(passage.text or "")})
        count += len(document.relations) + sum(len(one.relations) for one in document.passages)
        found[document.id] = Counter(
            (
                one.locations[0].offset,
                one.locations[-1].end,
                one.infons["type"],
                "".join(text[at] for at in range(one.locations[0].offset, one.locations[-1].end)),
            )
            for passage in document.passages
            for one in passage.annotations
            if "".join(text[at] for at in range(one.locations[0].offset, one.locations[-1].end)) == one.text
        )
    return found, count


def check_bioc():
    from bioc import biocjson, biocxml, brat, pubtator

    for name, package in (("bioc-xml", biocxml), ("bioc-json", biocjson)):
        with open(convert(name), encoding="utf8") as lines:
            tell(name, "bioc", *by_bioc(package.load(lines)))

    with open(convert("pubtator"), encoding="utf8") as lines:
        documents = pubtator.load(lines)
    found = {
        one.pmid: Counter((a.start, a.end, a.type, a.text) for a in one.annotations) for one in documents
    }
    tell("pubtator", "bioc", found, sum(len(one.relations) for one in documents))
    convert("brat", "--out", str(folder / "brat"))
    found = {}
    count = 0
    for path in sorted((folder / "brat").glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf8")
        with path.open(encoding="utf8") as lines:
            document = brat.load_ann(lines)
        count += len(list(document.relations))
        found[path.stem] = Counter(
            (start, end, one.type, text[start:end])
            for one in document.entities
            for start, end in [one.total_span]
        )
    tell("brat", "bioc", found, count)


def check_bconv():
    import bconv

    for name, fmt in (("bioc-xml", "bioc_xml"), ("bioc-json", "bioc_json"), ("pubtator", "pubtator")):
        # It takes offsets for bytes where nothing else is said.
        more = {"byte_offsets": False} if name.startswith("bioc") else {}
        collection = bconv.load(str(convert(name)), fmt=fmt, mode="collection", **more)
        tell(name, "bconv", by_bconv(collection))
    convert("pubannotation", "--out", str(folder / "pubannotation"))
    found = {}
    for path in sorted((folder / "pubannotation").glob("*.json")):
        # It knows attributes of denotations alone.
        content = json.loads(path.read_text(encoding="utf8"))
        ids = {one["id"] for one in content["denotations"]}
        content["attributes"] = [one for one in content["attributes"] if one["subj"] in ids]
        path.write_text(json.dumps(content), encoding="utf8")
        found.update(by_bconv(bconv.load(str(path), fmt="pubanno_json", mode="collection"), path.name.split(".")[0]))
    tell("pubannotation, without attributes of relations", "bconv", found)


def by_bconv(collection, id=None):
    return {
        id or document.id: Counter(
            (one.start, one.end, one.metadata.get("type", one.metadata.get("obj")), one.text)
            for one in document.iter_entities()
        )
        for document in collection
    }


def check_rdf():
    import rdflib

    store = rdflib.Dataset()
    store.parse(convert("rdf"), format="nquads")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    found = {}
    count = 0
    for graph in store.graphs():
        for name, _, text in graph.triples((None, rdflib.URIRef("https://schema.org/text"), None)):
            count += len(list(graph.subjects(oa.motivatedBy, oa.linking)))
            found[name.rsplit(":", 1)[1]] = Counter(
                place(graph, oa, one, str(text)) for one in graph.subjects(oa.motivatedBy, oa.tagging)
            )
    tell("rdf", "rdflib", found, count)


def place(graph, oa, annotation, text):
    target = graph.value(annotation, oa.hasTarget)
    [start] = [int(at) for one in graph.objects(target, oa.hasSelector) for at in graph.objects(one, oa.start)]
    [end] = [int(at) for one in graph.objects(target, oa.hasSelector) for at in graph.objects(one, oa.end)]
    [exact] = [str(at) for one in graph.objects(target, oa.hasSelector) for at in graph.objects(one, oa.exact)]
    kind = next(str(one) for predicate, one in graph.predicate_objects(annotation) if str(predicate).endswith(":type"))
    return (start, end, kind.rsplit(":", 1)[1], exact if text[start:end] == exact else None)


def check_json_ld():
    from pyld import jsonld

    context = json.loads(options.context.read_text(encoding="utf8"))

    def load(url, _):
        assert url == "http://www.w3.org/ns/anno.jsonld", url
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    jsonld.set_document_loader(load)
    oa = "http://www.w3.org/ns/oa#"
    found = {}
    count = 0
    for line in convert("w3c").read_text(encoding="utf8").splitlines():
        [page] = jsonld.expand(json.loads(line))
        items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
        motives = [one[f"{oa}motivatedBy"][0]["@id"] for one in items]
        count += motives.count(f"{oa}linking")
        text = items[0][f"{oa}hasBody"][0]["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
        found[page["@id"].rsplit(":", 1)[1]] = Counter(
            tag(one, oa, text) for one, motive in zip(items, motives) if motive == f"{oa}tagging"
        )
    tell("w3c", "pyld", found, count)


def tag(annotation, oa, text):
    selectors = annotation[f"{oa}hasTarget"][0][f"{oa}hasSelector"]
    values = {key: one[key][0]["@value"] for one in selectors for key in one if not key.startswith("@")}
    start, end, exact = values[f"{oa}start"], values[f"{oa}end"], values[f"{oa}exact"]
    kind = annotation[f"{oa}hasBody"][0]["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
    return (start, end, kind, exact if text[start:end] == exact else None)


def check_europepmc():
    import jsonschema

    schema = json.loads(options.europepmc.read_text(encoding="utf8"))
    lines = [json.loads(line) for line in convert("europepmc").read_text(encoding="utf8").splitlines()]
    validator = jsonschema.Draft7Validator(schema)
    wrong = [error.message for one in lines for error in validator.iter_errors(one)]
    count = sum(len(one["anns"]) for one in lines)
    concepts = sum(bool(one.get("concept")) for record in source for one in record["entities"])
    print(
        f"europepmc, jsonschema {version('jsonschema')}: {len(lines)} documents, {len(wrong)} errors; "
        f"{count} mentions of {concepts} with a concept", *wrong[:1]
    )


def check_own():
    import jsonschema

    schema = json.loads((ROOT / "docs/biogloss-exchange.schema.json").read_text(encoding="utf8"))
    lines = [json.loads(line) for line in convert("json-lines").read_text(encoding="utf8").splitlines()]
    validator = jsonschema.Draft202012Validator(schema)
    wrong = [error.message for one in lines for error in validator.iter_errors(one)]
    print(f"json-lines, jsonschema {version('jsonschema')}: {len(lines)} documents, {len(wrong)} errors", *wrong[:1])


check_bioc()
check_bconv()
check_rdf()
check_own()
if options.context:
    check_json_ld()
if options.europepmc:
    check_europepmc()
