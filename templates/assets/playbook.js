// Fills the variables of a ready answer in, and copies it. Without this script the text stands there with its braces.
const answers = document.querySelector(".answers");
const fields = new Map([...document.querySelectorAll(".variables input")].map((field) => [field.dataset.name, field]));
const places = [];

// Every {name} of a known variable becomes a place of its own; code is quoted, not filled in.
const walker = document.createTreeWalker(answers, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest("code, pre") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
const texts = [];
while (walker.nextNode()) {
  texts.push(walker.currentNode);
}
for (const text of fields.size > 0 ? texts : []) {
  const parts = text.data.split(/(\{[\p{L}][\p{L}\p{N}_-]*\})/u);
  if (parts.some((part) => fields.has(part.slice(1, -1)))) {
    text.replaceWith(...parts.map((part) => {
      const name = part.slice(1, -1);
      if (!part.startsWith("{") || !fields.has(name)) {
        return part;
      }
      const place = document.createElement("span");
      place.className = "variable";
      place.textContent = part;
      places.push({ place, name });
      return place;
    }));
  }
}

function fill() {
  for (const { place, name } of places) {
    const value = fields.get(name).value.trim();
    place.textContent = value || `{${name}}`;
    place.classList.toggle("filled", value !== "");
  }
}
for (const field of fields.values()) {
  field.hidden = false;
  field.addEventListener("input", fill);
}
fill();

// What is to be said stands in quotes; a text without any is said as it is.
for (const answer of document.querySelectorAll(".playbook.k-answer .answer, .playbook.k-crisis .answer:has(blockquote)")) {
  const quotes = [...answer.querySelectorAll(".prose blockquote")].filter((quote) => !quote.parentElement.closest("blockquote"));
  for (const quote of quotes.length > 0 ? quotes : [answer.querySelector(".prose")]) {
    const line = document.createElement("p");
    line.className = "copy-answer";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = answers.dataset.copy;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    line.append(button, " ", said);
    quote.after(line);
    button.addEventListener("click", () => copyText(quote.innerText.trim(), said, () => getSelection().selectAllChildren(quote)));
  }
}
