#!/usr/bin/env bash
# Distils the shipped sentence encoder: gathers texts, embeds them with the teacher, trains the student, exports it.
# usage: distil.sh SHARED OUT [MINUTES]     SHARED: search collections and quotes; OUT: a folder for all that is made
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
shared=$1 out=$2 minutes=${3:-25}
mkdir -p "$out"
python3 -m venv "$out/python"
"$out/python/bin/pip" install --quiet -r "$here/requirements.txt"
run() { "$out/python/bin/python" "$here/$@"; }
run texts.py --shared "$shared" --out "$out"
run teach.py --data "$out"
run vocabulary.py --data "$out"
run train.py --data "$out" --out "$out/student" --minutes "$minutes"
run export.py "$out/student" "$out/model.onnx"
