#!/usr/bin/env bash
# Installs the training side into a virtual environment and prints its Python: install.sh [FOLDER]
#
# The folder is .venv beside this file unless given. It keeps a copy of requirements.lock, so a second call with the
# same lock does nothing. PyPI's only PyTorch for Linux is the one for CUDA, and loads CUDA's libraries even on the CPU:
# 2.2 GB to download, 3.7 GB on disk. Left out is what nothing but a GPU needs (triton to compile, cuSOLVER); a GPU
# machine takes all of it: pip install -r requirements.lock.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
venv="${1:-$here/.venv}"
lock="$here/requirements.lock"

if ! cmp -s "$lock" "$venv/requirements.lock"; then
  # Debian has the module venv in a package of its own.
  python3 -m venv --clear "$venv" >&2 || {
    apt-get update >&2 && apt-get install -y --no-install-recommends python3-venv >&2
    python3 -m venv --clear "$venv" >&2
  }
  # --no-deps: the lock names everything, and the metadata of PyTorch would bring back what is left out.
  grep -vE '^(#|triton|nvidia-cusolver|nvidia-nvtx|cuda-|$)' "$lock" > "$venv/wanted.txt"
  "$venv/bin/pip" install --quiet --no-cache-dir --no-deps -r "$venv/wanted.txt" >&2
  cp "$lock" "$venv/requirements.lock"
fi
echo "$venv/bin/python"
