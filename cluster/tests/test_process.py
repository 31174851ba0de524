"""Answers of child processes, with small programs in the place of BioGloss."""

import json
import sys
from pathlib import Path

import pytest

from biogloss_cluster import annotate
from biogloss_cluster.annotate import Worker, answers, astral, open_ahead
from biogloss_cluster.errors import UserError
from biogloss_cluster.parse import parse_file
from biogloss_cluster.process import Annotator, ProcessEndedError, read_file

#: Answers as `annotate --stream` does; ends itself over the text `die`, and over `once` the first time.
ANSWERING = r"""
import json, os, sys
print(json.dumps({"opened": {"biogloss": "test", "arguments": sys.argv[1:]}}), file=sys.stderr, flush=True)
for number, line in enumerate(sys.stdin.buffer, 1):
    record = json.loads(line)
    if record["text"] == "once" and not os.path.exists("seen"):
        open("seen", "w").close()
        os._exit(9)
    if record["text"] == "die":
        sys.stdout.write('{"line":')
        sys.stdout.flush()
        os._exit(7)
    error = {"code": "bad", "message": ""} if record["text"] == "bad" else None
    said = {"error": error} if error else {"entities": [], "pid": os.getpid()}
    print(json.dumps({"line": number, "id": record["id"], **said}), flush=True)
"""


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = tmp_path / "answering.py"
    program.write_text(ANSWERING)
    monkeypatch.chdir(tmp_path)
    yield Worker((sys.executable, str(program)))
    annotate.close_all()


def ids(answered) -> list[str]:
    return [json.loads(answer)["id"] for answer, _ in answered]


def test_answers_come_in_order_from_one_process_that_stays(worker: Worker) -> None:
    first = list(answers([("a", "x"), ("b", "bad"), ("ü", "😀\n")], worker))
    second = list(answers([("c", "y")], worker))
    assert ids(first) == ["a", "b", "ü"]
    assert json.loads(first[1][0])["error"]["code"] == "bad"
    assert json.loads(first[0][0])["pid"] == json.loads(second[0][0])["pid"]
    assert json.loads(first[0][1])["arguments"][:4] == ["annotate", "--stream", "--workers", "1"]


def test_relative_paths_begin_in_the_folder_of_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answering.py").write_text(ANSWERING)
    (tmp_path / "reading.py").write_text("print('{\"end\": 0}')")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    there = str(tmp_path)
    try:
        assert ids(answers([("a", "x")], Worker((sys.executable, "answering.py"), folder=there))) == ["a"]
    finally:
        annotate.close_all()
    assert list(parse_file("f", [], Worker((sys.executable, "reading.py"), folder=there))) == []


def test_a_record_that_ends_the_process_has_an_error_and_the_others_are_read(worker: Worker) -> None:
    answered = list(answers([("a", "x"), ("b", "die"), ("c", "y"), ("d", "die")], worker))
    assert ids(answered) == ["a", "b", "c", "d"]
    codes = [json.loads(answer).get("error", {}).get("code") for answer, _ in answered]
    assert codes == [None, "process-ended", None, "process-ended"]
    assert "ended with 7" in json.loads(answered[1][0])["error"]["message"]


def test_a_process_that_was_killed_once_is_asked_again(worker: Worker) -> None:
    answered = list(answers([("a", "once"), ("b", "x")], worker))
    assert all("error" not in json.loads(answer) for answer, _ in answered)


def test_a_task_that_is_given_up_leaves_no_answers_to_the_next(worker: Worker) -> None:
    given_up = answers([("a", "x"), ("b", "y"), ("c", "z")], worker)
    next(given_up)
    given_up.close()
    assert ids(answers([("d", "x")], worker)) == ["d"]


def test_a_process_that_was_opened_ahead_answers(worker: Worker) -> None:
    open_ahead(worker)
    process = annotate._running[worker]
    open_ahead(worker)
    assert ids(answers([("a", "x")], worker)) == ["a"]
    assert annotate._running[worker] is process


def test_a_program_that_cannot_start_fails_the_task_with_what_it_said(tmp_path: Path) -> None:
    program = tmp_path / "broken.py"
    program.write_text("import sys; sys.exit('biogloss: no pack')")
    with pytest.raises(ProcessEndedError, match="no pack"):
        list(answers([("a", "x")], Worker((sys.executable, str(program)))))
    with pytest.raises(UserError, match="install Node"):
        Annotator(["no-such-program"])


def test_many_records_pass_without_a_deadlock(worker: Worker) -> None:
    records = [(str(number), "x" * 5000) for number in range(2000)]
    assert ids(answers(records, worker)) == [id_ for id_, _ in records]


def test_a_file_becomes_rows_with_what_was_not_read_in_its_place(tmp_path: Path) -> None:
    program = tmp_path / "converting.py"
    program.write_text(
        r"""
import json, sys
size = len(sys.stdin.buffer.read())
section = {"kind": "title", "start": 0, "end": 3}
document = {"id": "1", "text": "One", "sections": [section], "mentions": [], "relations": [], "info": {"pmid": "1"}}
print(json.dumps({"document": document}))
print(json.dumps({"notice": {"place": "line 2", "reason": "no text", "record": {"id": "2", "info": {"pmid": "2"}}}}))
print(json.dumps({"notice": {"place": "line 3", "reason": "gone", "withdrawn": ["8", "9"]}}))
if size > 100:
    sys.exit("crashed")
print(json.dumps({"end": {"documents": 1}}))
sys.exit(1)
"""
    )
    command = (sys.executable, str(program))
    rows = list(parse_file("f.xml", [b"x"] * 9, Worker(tuple(command))))
    assert [(row["seq"], row["kind"], row["id"]) for row in rows] == [
        (0, "document", "1"),
        (1, "failure", "2"),
        (2, "withdrawal", None),
    ]
    assert rows[1]["info"] == {"pmid": "2"}
    assert rows[2]["withdrawn"] == ["8", "9"]
    crashed = list(parse_file("f.xml", [b"x"] * 101, Worker(tuple(command))))
    assert [row["kind"] for row in crashed] == ["document", "failure", "withdrawal", "failure"]
    assert crashed[-1]["code"] == "process-ended"
    assert "crashed" in crashed[-1]["reason"]
    assert len(list(read_file(command, []))) == 3


def test_characters_of_two_code_units_are_known_by_their_offsets() -> None:
    assert astral("plain") == []
    assert astral("é😀a😀") == [1, 4]
