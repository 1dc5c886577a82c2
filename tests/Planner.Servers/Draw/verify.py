#!/usr/bin/env python3
"""Verifies a draw after docs/draw.md, without a line of Planner: python3 verify.py LOG.yml LIST.txt

Python's standard library alone. It ends with 0 when everything is as it was published, with 1 and what differs otherwise.
"""
import hashlib
import hmac
import json
import re
import sys

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
GENESIS, PERIOD = 1692803367, 3
ENTRY = re.compile(rb"^[0-9a-f]{64}\.[1-9][0-9]*$")


class Differs(Exception):
    pass


def want(is_right, what):
    if not is_right:
        raise Differs(what)


def read_log(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\r\n") for line in file]
    return [json.loads(line[2:]) for line in lines if line.startswith("- ")]


def read_list(content):
    head, blank, body = content.partition(b"\n\n")
    want(blank, "the list has no empty line below its head")
    first, *rest = head.decode("utf-8").split("\n")
    want(first == "planner-entries 1", "the first line is another")
    words = {}
    for line in rest:
        word, _, value = line.partition(" ")
        words.setdefault(word, []).append(value)
    want(body.endswith(b"\n") or not body, "the last entry has no line end")
    return words, body.split(b"\n")[:-1]


def check_entries(words, entries):
    number = lambda word: int(words[word][0])
    want(all(ENTRY.match(entry) for entry in entries), "something is no entry")
    want(all(left < right for left, right in zip(entries, entries[1:])), "the entries are not in order")
    want(len(entries) == number("entries"), "the number of entries is another")
    want(len({entry[:64] for entry in entries}) == number("people"), "the number of people is another")
    want(all(1 <= int(entry[65:]) <= number("entries-per-person") for entry in entries), "somebody has too many entries")
    dropped = sum(number(word) for word in ("duplicate", "excluded", "condition-unmet", "too-early", "too-late", "no-identity", "broken"))
    want(number("rows") - dropped == len(entries), "the counts do not add up")


def check_randomness(words, draw):
    sha256 = lambda text: hashlib.sha256(text.encode("utf-8")).hexdigest()
    if "drand" in words:
        chain, number = words["drand"][0].split(" ")
        want(chain == CHAIN and int(number) == draw["round"], "the round is another than the list names")
        if "signature" in draw:
            want(hashlib.sha256(bytes.fromhex(draw["signature"])).hexdigest() == draw["randomness"], "the randomness is not the hash of the signature")
    else:
        promised = [line.split(" ", 1)[0] for line in words["commitment"]]
        want([sha256(secret) for secret in draw["secrets"]] == promised, "a secret is not what was promised")
        want(sha256("".join(secret + "\n" for secret in draw["secrets"])) == draw["randomness"], "the randomness is not the hash of the secrets")


def rank(entries, key):
    seen = {}
    for code, entry in sorted((hmac.new(key, entry, hashlib.sha256).digest(), entry) for entry in entries):
        seen.setdefault(entry[:64].decode("ascii"), code)
    return list(seen)


def verify(log_path, list_path):
    with open(list_path, "rb") as file:
        content = file.read()
    words, entries = read_list(content)
    check_entries(words, entries)
    digest = hashlib.sha256(content).hexdigest()
    events = read_log(log_path)
    kinds = [event["event"] for event in events]
    want(re.fullmatch(r"(entries )+(draw (replacement )*)?", "".join(kind + " " for kind in kinds)), "the log is out of order")
    want([event["at"] for event in events] == sorted(event["at"] for event in events), "the log goes back in time")
    want([event for event in events if event["event"] == "entries"][-1]["digest"] == digest, "the list has changed")
    draws = [event for event in events if event["event"] == "draw"]
    if not draws:
        return f"the list {digest} is as it was recorded; there is no draw yet"
    (draw,) = draws
    want(draw["digest"] == digest, "the draw was made from another list")
    check_randomness(words, draw)
    winners, reserves = int(words["winners"][0]), int(words["reserves"][0])
    people = rank(entries, bytes.fromhex(draw["randomness"]) + bytes.fromhex(digest))[: winners + reserves]
    want(draw["winners"] == people[:winners], "the winners are others")
    want(draw["reserves"] == people[winners:], "the reserves are others")
    standing, waiting = list(draw["winners"]), list(draw["reserves"])
    for event in events:
        if event["event"] == "replacement":
            want(standing[event["place"] - 1] == event["out"] and waiting and waiting[0] == event["in"], "a replacement is not the next reserve")
            standing[event["place"] - 1] = waiting.pop(0)
    return "the draw verifies: " + " ".join(standing)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        print(verify(sys.argv[1], sys.argv[2]))
    except (Differs, KeyError, ValueError, IndexError) as fault:
        print(f"DIFFERS: {fault!r}")
        sys.exit(1)
