// Menus made of <details> close on Escape and on a click elsewhere; toasts can be put away.
import { each, on } from "./page.js";

const open = () => document.querySelectorAll("details[data-dropdown][open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

on("click", "[data-dismiss]", (_event, button) => button.parentElement.remove());
each("[data-dismiss]", (button) => (button.hidden = false));
on("click", "[data-print]", () => print());
