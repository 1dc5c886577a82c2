// A yes is given when somebody says it, not when the site was built: its moment is filled in then. Nothing is sent from here.
const waiting = document.querySelector(".waiting");

// The time on the clock of the site's zone, as the approvals file has it.
function clock(moment) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en", { timeZone: waiting.dataset.zone, hourCycle: "h23", calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" })
    .formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

// In the hour that a clock shows twice, with its offset.
function written(moment) {
  const time = clock(moment);
  const hour = 3_600_000;
  if (clock(moment + hour) !== time && clock(moment - hour) !== time) {
    return time;
  }
  const minutes = (Date.parse(`${time.replace(" ", "T")}Z`) - Math.floor(moment / 60_000) * 60_000) / 60_000;
  const two = (number) => String(number).padStart(2, "0");
  return `${time}${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

for (const approve of waiting.querySelectorAll(".approve")) {
  const link = approve.querySelector(".say");
  const lines = approve.querySelector("textarea");
  const said = approve.querySelector("[role=status]");
  let at = approve.dataset.at;
  const fill = () => {
    let now;
    try {
      now = written(Date.now());
    } catch {
      // A zone that this browser does not know: the moment of the build stays.
      return;
    }
    const [old, next] = [at, now].map((time) => `\n  at: ${time}\n`);
    lines.value = lines.value.replaceAll(old, next);
    if (link) {
      link.href = link.href.replaceAll(encodeURIComponent(old), encodeURIComponent(next));
    }
    at = now;
  };
  fill();
  link?.addEventListener("pointerdown", fill);
  link?.addEventListener("click", fill);
  approve.querySelector(".copy").hidden = false;
  approve.querySelector("button").addEventListener("click", async () => {
    fill();
    try {
      await navigator.clipboard.writeText(lines.value);
      said.textContent = waiting.dataset.copied;
    } catch {
      lines.select();
      said.textContent = waiting.dataset.select;
    }
  });
}
