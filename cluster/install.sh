#!/usr/bin/env bash
# Installs the side for clusters into a virtual environment and prints its Python: install.sh [--spark] [FOLDER]
#
# The folder is .venv beside this file unless given. With --spark also Spark itself (0.5 GB to download, 1 GB on disk), which
# needs Java 17 or later; without it what the tests need that need no Spark.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
extras=dev
if [ "${1:-}" = --spark ]; then
  extras=dev,spark
  shift
fi
venv="${1:-$here/.venv}"

if [ ! -x "$venv/bin/python" ]; then
  # Debian has the module venv in a package of its own.
  python3 -m venv "$venv" >&2 || {
    apt-get update >&2 && apt-get install -y --no-install-recommends python3-venv >&2
    python3 -m venv --clear "$venv" >&2
  }
fi
# What is there already is not fetched again.
"$venv/bin/pip" install --quiet --no-cache-dir -e "$here[$extras]" >&2
if [ "$extras" = dev,spark ] && ! command -v java >/dev/null; then
  echo "Spark needs Java 17 or later: apt-get install openjdk-17-jre-headless" >&2
fi
echo "$venv/bin/python"
