// Buttons that copy: a text of their own, what a field holds, or what a script puts together. Nothing is sent from here.
const words = document.querySelector("[data-copied]")?.dataset ?? {};

async function copyText(text, said, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = words.copied;
  } catch {
    // From disk a browser may let no page write to the clipboard: the text is selected instead.
    otherwise?.();
    said.textContent = otherwise ? words.select : text;
  }
}

for (const line of document.querySelectorAll(".copy")) {
  const button = line.querySelector("button");
  const field = document.getElementById(button.dataset.copyOf ?? "");
  line.hidden = false;
  button.addEventListener("click", () => copyText(field?.value ?? new URL(button.dataset.copy, location.href.replace(/[^/]*$/, "")).href, line.querySelector("[role=status]"), field && (() => field.select())));
}
