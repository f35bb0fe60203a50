// While one types, the server is asked for hints (duplicates, the right office) and its fragment is shown below the field.
import { each } from "./page.js";

each("[data-hint]", (box) => {
  const control = document.getElementById(box.dataset.hintFor);
  if (!control) return;
  let timer, last;
  const look = async () => {
    const value = control.value.trim();
    if (value === last) return;
    last = value;
    if (value.length < 3) return void box.replaceChildren();
    const url = new URL(box.dataset.hint, location.href);
    url.searchParams.set(control.name, value); // nothing else of the form: addresses end up in logs
    const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.ok && value === control.value.trim()) box.innerHTML = await answer.text();
  };
  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 350);
  });
});
