#!/bin/sh
# Checks SARIF files against the standard's own schema with a real validator.
# Usage: tests/check-sarif.sh SCHEMA [FILE…]   SCHEMA: sarif-schema-2.1.0.json of the OASIS standard, downloaded.
# Needs python3 with jsonschema (Debian: python3-jsonschema). Without files, those that the tests compare with are checked.
set -eu
schema=${1:?"which schema? see the head of this script"}
shift
[ $# -gt 0 ] || set -- "$(dirname "$0")"/Planner.Tests/Golden/findings/*.sarif
python3 - "$schema" "$@" <<'PYTHON'
import json, sys
from jsonschema import validators

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = validators.validator_for(schema)(schema)
faults = 0
for path in sys.argv[2:]:
    for fault in validator.iter_errors(json.load(open(path, encoding="utf-8"))):
        faults += 1
        print(f"{path}: /{'/'.join(map(str, fault.absolute_path))}: {fault.message}")
print(f"{len(sys.argv) - 2} files, {faults} faults")
sys.exit(faults > 0)
PYTHON
