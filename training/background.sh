#!/bin/bash
# A long run on cores that nobody else uses: background.sh start [CONFIG] | status | pause | resume | stop | checkpoint FOLDER [CONFIG]
#
#   start   goes on where the run was stopped or killed; CONFIG: 'cpu', or a file
#   pause   while speed is measured, or others need the cores; nothing is lost
#   stop    it writes its state first
#   checkpoint  the weights so far, as parts under 16 MiB each, for git (pretraining: the encoder)
#
# State and log lie in BIOGLOSS_RUN (~/.cache/biogloss/v2), the data in BIOGLOSS_DATA (../../shared/data),
# Python is BIOGLOSS_PYTHON (training/.venv). State is written every five minutes. BIOGLOSS_NICE=0 takes a
# full share of the cores.
here="$(cd "$(dirname "$0")" && pwd)"
run="${BIOGLOSS_RUN:-$HOME/.cache/biogloss/v2}"
data="${BIOGLOSS_DATA:-$here/../../shared/data}"
python="${BIOGLOSS_PYTHON:-$here/.venv/bin/python}"
malloc=/usr/lib/x86_64-linux-gnu/libtcmalloc_minimal.so.4

alive() { [ -e "$run/pid" ] && kill -0 "$(cat "$run/pid")" 2>/dev/null; }

case "$1" in
start)
  alive && { echo "runs already"; exit; }
  mkdir -p "$run"
  [ -e "$malloc" ] && export LD_PRELOAD="$malloc" || echo "without tcmalloc (libtcmalloc-minimal4) it is several times slower"
  # Threads that wait give up their core. The kernel weighs sessions, not processes, against
  # each other (autogroup), so nice alone would not make way for others.
  export OMP_WAIT_POLICY=passive PYTHONUNBUFFERED=1 PYTHONPATH="$here"
  export BIOGLOSS_NICE="${BIOGLOSS_NICE:-19}"
  setsid nohup nice -n "$BIOGLOSS_NICE" bash -c '
    [ -w /proc/self/autogroup ] && echo "$BIOGLOSS_NICE" > /proc/self/autogroup
    exec "$0" -m biogloss_training run "$@"
  ' "$python" "${2:-cpu}" "$run" --data "$data" >> "$run/log" 2>&1 < /dev/null &
  echo $! > "$run/pid"
  echo "started; log in $run/log" ;;
status) alive && echo "alive" || echo "not running"; tail -n 3 "$run/log" ;;
pause) alive && kill -STOP "$(cat "$run/pid")" && echo "paused" ;;
resume) alive && kill -CONT "$(cat "$run/pid")" && echo "resumed" ;;
stop) alive && kill -CONT "$(cat "$run/pid")" && kill -TERM "$(cat "$run/pid")" && echo "stopping, state first" ;;
checkpoint) PYTHONPATH="$here" "$python" -m biogloss_training checkpoint "${3:-cpu}" "$run" "${2:?a folder}" ;;
*) sed -n 2,11p "$0" | cut -c3- ;;
esac
