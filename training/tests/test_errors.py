from biogloss_training.evaluate.errors import errors, shown

TEXT = "Severe renal failure after cisplatin and TNF."
RENAL, SEVERE = (7, 20, "Disease"), (0, 20, "Disease")
CISPLATIN, TNF = (27, 36, "Chemical"), (41, 44, "Gene")


def kinds(found, gold):
    return [(e.kind, e.found, e.gold) for e in errors(dict.fromkeys(found, 0.9), set(gold))]


def test_a_wrong_boundary_is_one_error():
    assert kinds([SEVERE, CISPLATIN], [RENAL, CISPLATIN]) == [("boundary", SEVERE, RENAL)]


def test_another_type_is_one_error():
    other = (41, 44, "Disease")
    assert kinds([other], [TNF]) == [("type", other, TNF)]


def test_what_nothing_overlaps_is_spurious_or_missed():
    assert kinds([CISPLATIN], [TNF]) == [("spurious", CISPLATIN, None), ("missed", None, TNF)]


def test_a_span_beside_a_right_one_is_spurious():
    assert kinds([SEVERE, RENAL], [RENAL]) == [("spurious", SEVERE, None)]


def test_a_line_shows_what_surrounds_it():
    (error,) = errors({SEVERE: 0.9}, {RENAL})
    line = shown(TEXT, "bc5cdr", error).split("\t")
    assert line[:3] == ["boundary", "bc5cdr", "Disease"]
    assert line[3:5] == ["Severe renal failure [Disease] 0.90", "renal failure [Disease]"]
    assert line[5].startswith("<<Severe renal failure>> after")
