// Lists by keyboard: j and k move, Enter opens, x chooses, a goes to what can be done with the chosen, / searches, ? explains. Never while typing.
import { element, say } from "./page.js";

const HELP = [["j", "keyNext"], ["k", "keyPrevious"], ["Enter", "keyOpen"], ["x", "keySelect"], ["a", "keyAct"], ["/", "keySearch"], ["?", "keyHelp"]];
const rows = () => [...document.querySelectorAll("[data-list] tbody tr")];
const current = () => document.querySelector("[data-list] tr.is-current");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const index = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
  current()?.classList.remove("is-current");
  next.classList.add("is-current");
  next.querySelector("a[href]")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function help() {
  const list = element("dl", { class: "keys" });
  for (const [key, word] of HELP) list.append(element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, say(word))));
  const close = element("button", { class: "btn" }, say("close"));
  const title = element("h2", {}, say("keysTitle"));
  const dialog = element("dialog", { class: "dialog", "aria-label": say("keysTitle") });
  dialog.append(element("div", { class: "dialog-head" }, title), element("div", { class: "dialog-body" }, list));
  dialog.append(element("form", { method: "dialog", class: "dialog-actions" }, close));
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  Enter: () => current()?.querySelector("a[href]")?.click(),
  x: () => current()?.querySelector("input[type=checkbox]")?.click(),
  a: () => document.querySelector("[data-hotkey='a']")?.focus(),
  "/": () => document.querySelector("[data-hotkey='/']")?.focus(),
  "?": help,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
  if (event.key === "Enter" && event.target !== document.body && !event.target.matches("[type=checkbox]")) return;
  if (!document.querySelector("[data-list]") && event.key !== "/") return;
  event.preventDefault();
  actions[event.key]();
});
