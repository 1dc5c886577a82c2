// Verifies a contest's draw from the list of its entries, by nothing but what stands on the page and in the list. Specification: docs/draw.md.
// SHA-256 (FIPS 180-4) stands here because browsers offer theirs on secure addresses only, and one entry at a time.
const words = new Uint32Array(64);
const constants = new Uint32Array(64);
const start = new Uint32Array(8);
for (let number = 2, found = 0; found < 64; number++) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    isPrime &&= number % divisor !== 0;
  }
  if (isPrime) {
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
    constants[found] = fraction(Math.cbrt(number));
    if (found < 8) {
      start[found] = fraction(Math.sqrt(number));
    }
    found++;
  }
}

function compress(state, bytes, offset) {
  for (let index = 0; index < 16; index++, offset += 4) {
    words[index] = (bytes[offset] << 24) | (bytes[offset + 1] << 16) | (bytes[offset + 2] << 8) | bytes[offset + 3];
  }
  for (let index = 16; index < 64; index++) {
    const [early, late] = [words[index - 15], words[index - 2]];
    words[index] = words[index - 16] + words[index - 7]
      + (((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3))
      + (((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let index = 0; index < 64; index++) {
    const first = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + constants[index] + words[index]) | 0;
    const second = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

// Goes on from a state that has taken so many bytes already.
function finish(from, bytes, before) {
  const state = from.slice();
  const whole = bytes.length - bytes.length % 64;
  for (let offset = 0; offset < whole; offset += 64) {
    compress(state, bytes, offset);
  }
  const rest = bytes.length - whole;
  const end = new Uint8Array(rest < 56 ? 64 : 128);
  end.set(bytes.subarray(whole));
  end[rest] = 0x80;
  const bits = (before + bytes.length) * 8;
  const view = new DataView(end.buffer);
  view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
  view.setUint32(end.length - 4, bits >>> 0);
  for (let offset = 0; offset < end.length; offset += 64) {
    compress(state, end, offset);
  }
  const hash = new Uint8Array(32);
  state.forEach((word, index) => new DataView(hash.buffer).setUint32(index * 4, word));
  return hash;
}

const sha256 = (bytes) => finish(start, bytes, 0);

// HMAC (RFC 2104) under a key of one block, which is what a draw's key is.
function keyed(key) {
  const [inner, outer] = [0x36, 0x5c].map((pad) => {
    const state = start.slice();
    compress(state, key.map((byte) => byte ^ pad), 0);
    return state;
  });
  return (message) => finish(outer, finish(inner, message, 64), 64);
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const ascii = (text) => new TextEncoder().encode(text);

// The head's lines by their words; the entries begin behind the first empty line.
function read(bytes) {
  let end = 0;
  while (end < bytes.length && end < 100000 && !(bytes[end] === 10 && bytes[end + 1] === 10)) {
    end++;
  }
  const lines = new TextDecoder().decode(bytes.subarray(0, end)).split("\n");
  const head = new Map();
  for (const line of lines.slice(1)) {
    const [word, value] = [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)];
    head.set(word, [...(head.get(word) ?? []), value]);
  }
  return lines[0] === "planner-entries 1" ? { head, body: end + 2 } : null;
}

const number = (head, word) => Number(head.get(word)?.[0] ?? NaN);

// Smallest code first, each person once, no more than so many people. Answers nothing where the list is no list.
async function rank(bytes, body, code, people, head, progress) {
  const best = [];
  let [count, before] = [0, ""];
  for (let from = body; from < bytes.length; count++) {
    let to = bytes.indexOf(10, from);
    to = to < 0 ? bytes.length : to;
    const line = bytes.subarray(from, to);
    const entry = String.fromCharCode(...line);
    if (!/^[0-9a-f]{64}\.[1-9][0-9]*$/.test(entry) || entry <= before || Number(entry.slice(65)) > number(head, "entries-per-person")) {
      return null;
    }
    before = entry;
    from = to + 1;
    const found = { entry, person: entry.slice(0, 64), code: hex(code(line)) };
    if (best.length < people || found.code < best.at(-1).code) {
      const own = best.findIndex((each) => each.person === found.person);
      if (own < 0 || found.code < best[own].code) {
        best.splice(own < 0 ? best.length : own, 1, found);
        best.sort((left, right) => (left.code < right.code ? -1 : left.code > right.code ? 1 : left.entry < right.entry ? -1 : 1));
        best.length = Math.min(best.length, people);
      }
    }
    if (count % 5000 === 4999) {
      progress(count + 1);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return count === number(head, "entries") ? best : null;
}

const section = document.querySelector(".draw");
const said = section.dataset;
const verdict = section.querySelector(".verdict");
const checks = section.querySelector(".checks");

function told(name, isSame, value) {
  const line = document.createElement("li");
  line.className = isSame ? "same" : "differs";
  line.textContent = `${name}: ${isSame ? said.same : said.differs}${value ? ` (${value})` : ""}`;
  checks.append(line);
  return isSame;
}

// drand's randomness is the hash of its signature; that of secrets the hash of them, each with a line feed behind it.
function randomnessCheck(head) {
  const drand = head.get("drand")?.[0].split(" ");
  if (drand) {
    const isRound = drand[1] === said.round;
    return said.signature ? told(said.randomnessName, isRound && hex(sha256(unhex(said.signature))) === said.randomness, said.randomness)
      : told(said.randomnessName, isRound, said.unsigned);
  }
  const promised = (head.get("commitment") ?? []).map((line) => line.slice(0, 64));
  const secrets = [...section.querySelectorAll(".secret .value")].map((value) => value.textContent);
  const isKept = promised.length > 0 && promised.length === secrets.length && secrets.every((secret, index) => hex(sha256(ascii(secret))) === promised[index]);
  return told(said.randomnessName, isKept && hex(sha256(ascii(secrets.map((secret) => `${secret}\n`).join("")))) === said.randomness, said.randomness);
}

async function verify(bytes) {
  checks.replaceChildren();
  const digest = sha256(bytes);
  const list = read(bytes);
  let isRight = told(said.digestName, hex(digest) === said.digest, hex(digest));
  isRight = told(said.listName, list !== null, list ? `${list.head.get("entries")?.[0]}` : "") && isRight;
  if (list && said.randomness) {
    isRight = randomnessCheck(list.head) && isRight;
    const key = new Uint8Array(64);
    key.set(unhex(said.randomness));
    key.set(digest, 32);
    const people = number(list.head, "winners") + number(list.head, "reserves");
    const ranked = await rank(bytes, list.body, keyed(key), people, list.head, (count) => { verdict.textContent = said.works.replace("{0}", count); });
    const shown = [...section.querySelectorAll(".drawn .person")].map((person) => person.textContent);
    isRight = told(said.winnersName, ranked !== null && shown.length === ranked.length, ranked ? `${ranked.length}` : "") && isRight;
    const rows = [...section.querySelectorAll(".drawn")];
    for (const [index, row] of rows.entries()) {
      const found = ranked?.[index];
      isRight = told(row.querySelector(".role").textContent, found?.person === shown[index], found ? `${found.person.slice(0, 12)}…, HMAC ${found.code.slice(0, 16)}…` : "") && isRight;
    }
  }
  verdict.className = `verdict ${isRight ? "right" : "wrong"}`;
  verdict.textContent = isRight ? said.right : said.wrong;
}

async function begin(bytes) {
  verdict.className = "verdict";
  verdict.textContent = said.works.replace("{0}", "");
  try {
    await verify(new Uint8Array(await bytes()));
  } catch {
    verdict.className = "verdict wrong";
    verdict.textContent = said.unread;
  }
}

const controls = section.querySelector(".controls");
const button = controls.querySelector("button");
controls.hidden = false;
// A page from disk may not read its neighbours: there the visitor chooses the file.
button.hidden = !location.protocol.startsWith("http");
button.addEventListener("click", () => begin(async () => {
  const answer = await fetch(said.list);
  return answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status);
}));
controls.querySelector("input").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) {
    begin(() => file.arrayBuffer());
  }
});
