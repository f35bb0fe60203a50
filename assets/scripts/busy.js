// A form is sent once: the second press of its button does nothing, and the button says that work goes on.
import { on, say } from "./page.js";

on("submit", "form", (event, form) => {
  if (form.method === "dialog" || form.method === "get" || event.defaultPrevented || event.submitter?.formTarget) return; // a preview opens beside the form and sends nothing
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  const button = event.submitter;
  if (!button || !button.matches(".btn")) return;
  // After the browser has read the button's name and value, or they would not be sent.
  setTimeout(() => {
    button.setAttribute("aria-disabled", "true");
    button.classList.add("is-busy");
    const label = button.querySelector("span");
    if (label && button.dataset.busy !== undefined) label.textContent = button.dataset.busy || say("busy");
  });
});

// Coming back with the browser's back button, the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll(".is-busy")) {
    button.classList.remove("is-busy");
    button.removeAttribute("aria-disabled");
  }
});
