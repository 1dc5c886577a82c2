// Proposes changes of a calendar: moves gather in a tray of this browser, and become a patch, a command, or visits to the
// forge. Nothing is sent anywhere. What content says is only ever text here. `root` and `element` are planner.js's, which runs before.
const panel = document.querySelector(".moves");
const say = panel.dataset;
const days = [...document.querySelectorAll(".month > .cell")];
const isWeek = document.querySelector(".month.week") !== null;
const tray = panel.querySelector(".tray");
const form = panel.querySelector(".move-form");
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);

function tell(text) {
  panel.querySelector(".moves-said").textContent = text;
}

// Times are local ones, as they stand in the files: reckoned as if in UTC, so that no zone of this browser plays a part.
const minute = 60_000;
const day = 24 * 60 * minute;
const reckon = (time) => Date.parse(`${time}Z`);
const written = (number) => new Date(number).toISOString().slice(0, 16);
const dates = new Intl.DateTimeFormat(say.dates, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });
const spoken = (time) => dates.format(reckon(time));
const isTime = (time) => typeof time === "string" && /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d$/.test(time) && !Number.isNaN(reckon(time));

// The tray, kept in this browser: one for each address that a site has.
const key = `planner-moves:${new URL(root || ".", location.href).href.replace(/[?#].*$/, "")}`;
let moves = [];

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "[]");
    moves = found.filter((move) => typeof move.page === "string" && isTime(move.from) && isTime(move.to)).map(({ page, from, to, title, brand }) => ({ page, from, to, title: String(title), brand: String(brand) }));
  } catch {
    moves = [];
  }
}

function keep() {
  try {
    moves.length ? localStorage.setItem(key, JSON.stringify(moves)) : localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still has the tray of this page.
  }
  show();
}

// What is known of the posts of a month: scripts, since a page from disk may read nothing else.
const months = new Map();
const load = (month) => {
  if (!months.has(month)) {
    months.set(month, new Promise((resolve) => {
      document.head.append(element("script", { src: `${root}moves/${month}.js`, onload: (event) => resolve(event.target.found ?? {}), onerror: () => resolve({}) }));
    }));
  }
  return months.get(month);
};
const placesOf = async ({ page, from }) => ((await load(from.slice(0, 7)))[page] ?? []).filter((place) => place.w === from);

// An entry says by itself which post it is and when: nothing stands on the page for this script alone.
function lookAt(entry) {
  const link = entry.querySelector("a");
  const time = entry.querySelector("time");
  const known = entry.move;
  if (known) {
    return { ...known };
  }
  const page = link?.getAttribute("href").match(/posts\/([^/]+)\.html$/)?.[1];
  return page && isTime(time?.dateTime)
    ? { page, from: time.dateTime, to: time.dateTime, title: entry.querySelector(".name").textContent, brand: [...entry.classList].find((name) => name.startsWith("b-")) ?? "" }
    : null;
}

async function propose(move, to) {
  if (!isTime(to) || to === move.to) {
    tell(fill(say.left, move.title));
    return false;
  }
  if ((await placesOf(move)).length === 0) {
    tell(fill(say.fixed, move.title));
    return false;
  }
  read();
  moves = moves.filter((other) => other.page !== move.page || other.from !== move.from);
  if (to !== move.from) {
    moves.push({ ...move, to });
  }
  tell(fill(to === move.from ? say.back : say.moved, move.title, spoken(to)));
  keep();
  return true;
}

function undo(move) {
  read();
  moves = moves.filter((other) => other.page !== move.page || other.from !== move.from);
  tell(fill(say.back, move.title));
  keep();
}

// On the calendar: the old place greyed, the new one with a dashed outline, both in words too.
function show() {
  document.querySelectorAll(".entry.proposed").forEach((entry) => entry.remove());
  for (const entry of document.querySelectorAll(".cell .entry.left")) {
    entry.classList.remove("left");
    entry.querySelector(".left-for").remove();
  }
  for (const move of moves) {
    for (const entry of document.querySelectorAll(".cell .entry:not(.proposed, .left, .gone)")) {
      const seen = lookAt(entry);
      if (seen?.page === move.page && seen.from === move.from) {
        entry.classList.add("left");
        entry.querySelector("a").append(element("span", { className: "left-for", textContent: fill(say.old, spoken(move.to)) }));
      }
    }
    const cell = document.getElementById(`d${move.to.slice(0, 10)}`);
    cell && place(cell, move);
  }
  list();
}

function place(cell, move) {
  let entries = cell.querySelector(".entries");
  if (!entries) {
    entries = element("ul", { className: "entries" });
    cell.querySelector(".nothing")?.remove();
    cell.classList.remove("empty");
    cell.insertBefore(entries, cell.querySelector(".add, .more"));
  }
  const link = element("a", { href: `${root}posts/${move.page}.html` },
    element("span", { className: "when" }, element("time", { dateTime: move.to, textContent: move.to.slice(11) })), " ",
    element("span", { className: "name", textContent: move.title }), " ",
    element("span", { className: "state" }, element("span", { className: "word", textContent: say.proposed })));
  const entry = element("li", { className: "entry proposed", move }, link);
  /^b-[\p{L}\p{M}\p{N}_-]+$/u.test(move.brand) && entry.classList.add(move.brand);
  const later = [...entries.children].find((other) => (other.querySelector("time")?.dateTime ?? "") > move.to);
  entries.insertBefore(entry, later ?? null);
}

// In the tray.
function list() {
  tray.hidden = moves.length === 0;
  document.body.classList.toggle("has-tray", moves.length > 0);
  tray.querySelector(".count").textContent = `(${moves.length})`;
  tray.querySelector(".tray-out").hidden = true;
  tray.querySelector("ul").replaceChildren(...moves.map((move) => {
    const line = element("li", {}, element("a", { href: `${root}posts/${move.page}.html`, textContent: move.title }), " ",
      element("span", { className: "note", textContent: fill(say.fromTo, "", spoken(move.from), spoken(move.to)).replace(/^, /, "") }), " ");
    const back = element("button", { type: "button", textContent: say.undoOne, onclick: () => undo(move) });
    back.setAttribute("aria-label", `${say.undoOne}: ${move.title}`);
    line.append(back);
    placesOf(move).then((places) => {
      if (places.length === 0) {
        line.append(element("span", { className: "error", textContent: fill(say.fixed, move.title) }));
      } else if (say.edit) {
        const edit = element("a", { href: say.edit.replace("{path}", () => places[0].f.split("/").map(encodeURIComponent).join("/")), rel: "nofollow noopener", textContent: say.editOne });
        edit.setAttribute("aria-label", `${say.editOne}: ${move.title}`);
        line.append(" ", edit);
      }
    });
    return line;
  }));
}

// What the tray gives. Quotes and the letter between day and hour stay as the author wrote them.
const chosen = async () => (await Promise.all(moves.map(async (move) => (await placesOf(move)).map((spot) => ({ spot, to: move.to }))))).flat();

function valueOf(spot, line, to) {
  const old = line.slice(spot.s, spot.s + spot.n);
  const quote = /^["']/.exec(old)?.[0] ?? "";
  return `${quote}${to.slice(0, 10)}${old.slice(quote.length).trimStart()[10]}${to.slice(11)}${quote}`;
}

const quoted = (path) => (/["\\\p{Cc}]/u.test(path) ? JSON.stringify(path) : path);

function patchOf(changes) {
  const files = new Map();
  for (const { spot, to } of changes) {
    const file = files.get(spot.f) ?? { lines: new Map(), spots: [], end: spot.r ? "\r\n" : "\n", last: 0 };
    const lines = spot.t.split("\n");
    lines.forEach((line, at) => file.lines.set(spot.l - (spot.b ? 1 : 0) + at, line));
    file.last ||= spot.z ? spot.l - (spot.b ? 1 : 0) + lines.length - 1 : 0;
    file.spots.push({ spot, to });
    files.set(spot.f, file);
  }
  return [...files].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, file]) => {
    const changed = new Map();
    for (const { spot, to } of file.spots.sort((one, other) => other.spot.s - one.spot.s)) {
      const line = changed.get(spot.l) ?? file.lines.get(spot.l);
      changed.set(spot.l, line.slice(0, spot.s) + valueOf(spot, line, to) + line.slice(spot.s + spot.n));
    }
    const numbers = [...file.lines.keys()].sort((one, other) => one - other);
    const hunks = numbers.filter((number) => !file.lines.has(number - 1)).map((first) => {
      let count = 1;
      while (file.lines.has(first + count)) {
        count++;
      }
      const out = (sign, number, text) => sign + text + (number === file.last ? "\n\\ No newline at end of file\n" : file.end);
      let text = `@@ -${first},${count} +${first},${count} @@\n`;
      for (let number = first; number < first + count; number++) {
        const line = file.lines.get(number);
        text += changed.has(number) ? out("-", number, line) + out("+", number, changed.get(number)) : out(" ", number, line);
      }
      return text;
    });
    const full = say.folder + path;
    const tab = full.includes(" ") ? "\t" : "";
    return `diff --git ${quoted(`a/${full}`)} ${quoted(`b/${full}`)}\n--- ${quoted(`a/${full}`)}${tab}\n+++ ${quoted(`b/${full}`)}${tab}\n${hunks.join("")}`;
  }).join("");
}

const shell = (word) => (/^[\w.,:/@%+][\w.,:/@%+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const commandOf = (changes) => changes.map(({ spot, to }) => {
  const id = spot.i ?? spot.f.slice(spot.f.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  return `planner schedule ${shell(id)}${spot.a ? ` --account ${shell(spot.a)}` : ""} --at "${to.replace("T", " ")}"`;
}).join(" && ");

// Where a browser lets no page write to the clipboard, the text is there and selected; without the returns of lines from
// Windows, which no field for text keeps.
async function copy(area, text) {
  area.value = text;
  area.focus();
  area.select();
  try {
    await navigator.clipboard.writeText(text);
    tell(say.copied);
  } catch {
    tell(text.includes("\r") ? say.returns : say.select);
  }
}

async function give(what) {
  if (what === "clear") {
    moves = [];
    tell("");
    keep();
    return;
  }
  const changes = await chosen();
  const text = what === "command" ? commandOf(changes) : patchOf(changes);
  if (what === "download") {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/x-patch" })), download: "planner-moves.patch" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), minute);
    return;
  }
  const out = tray.querySelector(".tray-out");
  out.hidden = false;
  out.querySelector("span").textContent = tray.querySelector(`[data-do=${what}]`).textContent;
  await copy(out.querySelector("textarea"), text);
}
tray.addEventListener("click", (event) => event.target.dataset?.do && give(event.target.dataset.do));
addEventListener("storage", (event) => event.key === key && (read(), show()));

// Moving: with a form, by mouse, by keyboard. While something is carried, its place is shown on the day it would go to.
let carried = null;

function mark(time) {
  document.querySelector(".cell.onto")?.classList.remove("onto");
  time && document.getElementById(`d${time.slice(0, 10)}`)?.classList.add("onto");
}

function drop(to) {
  const { move, entry } = carried;
  carried = null;
  entry.classList.remove("carried");
  mark(null);
  return propose(move, to ?? move.to);
}

function pick(entry, move, more) {
  carried = { entry, move, at: reckon(move.to), ...more };
  entry.classList.add("carried");
}

function ask(entry, move) {
  form.querySelector(".name").textContent = move.title;
  form.querySelector("[type=date]").value = move.to.slice(0, 10);
  form.querySelector("[type=time]").value = move.to.slice(11);
  form.querySelector("a").href = `${root}posts/${move.page}.html`;
  form.move = move;
  form.showModal();
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  form.close();
  propose(form.move, `${form.querySelector("[type=date]").value}T${form.querySelector("[type=time]").value.slice(0, 5)}`);
});
panel.addEventListener("click", (event) => event.target.dataset?.do === "cancel" && event.target.closest("dialog").close());

const mode = panel.querySelector(".moves-mode");
mode.addEventListener("click", () => {
  const isOn = mode.getAttribute("aria-pressed") !== "true";
  mode.setAttribute("aria-pressed", isOn);
  panel.querySelector(".moves-how .note").hidden = !isOn;
  document.body.classList.toggle("is-moving", isOn);
});

const calendar = document.querySelector(".month");
const entryOf = (target) => target.closest?.(".cell .entry:not(.gone)");
let isDragged = false;
calendar.addEventListener("click", (event) => {
  const entry = entryOf(event.target);
  const move = entry && lookAt(entry);
  if (move && (isDragged || mode.getAttribute("aria-pressed") === "true")) {
    event.preventDefault();
    isDragged || ask(entry, move);
  }
});
// A link would be dragged as an address.
calendar.addEventListener("dragstart", (event) => entryOf(event.target) && event.preventDefault());

// A mouse moves a post to the day below it; in a week with its days side by side, up and down move it by a quarter of an hour each 12 pixels.
const isGrid = () => days.length > 1 && days[0].offsetTop === days[1].offsetTop;
calendar.addEventListener("pointerdown", (event) => {
  isDragged = false;
  const entry = entryOf(event.target);
  const move = entry && lookAt(entry);
  if (!move || event.button !== 0 || event.pointerType === "touch" || carried) {
    return;
  }
  const [x, y] = [event.clientX, event.clientY + scrollY];
  const label = element("p", { className: "carried-to" });
  let to = move.to;
  const stop = () => {
    removeEventListener("pointermove", go);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", escape);
    label.remove();
    document.body.classList.remove("is-dragging");
  };
  const go = (now) => {
    if (!isDragged && Math.hypot(now.clientX - x, now.clientY + scrollY - y) < 6) {
      return;
    }
    if (!isDragged) {
      isDragged = true;
      pick(entry, move, { isMouse: true });
      document.body.append(label);
      document.body.classList.add("is-dragging");
    }
    scrollBy(0, now.clientY < 40 ? -16 : now.clientY > innerHeight - 40 ? 16 : 0);
    const cell = document.elementsFromPoint(now.clientX, now.clientY).map((below) => below.closest(".cell")).find(Boolean);
    to = cell ? `${cell.id.slice(1)}T${timeAt(now.clientY + scrollY - y)}` : move.to;
    label.textContent = spoken(to);
    label.style.left = `${Math.min(now.clientX + 14, innerWidth - label.offsetWidth - 8)}px`;
    label.style.top = `${Math.min(now.clientY + 14, innerHeight - label.offsetHeight - 8)}px`;
    mark(to);
  };
  const timeAt = (down) => {
    // The first 24 pixels are nobody's wish.
    const steps = isWeek && isGrid() ? Math.sign(down) * Math.ceil(Math.max(0, Math.abs(down) - 24) / 12) * 15 : 0;
    const time = reckon(move.to) % day / minute;
    // Onto the quarters of the clock, unless the time stays as it is.
    const moved = steps === 0 ? time : Math.round((time + steps) / 15) * 15;
    return written(Math.min(Math.max(moved, 0), 24 * 60 - 15) * minute).slice(11);
  };
  const up = () => {
    stop();
    carried && drop(to);
  };
  const cancel = () => {
    stop();
    carried && drop(null);
  };
  const escape = (now) => now.key === "Escape" && cancel();
  addEventListener("pointermove", go);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", escape);
});

const steps = { ArrowLeft: -day, ArrowRight: day, ArrowUp: isWeek ? -15 * minute : -7 * day, ArrowDown: isWeek ? 15 * minute : 7 * day };
document.addEventListener("keydown", async (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select, dialog")) {
    return;
  }
  if (!carried) {
    const entry = entryOf(event.target);
    const move = event.key.toLowerCase() === "m" && entry ? lookAt(entry) : null;
    if (move) {
      event.preventDefault();
      pick(entry, move);
      tell(fill(say.carry, move.title));
    }
  } else if (!carried.isMouse && (event.key in steps || ["Enter", " ", "Escape", "Tab"].includes(event.key))) {
    event.key === "Tab" || event.preventDefault();
    if (event.key in steps) {
      const at = carried.at + steps[event.key];
      carried.at = isTime(new Date(at).toISOString().slice(0, 16)) ? at : carried.at;
      mark(written(carried.at));
      tell(fill(say.at, spoken(written(carried.at))));
      return;
    }
    const { move } = carried;
    if (await drop(event.key === "Enter" || event.key === " " ? written(carried.at) : null)) {
      [...document.querySelectorAll(".entry.proposed")].find((entry) => entry.move.page === move.page && entry.move.from === move.from)?.querySelector("a").focus();
    }
  }
});

// New posts: the forge's page with name and text filled in, or the text to paste.
const most = 8000;
for (const link of document.querySelectorAll(".cell .add")) {
  const date = link.closest(".cell").id.slice(1);
  const [name, text] = [say.newName, say.newText].map((each) => each.replaceAll("{date}", date));
  const filled = `${link.href}?${say.nameParameter}=${encodeURIComponent(name)}&${say.contentParameter}=${encodeURIComponent(text)}`;
  if (say.contentParameter && filled.length <= most) {
    link.href = filled;
  } else {
    link.addEventListener("click", (event) => {
      const paste = panel.querySelector(".new-form");
      event.preventDefault();
      paste.querySelector("h2").textContent = link.getAttribute("aria-label");
      paste.querySelector("code").textContent = name;
      paste.querySelector("textarea").value = text;
      paste.querySelector("a").href = link.href;
      paste.showModal();
    });
  }
}
panel.querySelector(".new-form").addEventListener("click", (event) => event.target.dataset?.do === "copy" && copy(event.currentTarget.querySelector("textarea"), event.currentTarget.querySelector("textarea").value));

panel.hidden = false;
read();
show();
