"""Writes what canonical composition needs, from the Unicode data that Python carries.

python3 build/nfc.py data  > src/Planner/Networks/Counting/Data/nfc.txt
python3 build/nfc.py cases > tests/Planner.Tests/Suites/unicode/nfc-cases.txt

data:  `300-314/230` a range of one combining class, `C0=41+300` a pair that is composed,
       `212A>4B` a character that is only taken apart.
cases: `source;NFC;NFD`, each a list of code points: every character that has a decomposition, alone and
       among marks, and texts of random starters, marks and jamo.
"""
import random
import sys
import unicodedata
from unicodedata import combining, decomposition, normalize

ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
TAKEN_APART = [c for c in ALL if decomposition(c) and not decomposition(c).startswith("<")]
MARKS = [c for c in ALL if combining(c)]


def codes(text):
    return " ".join(f"{ord(c):X}" for c in text)


def data():
    print(f"# Made by build/nfc.py from Unicode {unicodedata.unidata_version}; licence in LICENSE-UNICODE.")
    start = previous = None
    for c in [*MARKS, None]:
        if previous and (c is None or ord(c) != ord(previous) + 1 or combining(c) != combining(previous)):
            print(f"{ord(start):X}-{ord(previous):X}/{combining(previous)}")
            start = None
        start, previous = start or c, c
    for c in TAKEN_APART:
        parts = [f"{int(part, 16):X}" for part in decomposition(c).split()]
        print(f"{ord(c):X}" + ("=" if normalize("NFC", c) == c else ">") + "+".join(parts))


def cases():
    print(f"# Made by build/nfc.py from Unicode {unicodedata.unidata_version}; licence in LICENSE-UNICODE.")
    dice = random.Random(1)
    texts = list(TAKEN_APART)
    texts += ["a" + c + dice.choice(MARKS) + dice.choice(MARKS) for c in TAKEN_APART]
    seconds = sorted({decomposition(c).split()[-1] for c in TAKEN_APART})
    starters = [normalize("NFD", c)[0] for c in TAKEN_APART]
    jamo = [chr(code) for code in [*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A7, 0x11C3), 0xAC00, 0xAC01, 0xD788]]
    for _ in range(1500):
        marks = [chr(int(dice.choice(seconds), 16)) for _ in range(dice.randint(1, 5))]
        texts.append(dice.choice(starters) + "".join(marks) + dice.choice(["", dice.choice(starters), dice.choice(MARKS)]))
    texts += ["".join(dice.choice(jamo) for _ in range(dice.randint(2, 5))) for _ in range(500)]
    for text in texts:
        print(f"{codes(text)};{codes(normalize('NFC', text))};{codes(normalize('NFD', text))}")


{"data": data, "cases": cases}[sys.argv[1]]()
