"""The WASM graph of a pack in native onnxruntime: python3 native.py PACK THREADS ROUNDS LENGTH...

Prints JSON: for each length, seconds of each round on the clock and of the processor.
"""

import json
import sys
import time

import numpy as np
import onnxruntime

pack, threads, rounds, *lengths = sys.argv[1:]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(threads)
options.log_severity_level = 3
session = onnxruntime.InferenceSession(
    f"{pack}/encoder.wasm.onnx", options, providers=["CPUExecutionProvider"]
)
found = {}
for length in map(int, lengths):
    ids = (2000 + np.arange(length) * 7919 % 20_000).astype(np.int32)[None]
    given = {
        "input_ids": ids,
        "token_type_ids": np.zeros_like(ids),
        "position_ids": np.arange(length, dtype=np.int32)[None],
    }
    session.run(None, given)
    times = []
    for _ in range(int(rounds)):
        start, used = time.perf_counter(), time.process_time()
        session.run(None, given)
        times.append([time.perf_counter() - start, time.process_time() - used])
    found[length] = times
print(json.dumps({"version": onnxruntime.__version__, "times": found}))
