// Letters left in a long text; told to screen readers only when it is getting short.
import { each, say } from "./page.js";

each("[data-count-for]", (note) => {
  const area = document.getElementById(note.dataset.countFor);
  const show = () => {
    const left = area.maxLength - area.value.length;
    note.textContent = `${left} ${say("left")}`;
    note.setAttribute("aria-live", left < 50 ? "polite" : "off");
  };
  area.addEventListener("input", show);
  show();
});

each("[data-focus]", (summary) => summary.focus());
