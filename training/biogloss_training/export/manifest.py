"""What the manifest says that neither weights nor `provenance` do: licence, schemas, self-check."""

LICENCE = "Apache-2.0"


def title(pack_id: str, layers: int, width: int) -> str:
    name = pack_id.removeprefix("biogloss-")
    return f"BioGloss {name}: compact BioBERT, {layers} layers, {width} wide"


def notice(title: str, sources: list[dict[str, str]]) -> str:
    """Text of the pack's NOTICE file."""
    lines = [f"  {s['name']}: {s['licence']}; {s['use']}" for s in sources]
    return "\n".join(
        [
            title,
            "",
            "The weights are given under the Apache License, Version 2.0 (file LICENSE). They",
            "started from, and were trained on, the works below. None of these works is contained",
            "here: corpora and questions keep their own licences, which bind whoever trains on",
            "them.",
            "",
            *lines,
            "",
        ]
    )


#: Written for this project.
SELF_CHECK_TEXT = (
    "In a woman with lithium-induced diabetes insipidus, amiloride (10 mg daily) blocked ENaC; "
    "the SCN1A p.Arg1648His variant, TNF-\u03b1 and IL-6 were studied in human HEK293 cells and "
    "in mouse T cells."
)

#: See RESULTS.md for the differences it was chosen from.
SELF_CHECK_TOLERANCE = 0.15

#: The relation graph rounds by itself. Kernels that round the encoder's activations to 16 bits
#: differ by 0.02 here; a wrong device differs by several.
RELATION_SELF_CHECK_TOLERANCE = 0.6

#: The WebGPU form rounds no activations: a right device differs by 1e-5, onnxruntime's
#: FlashAttention on subgroups of four (wrong, and silent about it) by much more.
WEBGPU_SELF_CHECK_TOLERANCE = 0.01
