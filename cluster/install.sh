#!/usr/bin/env bash
# Installs the side for clusters into a virtual environment and prints its Python: install.sh [--spark] [FOLDER]
#
# The folder is .venv beside this file unless given. With --spark also Spark itself (0.5 GB to download, 1 GB on disk), which
# needs Java 17 or later; without it what the tests need that need no Spark. What is there already is not fetched again.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
extras=dev
if [ "${1:-}" = --spark ]; then
  extras=dev,spark
  shift
fi
venv="${1:-$here/.venv}"

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "cluster/install.sh needs Python 3.11 or later as python3; there is $(python3 --version 2>&1 || true)" >&2
  exit 1
fi
if [ ! -x "$venv/bin/pip" ]; then
  # Debian has the module venv in a package of its own.
  python3 -m venv --clear "$venv" >&2 || {
    apt-get update >&2 && apt-get install -y --no-install-recommends python3-venv >&2
    python3 -m venv --clear "$venv" >&2
  }
fi
"$venv/bin/pip" install --quiet --no-cache-dir -e "$here[$extras]" >&2

# What is missing beside Python is said last, where it is seen. Spark takes the Java of JAVA_HOME, else that of the path.
if [ "$extras" = dev,spark ]; then
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  release="$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' || true)"
  if [ "${release:-0}" -lt 17 ]; then
    echo "Spark needs Java 17 or later, and there is ${release:-none}: on Debian and Ubuntu, apt-get install default-jre-headless" >&2
  fi
  if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
    echo "The workers need Node 20.19 or later, and there is $(node --version 2>/dev/null || echo none)" >&2
  elif [ ! -d "$here/../node_modules" ]; then
    echo "The workers need the packages of BioGloss: npm ci in $(dirname "$here")" >&2
  fi
fi
echo "$venv/bin/python"
