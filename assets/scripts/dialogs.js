// Links with data-dialog open the dialog in the page; buttons with data-confirm ask first.
import { element, on, say } from "./page.js";

on("click", "[data-dialog]", (event, link) => {
  const dialog = document.getElementById(link.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

on("click", "dialog", (event, dialog) => {
  if (event.target === dialog) dialog.close();
});

// In the capturing phase, before the busy button counts the form as sent.
on(
  "submit",
  "form",
  (event, form) => {
    const button = event.submitter;
    if (!button?.dataset.confirm || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopPropagation();
    ask(button.dataset.confirm, button.textContent.trim(), button.classList.contains("btn-danger")).then((yes) => {
      if (!yes) return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(button);
      delete form.dataset.confirmed;
    });
  },
  true,
);

function ask(question, label, danger) {
  const dialog = element("dialog", { class: "dialog", "aria-label": question });
  const yes = element("button", { class: `btn btn-${danger ? "danger" : "primary"}`, value: "yes" }, label || say("yes"));
  const no = element("button", { class: "btn", value: "no" }, say("no"));
  const form = element("form", { method: "dialog", class: "dialog-actions" }, no, yes);
  dialog.append(element("div", { class: "dialog-body" }, element("p", {}, question)), form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    }),
  );
}
