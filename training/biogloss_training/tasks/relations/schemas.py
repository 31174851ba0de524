"""Which pairs each relation schema judges, and what its logits mean."""

from typing import Any

from biogloss_training.model.meta import Meta

Json = dict[str, Any]

#: As the training data builds its pairs; types in `pairs` are head first.
SCHEMAS: dict[str, dict[str, Any]] = {
    "biored": {
        "directed": False,
        "pairs": [
            ["Disease", "Gene"],
            ["Gene", "Gene"],
            ["Chemical", "Disease"],
            ["Disease", "Variant"],
            ["Chemical", "Gene"],
            ["Chemical", "Chemical"],
            ["Chemical", "Variant"],
            ["Variant", "Variant"],
        ],
        "sameSentence": False,
        "level": "entity",
    },
    "novel": {"directed": False, "pairs": [], "sameSentence": False, "level": "entity"},
    "drugprot": {
        "directed": True,
        "pairs": [["Chemical", "Gene"]],
        "sameSentence": True,
        "level": "mention",
    },
    "cid": {
        "directed": True,
        "pairs": [["Chemical", "Disease"]],
        "sameSentence": False,
        "level": "entity",
    },
}

NOVELTY = {"schema": "novel", "of": "biored"}


def relation_schemas(meta: Meta, calibration: Json) -> list[Json]:
    """Thresholds are of calibrated scores where there is a calibration (`calibrate-scores`)."""
    offset, schemas = 0, []
    known = calibration.get("relations", {}) | calibration.get("scores", {}).get("schemas", {})
    for name, labels in meta.schemas.items():
        found = known.get(name, {})
        schema = {"name": name, "labels": labels, "offset": offset, **SCHEMAS[name]}
        schema["threshold"] = found.get("threshold", 0.5)
        if "calibration" in found:
            schema["calibration"] = found["calibration"]
        schemas.append(schema)
        offset += len(labels)
    return schemas
