// What every module needs: the words of the page's language, and listening that survives htmx swaps.
let words;
export const say = (key) => (words ??= JSON.parse(document.body.dataset.words || "{}"))[key] ?? key;

export function on(type, selector, handler, options) {
  document.addEventListener(
    type,
    (event) => {
      const target = event.target instanceof Element && event.target.closest(selector);
      if (target) handler(event, target);
    },
    options,
  );
}

// Runs for what is in the page now and for what htmx puts there later.
export function each(selector, prepare) {
  const visit = (scope) => {
    for (const element of scope.querySelectorAll(selector)) {
      const key = `ready${selector.replace(/\W/g, "")}`;
      if (element.dataset[key]) continue;
      element.dataset[key] = "yes";
      prepare(element);
    }
  };
  const start = () => visit(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  document.addEventListener("htmx:load", (event) => visit(event.detail.elt.parentElement ?? document));
}

export const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
