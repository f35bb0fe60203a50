// Copy buttons appear only where they can work.
import { each, on, say } from "./page.js";

if (navigator.clipboard) each("[data-copy]", (button) => (button.hidden = false));

on("click", "[data-copy]", async (_event, button) => {
  await navigator.clipboard.writeText(button.dataset.copy);
  const note = document.createElement("span");
  note.setAttribute("role", "status");
  note.textContent = say("copied");
  button.after(note);
  setTimeout(() => note.remove(), 2000);
});
