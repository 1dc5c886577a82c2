// Comfort only: every page works without it. The search box and the filters stay hidden until this runs.
const root = document.documentElement.dataset.root ?? "";
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Search: all posts are read when the box is first used, and kept while the page is open.
const box = document.querySelector(".search");
if (box) {
  const input = box.querySelector("input");
  const list = box.querySelector("ul");
  const status = box.querySelector("[role=status]");
  const json = (path) => fetch(root + path).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
  // A page from disk may not read a file, but may run the script that stands beside it and says the same.
  const script = (path) => new Promise((resolve, reject) => {
    document.head.append(element("script", { src: root + path.replace(/json$/, "js"), onload: (event) => resolve(event.target.found), onerror: reject }));
  });
  const read = location.protocol === "file:" ? script : json;
  let posts;
  const load = () => (posts ??= read("search.json")
    .then((found) => (found.shards ? Promise.all(found.shards.map(read)) : [found]))
    .then((files) => files.flatMap((file) => file.posts))
    .then((all) => all.map((post) => ({ ...post, text: fold([post.t, post.i, post.b, post.s, ...(post.a ?? []), ...(post.g ?? []), post.x].join(" ")) })))
    .then((all) => all.sort((one, other) => (other.d ?? "").localeCompare(one.d ?? ""))));

  const dates = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  const show = (found) => {
    list.replaceChildren(...found.slice(0, 20).map((post) => element("li", {}, element("a", { href: root + post.u, className: post.b ? `b-${post.b.replace(/[.~]/g, "_")}` : "" },
      element("span", { textContent: post.t }),
      element("span", { className: "note", textContent: [post.d && dates.format(new Date(`${post.d}Z`)), post.b].filter(Boolean).join(" · ") })))));
    list.style.setProperty("--below", `${input.getBoundingClientRect().bottom + 6}px`);
    list.hidden = found.length === 0;
    status.textContent = found.length ? input.dataset.some.replace("{0}", found.length) : input.dataset.none;
    status.classList.toggle("sr", found.length > 0);
  };
  input.addEventListener("focus", () => load().catch(() => { box.hidden = true; }), { once: true });
  input.addEventListener("input", async () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      list.hidden = true;
      status.textContent = "";
      return;
    }
    const all = await load();
    show(all.filter((post) => words.every((word) => post.text.includes(word))));
  });
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: links[at + 1], ArrowUp: at > 0 ? links[at - 1] : input }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
    } else if (event.key === "Escape") {
      list.hidden = true;
      input.focus();
    }
  });
  // Whoever goes on to something else sees what it is; a click on the page itself goes nowhere.
  box.addEventListener("focusout", (event) => {
    list.hidden ||= event.relatedTarget !== null && !box.contains(event.relatedTarget);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select")) {
      event.preventDefault();
      input.focus();
    }
  });
  box.hidden = false;
}

// Filters: what the entries of this page say about themselves, nothing else is offered. Kept in the address, so that a view can be shared.
const filters = document.querySelector(".filters");
const entries = [...document.querySelectorAll(".entry")];
if (filters && entries.length > 1) {
  const chosen = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
  const names = {
    brand: (entry) => [...entry.querySelectorAll(".brand")].map((brand) => [brand.textContent, brand.textContent]),
    network: (entry) => [...entry.querySelectorAll(".net")].map((net) => [net.title, net.title]),
    state: (entry) => [entry.querySelector(".word").textContent].map((state) => [state, state]),
  };
  const count = element("p", { className: "note" });
  count.setAttribute("role", "status");
  const apply = () => {
    let shown = 0;
    for (const entry of entries) {
      const fits = Object.entries(names).every(([key, of]) => !chosen.get(key) || of(entry).some(([value]) => value === chosen.get(key)));
      entry.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = chosen.size ? filters.dataset.count.replace("{0}", shown) : "";
  };
  for (const [key, of] of Object.entries(names)) {
    const values = new Map(entries.flatMap(of).filter(([value]) => value));
    if (values.size > 1) {
      const select = element("select", {}, element("option", { value: "", textContent: filters.dataset[`${key}All`] }),
        ...[...values].sort(([, one], [, other]) => one.localeCompare(other)).map(([value, text]) => element("option", { value, textContent: text })));
      select.value = chosen.get(key) ?? "";
      select.addEventListener("change", () => {
        select.value ? chosen.set(key, select.value) : chosen.delete(key);
        history.replaceState(null, "", chosen.size ? `#?${chosen}` : location.pathname);
        apply();
      });
      filters.append(element("label", { textContent: `${filters.dataset[key]} ` }, select));
    }
  }
  filters.append(count);
  filters.hidden = false;
  apply();
}

// Versions side by side: each text once with what is gone, once with what is new.
const sides = document.querySelector(".sides");
if (sides) {
  const show = (isAsked) => {
    sides.setAttribute("aria-pressed", isAsked);
    for (const words of document.querySelectorAll(isAsked ? ".difference > .words" : ".pair")) {
      words.replaceWith(...(isAsked ? [element("div", { className: "pair" }, words.cloneNode(true), words.cloneNode(true))] : [words.firstChild]));
    }
  };
  sides.addEventListener("click", () => show(sides.getAttribute("aria-pressed") !== "true"));
  sides.hidden = false;
}
